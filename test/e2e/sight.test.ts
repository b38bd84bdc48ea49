import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/main/library/index.ts';
import { silentLogger } from '../../src/main/logging/logger.ts';
import { systemClock } from '../../src/shared/domain/clock.ts';
import { recipeOf } from '../integration/library/recipes.ts';
import { keepGeneration } from '../integration/library/shelf.ts';
import { testImaging } from '../support/plainPicture.ts';
import { App } from './app.ts';
import { CrowdedApp } from './crowdedApp.ts';
import { jpegFile } from './drawnPictures.ts';
import { openUnconnected } from './syntheticApp.ts';

/** What of an element is seen where shades and shadows are not: ground, edge and ring. */
interface Look {
  ground: string;
  edge: string;
  ring: string;
}

const look = (element: Locator): Promise<Look> =>
  element.evaluate((drawn) => {
    const style = getComputedStyle(drawn);
    const line = (width: string, kind: string, colour: string): string =>
      kind === 'none' || width === '0px' || colour === 'rgba(0, 0, 0, 0)' ? 'none' : `${width} ${kind} ${colour}`;
    return {
      ground: style.backgroundColor,
      edge: line(style.borderTopWidth, style.borderTopStyle, style.borderTopColor),
      ring: line(style.outlineWidth, style.outlineStyle, style.outlineColor),
    };
  });

/** Relative luminance of `rgb(…)`, as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const channels = [...colour.matchAll(/[\d.]+/g)].slice(0, 3).map(([number]) => Number(number) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((channel) =>
    channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each(['dark', 'light'] as const)('with forced colours, %s', (colorScheme) => {
  const crowded = new CrowdedApp(new App());
  const { app } = crowded;
  afterAll(() => crowded.dispose());

  it('shows what is chosen, and the edges of what floats', async () => {
    await crowded.prepare();
    await crowded.open({ page: { forcedColors: 'active', colorScheme } });
    const { page } = app;
    await page.getByRole('article').first().waitFor();
    const ground = (await look(page.locator('main').first())).ground;
    /** The chosen one's ground or ring differs from the other's, and stands out from the window. */
    const differs = async (chosen: Locator, other: Locator): Promise<void> => {
      const [one, two] = [await look(chosen.first()), await look(other.first())];
      const mark = one.ring === two.ring || one.ring === 'none' ? one.ground : one.ring.replace(/^.*? (?=rgb)/, '');
      expect([one.ground, one.ring]).not.toEqual([two.ground, two.ring]);
      expect(contrast(mark, ground)).toBeGreaterThan(3);
    };
    const hasEdge = async (element: Locator): Promise<void> => {
      const { edge } = await look(element.first());
      expect(edge).toMatch(/^1px solid/);
      expect(contrast(edge.replace(/^.*? (?=rgb)/, ''), ground)).toBeGreaterThan(3);
    };

    // Segments and ratio frames are the composer's two kinds of radio; the rail and the densities are toggles.
    for (const group of await page.locator('[data-composer] [role=radiogroup]').all()) {
      await differs(group.locator('[aria-checked=true]'), group.locator('[aria-checked=false]'));
    }
    await differs(
      page.locator('[data-sidebar] [aria-pressed=true]'),
      page.locator('[data-sidebar] [aria-pressed=false]'),
    );
    await differs(page.locator('main [aria-pressed=true]'), page.locator('main [aria-pressed=false]'));
    const track = page.locator('[data-composer] [role=slider]').locator('xpath=../preceding-sibling::*[1]');
    await hasEdge(track);
    await hasEdge(page.getByRole('progressbar'));
    await hasEdge(page.getByRole('article'));

    await page.locator('[data-picture]').first().click();
    await differs(
      page.locator('[data-picture][aria-selected=true]'),
      page.locator('[data-picture][aria-selected=false]'),
    );
    await page.keyboard.press('ArrowRight');
    const focused = page.locator('[data-picture]:focus');
    expect(await focused.evaluate((cell) => getComputedStyle(cell, '::after').borderTopStyle)).toBe('dashed');

    await page.locator('main [aria-haspopup=menu]').first().click();
    await page.getByRole('menu').waitFor();
    await hasEdge(page.getByRole('menu'));
    await page.keyboard.press('ArrowDown');
    await differs(page.locator('[data-highlighted]'), page.locator('[role^=menuitem]:not([data-highlighted])'));
    await page.keyboard.press('Escape');
    await page.locator('header [aria-haspopup=dialog]').first().click();
    await hasEdge(page.getByRole('dialog'));
    await page.keyboard.press('Escape');

    await page.locator('[data-picture]').first().click();
    await page.keyboard.press('Control+e');
    const checkbox = page.getByRole('dialog').getByRole('checkbox').first();
    await hasEdge(page.getByRole('dialog'));
    const before = await look(checkbox);
    await checkbox.click();
    expect(await look(checkbox)).not.toEqual(before);
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+,');
    await page.locator('main nav button').nth(4).click();
    await differs(page.locator('main nav button[aria-current]'), page.locator('main nav button:not([aria-current])'));
    const toggle = page.getByRole('switch').first();
    const off = await look(toggle);
    await toggle.click();
    expect((await look(toggle)).ground).not.toBe(off.ground);
    await page.keyboard.press('Escape');

    await page.locator('[data-picture]').first().dblclick();
    const strip = page.locator('[data-filmstrip]');
    await differs(strip.locator('[aria-current]'), strip.locator('button:not([aria-current])'));
    const swatches = page.getByRole('radiogroup').first();
    await differs(swatches.locator('[aria-checked=true]'), swatches.locator('[aria-checked=false]'));
    await app.screenshot(`90-forced-colours-${colorScheme}`);
    await page.keyboard.press('Escape');
    await page.locator('article').getByRole('button').last().click();
    await app.screenshot(`91-forced-colours-library-${colorScheme}`);
    expect(await app.accessibilityProblems()).toEqual([]);
  }, 60_000);
});

