import { beforeAll, describe, expect, it } from 'vitest';
import { filledApp } from './syntheticApp.ts';

const app = filledApp(20);

beforeAll(async () => {
  await app.page.getByRole('gridcell').first().waitFor();
  await app.page.keyboard.press('Control+Alt+2');
  // Timers without a delay run when the test says so: whoever does something "in a moment" does it late.
  await app.page.evaluate(() => {
    const real = window.setTimeout;
    const held: (() => void)[] = [];
    const hold = (run: () => void, delay = 0, ...rest: unknown[]): number => {
      if (delay > 0) return real(run, delay, ...rest);
      held.push(run);
      return 0;
    };
    Object.assign(window, {
      setTimeout: hold,
      runHeldTimers: () => {
        for (const run of held.splice(0)) run();
      },
    });
  });
}, 60_000);

const search = () => app.page.getByRole('combobox', { name: 'Search pictures' });
const runTimers = () =>
  app.page.evaluate(() => {
    (window as unknown as { runHeldTimers(): void }).runHeldTimers();
  });
const firstPicture = () => app.page.getByRole('gridcell').first();

const closings: readonly (readonly [string, () => Promise<void>])[] = [
  [
    'a context menu whose command was chosen',
    async () => {
      await firstPicture().click({ button: 'right' });
      await runTimers();
      await app.page.getByRole('menuitem', { name: 'Select all' }).click();
    },
  ],
  [
    'a menu whose command was chosen',
    async () => {
      await app.page.getByRole('button', { name: /^Sort and group/ }).click();
      await runTimers();
      await app.page.getByRole('menuitemcheckbox', { name: 'Oldest first' }).click();
    },
  ],
  [
    'a menu that was closed',
    async () => {
      await app.page.getByRole('button', { name: /^Sort and group/ }).click();
      await runTimers();
      await app.page.keyboard.press('Escape');
    },
  ],
  [
    'a popover',
    async () => {
      await app.page.getByRole('button', { name: /^Queue/ }).click();
      await runTimers();
      await app.page.keyboard.press('Escape');
    },
  ],
  [
    'a dialog',
    async () => {
      await app.page.keyboard.press('Control+Slash');
      await app.page.getByRole('dialog').waitFor();
      await runTimers();
      await app.page.keyboard.press('Escape');
    },
  ],
];

describe('text that is typed at once after closing', () => {
  it.each(closings)('%s stays in the field it was meant for', async (_, close) => {
    await close();
    // Where the focus goes is set in one step, as a hand on the keyboard does it; the thing that closed comes after it.
    await app.page.keyboard.press('Control+f');
    await expect.poll(() => search().evaluate((field) => field === document.activeElement)).toBe(true);
    await app.page.keyboard.type('cou');
    await runTimers();
    await app.page.keyboard.type('rt');
    expect(await search().inputValue()).toBe('court');
    await app.page.keyboard.press('Escape');
    await app.page.keyboard.press('Escape');
    await runTimers();
  });

  it.each(closings)('%s gives the focus back where nobody took it', async (_, close) => {
    await firstPicture().click();
    await close();
    await runTimers();
    await expect.poll(() => app.page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  });
});
