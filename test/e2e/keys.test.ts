import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { filledApp, idOf } from './syntheticApp.ts';

const pictures = 40;
const app = filledApp(pictures);

const cell = (number: number): Locator =>
  app.page.getByRole('gridcell', { name: new RegExp(`number ${number},`) }).first();
const prompt = (): Locator => app.page.getByRole('textbox', { name: 'Prompt', exact: true });

let drafts = 0;
/** Words that were not sent yet: the same ones twice in a moment are one task. */
const freshWords = async (): Promise<void> => {
  drafts += 1;
  await prompt().fill(`a lake, ${drafts}`);
};
/** Tasks that were taken since the library was filled, whatever became of them: nothing answers here. */
const tasks = async (): Promise<number> => {
  const answer = await app.page.evaluate(() =>
    window.reverie.generations.list({
      status: ['queued', 'preparing', 'submitting', 'running', 'saving', 'failed', 'cancelled', 'unconfirmed'],
    }),
  );
  return answer.ok ? answer.data.items.length : -1;
};
const ratingOf = async (number: number): Promise<number> => {
  const answer = await app.page.evaluate((id) => window.reverie.library.get(id), idOf(number));
  return answer.ok ? answer.data.rating : -1;
};
/** One call after the other: what was pressed before is done when it answers. */
const settle = (): Promise<unknown> =>
  app.page.evaluate(async () => {
    await new Promise((done) => {
      requestAnimationFrame(done);
    });
    return window.reverie.generations.list({ limit: 1 });
  });
/** Presses keys, and the last of them again and again as a keyboard does while it is held. */
async function hold(...keys: string[]): Promise<void> {
  for (const key of keys) await app.page.keyboard.down(key);
  for (let again = 0; again < 5; again += 1) await app.page.keyboard.down(keys.at(-1)!);
  await settle();
}
async function release(...keys: string[]): Promise<void> {
  for (const key of keys.toReversed()) await app.page.keyboard.up(key);
}

describe('a key that is held', () => {
  it('generates once', async () => {
    await freshWords();
    await hold('Control', 'Enter');
    await release('Control', 'Enter');
    await expect.poll(tasks).toBe(1);
    await freshWords();
    // A Mac sends each press that the page leaves on to the menu.
    await app.page.keyboard.down('Control');
    await app.page.keyboard.down('Enter');
    await app.desktop('menu', { label: 'Generate' });
    await settle();
    await release('Control', 'Enter');
    await expect.poll(tasks).toBe(2);
  });

  it('presses Generate and other buttons once', async () => {
    const before = await tasks();
    await freshWords();
    await app.page.getByRole('button', { name: /^Generate/ }).focus();
    await hold('Enter');
    await release('Enter');
    await expect.poll(tasks).toBe(before + 1);
    await freshWords();
    await app.page.getByRole('button', { name: /^Generate/ }).focus();
    await hold('Space');
    await release('Space');
    await expect.poll(tasks).toBe(before + 2);
  });

  it('that opened a menu or a dialog chooses nothing in it', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'More options' }).focus();
    await hold('Enter');
    await release('Enter');
    await page.getByRole('menu').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'What will be sent' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // The first button in the dialog that Return opens would be pressed by the same Return.
    await cell(1).click();
    await page.keyboard.press('Control+Alt+2');
    await page.getByRole('button', { name: 'New collection', exact: true }).focus();
    await hold('Enter');
    await release('Enter');
    await page.getByRole('dialog', { name: 'New collection' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('trashes one picture, not those that come after it', async () => {
    await cell(3).click();
    await hold('Delete');
    await app.desktop('menu', { label: 'Undo' });
    await release('Delete');
    const count = async (): Promise<number> => {
      const answer = await app.page.evaluate(() => window.reverie.library.count({}));
      return answer.ok ? answer.data.pictures : -1;
    };
    await expect.poll(count).toBe(pictures);
    await cell(3).waitFor();
  });

  it('goes on typing in the prompt', async () => {
    await prompt().fill('');
    await prompt().focus();
    await hold('a');
    await release('a');
    await hold('Space');
    await release('Space');
    await hold('Enter');
    await release('Enter');
    expect(await prompt().inputValue()).toBe('aaaaaa      \n\n\n\n\n\n');
    await freshWords();
  });
});

describe('while something is open, nothing is generated', () => {
  const refuses = async (): Promise<void> => {
    const before = await tasks();
    await app.page.keyboard.down('Control');
    await app.page.keyboard.down('Enter');
    await app.desktop('menu', { label: 'Generate' });
    await settle();
    await release('Control', 'Enter');
    await app.desktop('menu', { label: 'Generate' });
    await settle();
    expect(await tasks()).toBe(before);
  };

  it('not behind a menu', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'More options' }).click();
    await page.getByRole('menu').waitFor();
    await refuses();
    await page.keyboard.press('Escape');
  });

  it('not behind the list of filters', async () => {
    const { page } = app;
    await page.getByRole('combobox', { name: /^Search/ }).click();
    await page.getByRole('listbox').first().waitFor();
    await refuses();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
  });

  it('not behind a panel beside its button', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Named and recent references' }).click();
    await page.getByRole('dialog').waitFor();
    await refuses();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('not behind a dialog, nor by a press that was refused there and is still held when it closes', async () => {
    const { page } = app;
    const before = await tasks();
    await cell(2).click();
    await page.keyboard.press('t');
    await page.getByRole('dialog').waitFor();
    await refuses();
    await page.keyboard.down('Control');
    await page.keyboard.down('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.down('Enter');
    await app.desktop('menu', { label: 'Generate' });
    await settle();
    await release('Control', 'Enter');
    expect(await tasks()).toBe(before);
    // Let go and chosen in the menu, it is meant.
    await app.desktop('menu', { label: 'Generate' });
    await expect.poll(tasks).toBe(before + 1);
  });
});

describe('on a French keyboard', () => {
  /** As Chromium tells of a key there. */
  const press = async (code: string, key: string, modifiers = 0): Promise<void> => {
    const session = await app.page.context().newCDPSession(app.page);
    const text = modifiers === 0 || modifiers === 8 ? { text: key } : {};
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', code, key, modifiers, ...text });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key, modifiers });
    await session.detach();
  };
  const shift = 8;
  const control = 2;

  it('rates with the row of digits, with and without Shift', async () => {
    await cell(4).click();
    await press('Digit4', "'");
    await expect.poll(() => ratingOf(4)).toBe(4);
    await press('Digit2', '2', shift);
    await expect.poll(() => ratingOf(4)).toBe(2);
    await press('Digit0', 'à');
    await expect.poll(() => ratingOf(4)).toBe(0);
    await press('Numpad5', '5');
    await expect.poll(() => ratingOf(4)).toBe(5);
  });

  it('leads to the places with Ctrl and a digit', async () => {
    await press('Digit2', 'é', control);
    await app.page.getByRole('heading', { name: 'Picks', exact: true }).waitFor();
    await press('Digit1', '&', control);
    await app.page.getByRole('heading', { name: 'All pictures', exact: true }).waitFor();
    expect(app.complaints).toEqual([]);
  });
});