describe('on every surround, in both themes,', () => {
  const crowded = new CrowdedApp(new App());
  const { app } = crowded;
  afterAll(() => crowded.dispose());

  it('the viewer’s arrows and the ring of its focus stand out', async () => {
    await crowded.prepare(12);
    await crowded.open();
    const { page } = app;
    await page.locator('[data-picture]').nth(1).dblclick();
    await page.locator('[data-filmstrip]').waitFor();
    const stage = page.locator('[aria-describedby=viewer-keys]');
    const arrows = stage.locator('button');
    await expect.poll(() => arrows.count()).toBe(2);
    for (const theme of ['light', 'dark'] as const) {
      for (const surround of ['black', 'dark', 'mid', 'light', 'white'] as const) {
        await page.evaluate((patch) => window.reverie.settings.update(patch), { theme, surround });
        await page.locator(`:root[data-theme=${theme}]`).waitFor();
        await page.keyboard.press('Shift+Tab');
        await page.keyboard.press('Tab');
        const measured = async () => {
          const { ground } = await look(stage);
          const arrow = await arrows.first().evaluate((button) => getComputedStyle(button).color);
          const ring = await stage.evaluate((element) => {
            element.focus({ focusVisible: true });
            return getComputedStyle(element).outlineColor;
          });
          return Math.min(contrast(arrow, ground), contrast(ring, ground));
        };
        await expect.poll(measured, { message: `${surround} in the ${theme} theme` }).toBeGreaterThan(3);
      }
    }
  }, 60_000);
});

describe('a long text', () => {
  const app = new App();
  afterAll(() => app.dispose());

  it('in a dialog is read to its end by keyboard alone', async () => {
    await openUnconnected(app);
    const { page } = app;
    await app.resize(1024, 700);
    await page.locator('header').first().waitFor();
    await page.keyboard.press('Control+/');
    const last = page.getByRole('dialog').locator('dl').last().locator('> div').last();
    await last.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await expect
      .poll(() =>
        last.evaluate((row) => {
          const box = row.getBoundingClientRect();
          const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          return at !== null && row.contains(at);
        }),
      )
      .toBe(true);
  }, 60_000);
});

describe('on a dense screen', () => {
  const app = new App();
  afterEach(() => app.dispose());

  it('large tiles show a larger thumbnail, and the ordinary one until it has come', async () => {
    mkdirSync(app.userData, { recursive: true });
    const root = join(app.userData, 'library');
    const imaging = testImaging();
    const library = await openLibrary({ root, create: true, imaging, clock: systemClock, logger: silentLogger });
    for (const [index, scene] of (['lake', 'vase'] as const).entries()) {
      const { bytes } = await jpegFile(scene, scene, 2496, 1664);
      await keepGeneration(library, recipeOf(`dense${index}`, { createdAt: Date.now() - index * 1000 }), [bytes]);
    }
    library.close();
    await imaging.close();
    await app.open({
      flags: ['--api-url', 'http://127.0.0.1:9'],
      environment: { REVERIE_API_KEY: 'x' },
      page: { deviceScaleFactor: 2 },
    });
    const { page } = app;
    /** Width in its own pixels of the sharpest picture that each tile shows. */
    const shown = (): Promise<number[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll('[data-picture]')].map((tile) =>
          Math.max(
            ...[...tile.querySelectorAll('img')]
              .filter((image) => getComputedStyle(image).opacity === '1')
              .map((image) => image.naturalWidth),
          ),
        ),
      );
    const setRows = (rowHeight: number) =>
      page.evaluate((patch) => window.reverie.settings.update(patch), { rowHeight });
    await expect.poll(shown).toEqual([512, 512]);
    // From now on a tile that shows nothing for a moment would be seen.
    await page.evaluate(() => {
      const watch = (): void => {
        for (const tile of document.querySelectorAll('[data-picture]')) {
          const drawn = [...tile.querySelectorAll('img')].some((image) => getComputedStyle(image).opacity === '1');
          if (!drawn) document.body.dataset['flashed'] = 'yes';
        }
        requestAnimationFrame(watch);
      };
      watch();
    });
    await setRows(264);
    await expect.poll(shown).toEqual([1024, 1024]);
    await setRows(112);
    await expect.poll(shown).toEqual([512, 512]);
    expect(await page.evaluate(() => document.body.dataset['flashed'])).toBeUndefined();
    expect(app.complaints).toEqual([]);
  }, 60_000);
});
