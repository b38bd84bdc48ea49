import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  leastSize,
  loadWindowState,
  placeWindow,
  saveWindowState,
  type Bounds,
} from '../../../src/main/desktop/windowState.ts';

const folder = mkdtempSync(join(tmpdir(), 'reverie-window-'));
const file = join(folder, 'window.json');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const left: Bounds = { x: 0, y: 0, width: 1920, height: 1080 };
const right: Bounds = { x: 1920, y: 0, width: 2560, height: 1440 };

describe('the place of the window', () => {
  it('is remembered from one start to the next, and nothing else is left behind', () => {
    const state = { bounds: { x: 10, y: 20, width: 1300, height: 800 }, maximized: true };
    saveWindowState(file, state);
    expect(loadWindowState(file)).toStrictEqual(state);
    expect(readdirSync(folder)).toStrictEqual(['window.json']);
  });

  it.each([
    ['garbage', '{"bounds'],
    ['another shape', '{"bounds":{"x":"left"},"maximized":1}'],
    ['numbers no screen has', '{"bounds":{"x":1e30,"y":0,"width":1,"height":1},"maximized":false}'],
    ['nothing', ''],
  ])('is as at the first start when the file holds %s', (_what, text) => {
    writeFileSync(file, text);
    expect(loadWindowState(file)).toStrictEqual({ maximized: false });
  });

  it('is as at the first start when there is no file', () => {
    expect(loadWindowState(join(folder, 'none.json'))).toStrictEqual({ maximized: false });
  });

  it.each<[string, Bounds | undefined, Bounds[], unknown]>([
    ['the system’s choice at the first start', undefined, [left], { width: 1440, height: 900 }],
    ['where it was', { x: 100, y: 50, width: 1200, height: 800 }, [left], { x: 100, y: 50, width: 1200, height: 800 }],
    [
      'on the second screen',
      { x: 2000, y: 50, width: 1200, height: 800 },
      [left, right],
      { x: 2000, y: 50, width: 1200, height: 800 },
    ],
    [
      'the system’s choice when that screen is gone',
      { x: 2000, y: 50, width: 1200, height: 800 },
      [left],
      { width: 1200, height: 800 },
    ],
    [
      'the system’s choice when hardly any of it would be seen',
      { x: 1800, y: 50, width: 1200, height: 800 },
      [left],
      { width: 1200, height: 800 },
    ],
    [
      'the system’s choice when its title bar is out of reach',
      { x: 0, y: -500, width: 1200, height: 800 },
      [left],
      { width: 1200, height: 800 },
    ],
    [
      'never smaller than the interface allows',
      { x: 0, y: 0, width: 10, height: 10 },
      [left],
      { x: 0, y: 0, width: 1024, height: 700 },
    ],
    [
      'no larger than the only screen, where it was on a larger one',
      { x: 100, y: 60, width: 2560, height: 1400 },
      [left],
      { x: 0, y: 0, width: 1920, height: 1080 },
    ],
    [
      'no larger than the only screen at the first start',
      undefined,
      [{ x: 0, y: 25, width: 1280, height: 775 }],
      { width: 1280, height: 775 },
    ],
    [
      'no larger than the only screen where its own is gone',
      { x: 2000, y: 50, width: 2400, height: 1300 },
      [left],
      { width: 1920, height: 1080 },
    ],
    [
      'pushed so that it lies on its screen whole, under the bar of the system',
      { x: 900, y: 500, width: 1200, height: 800 },
      [{ x: 0, y: 25, width: 1920, height: 1055 }],
      { x: 720, y: 280, width: 1200, height: 800 },
    ],
    [
      'across two screens where it was so',
      { x: 1500, y: 50, width: 1200, height: 800 },
      [left, right],
      { x: 1500, y: 50, width: 1200, height: 800 },
    ],
    [
      'as large as a screen that is smaller than the interface allows',
      { x: 0, y: 0, width: 1440, height: 900 },
      [{ x: 0, y: 0, width: 960, height: 600 }],
      { x: 0, y: 0, width: 960, height: 600 },
    ],
    [
      'as large as it was where no screen is known',
      { x: 5, y: 5, width: 1200, height: 800 },
      [],
      { width: 1200, height: 800 },
    ],
  ])('is %s', (_what, bounds, workAreas, expected) => {
    expect(placeWindow({ bounds, maximized: false }, workAreas)).toStrictEqual(expected);
  });

  it.each([
    [
      { width: 1440, height: 900 },
      { minWidth: 1024, minHeight: 700 },
    ],
    [
      { width: 960, height: 800 },
      { minWidth: 960, minHeight: 700 },
    ],
  ])('of %j may become no smaller than %j', (place, least) => {
    expect(leastSize(place)).toStrictEqual(least);
  });

  it('is read from a file that an editor has put a byte order mark before', () => {
    const state = { bounds: { x: 10, y: 20, width: 1300, height: 800 }, maximized: false };
    writeFileSync(file, `\uFEFF${JSON.stringify(state)}`);
    expect(loadWindowState(file)).toStrictEqual(state);
  });
});
