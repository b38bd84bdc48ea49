import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadWindowState, placeWindow, saveWindowState, type Bounds } from '../../../src/main/desktop/windowState.ts';

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
  ])('is %s', (_what, bounds, workAreas, expected) => {
    expect(placeWindow({ bounds, maximized: false }, workAreas)).toStrictEqual(expected);
  });
});
