import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { App, dropFiles } from './app.ts';
import { pngFile } from './drawnPictures.ts';
import { filledApp, openUnconnected } from './syntheticApp.ts';

const pictures = 60;
const app = filledApp(pictures);

const cell = (number: number): Locator =>
  app.page.getByRole('gridcell', { name: new RegExp(`number ${number},`) }).first();
const prompt = (): Locator => app.page.getByRole('textbox', { name: 'Prompt', exact: true });
const tiles = (): Locator => app.page.getByRole('button', { name: /^image \d+ of/ });
const words = (): Promise<string> => prompt().inputValue();
const count = async (): Promise<number> => {
  const answer = await app.page.evaluate(() => window.reverie.library.count({}));
  return answer.ok ? answer.data.pictures : -1;
};
const closeToasts = async (): Promise<void> => {
  for (const close of await app.page.locator('[role=region] li').getByRole('button', { name: 'Close' }).all()) {
    await close.click();
  }
};
const unsentList = async (): Promise<Locator> => {
  await app.page.getByRole('button', { name: 'More options' }).click();
  await app.page.getByRole('menuitem', { name: 'Unsent prompts…' }).click();
  return app.page.getByRole('dialog', { name: 'Unsent prompts' });
};

/** One story, told in order: each step stands on the one before. */
describe('one undo for the composer and the library', () => {
  it('takes back what was done last, also when its toast has passed', async () => {
    const { page } = app;
    await cell(5).click();
    await page.keyboard.press('Delete');
    await expect.poll(count).toBe(pictures - 1);
    await dropFiles(page, 'textarea', [await pngFile('leaves.png', 'leaves', 800, 800)]);
    await tiles().first().waitFor();
    await prompt().fill('My own words that took an hour, like image 1');
    await cell(8).click();
    await page.keyboard.press('Control+Shift+r');
    await expect.poll(words).not.toContain('took an hour');
    const reused = await words();
    expect(await tiles().count()).toBe(0);
    await closeToasts();
    await cell(8).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(words).toBe('My own words that took an hour, like image 1');
    expect(await tiles().count()).toBe(1);
    expect(await count()).toBe(pictures - 1);
    await page.getByText('Undid: replaced the prompt and settings').first().waitFor();
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(words).toBe(reused);
    await page.keyboard.press('Control+z');
    await expect.poll(words).toContain('took an hour');
    // Before the words were replaced, the reference was added; before that, a picture was trashed.
    await page.keyboard.press('Control+z');
    await expect.poll(() => tiles().count()).toBe(0);
    expect(await count()).toBe(pictures - 1);
    await page.keyboard.press('Control+z');
    await expect.poll(count).toBe(pictures);
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => tiles().count()).toBe(1);
  });

  it('is the same from the toast, the menu and the prompt', async () => {
    const { page } = app;
    const mine = await words();
    const reuse = async (): Promise<void> => {
      await cell(9).click();
      await page.keyboard.press('Control+Shift+r');
      await expect.poll(words).not.toBe(mine);
    };
    await reuse();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expect.poll(words).toBe(mine);
    await reuse();
    await app.desktop('menu', { label: 'Undo' });
    await expect.poll(words).toBe(mine);
    await reuse();
    await prompt().focus();
    await page.keyboard.press('Control+z');
    await expect.poll(words).toBe(mine);
    // The reference came back with its words.
    expect(await tiles().count()).toBe(1);
    expect(await count()).toBe(pictures - 1);
  });

  it('takes back what became of the references before anything in the library', async () => {
    const { page } = app;
    await tiles().first().focus();
    await page.keyboard.press('Delete');
    await expect.poll(() => tiles().count()).toBe(0);
    await closeToasts();
    await cell(9).click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => tiles().count()).toBe(1);
    expect(await words()).toContain('image 1');
    expect(await count()).toBe(pictures - 1);
  });

  it('no longer offers in a toast what is no longer the last step', async () => {
    const { page } = app;
    await cell(9).click();
    await page.keyboard.press('Control+Shift+r');
    await page.getByRole('button', { name: 'Undo' }).first().waitFor();
    await page.keyboard.press('3');
    await page.getByRole('button', { name: 'Undo' }).first().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(words).toContain('took an hour');
  });
});

describe('unsent words', () => {
  it('that gave way are listed, with their references, size and count, also after a restart', async () => {
    const { page } = app;
    await page.getByRole('radio', { name: /^16 to 9/ }).click();
    await cell(10).click();
    await page.keyboard.press('Control+Shift+r');
    await expect.poll(words).not.toContain('took an hour');
    await prompt().fill(
      'A second prompt that nobody has sent, with so many words that it needs more than one line of it',
    );
    await cell(11).click();
    await page.keyboard.press('Control+Shift+r');
    await expect.poll(words).not.toContain('A second prompt');
    const list = await unsentList();
    await expect.poll(() => list.getByRole('listitem').count()).toBe(2);
    await page.keyboard.press('Escape');
    // Kept a moment after the last change.
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const answer = await window.reverie.app.keptDraft();
          return answer.ok && answer.data?.includes('A second prompt') && answer.data.includes('took an hour');
        }),
      )
      .toBe(true);
    await app.close();
    await openUnconnected(app);
    await prompt().waitFor();
    const after = await unsentList();
    await after.getByRole('listitem').first().getByText('A second prompt').waitFor();
    await after.getByRole('listitem').nth(1).getByText('1 reference').waitFor();
    expect(await app.accessibilityProblems()).toEqual([]);
    await app.screenshot('70-unsent-dark');
    await app.page.evaluate(() => window.reverie.settings.update({ theme: 'light' }));
    await app.page.locator('html[data-theme=light]').waitFor();
    await app.screenshot('71-unsent-light');
    expect(await app.accessibilityProblems()).toEqual([]);
  });

  it('come back whole, and leave the list', async () => {
    const { page } = app;
    await page.getByRole('button', { name: /^Reuse “My own words/ }).click();
    await expect.poll(words).toBe('My own words that took an hour, like image 1');
    await expect.poll(() => tiles().count()).toBe(1);
    expect(await page.getByRole('radio', { name: /^16 to 9/ }).isChecked()).toBe(true);
    const list = await unsentList();
    await list.waitFor();
    await expect.poll(() => list.getByRole('listitem').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(app.complaints).toEqual([]);
  });
});

describe('a starter', () => {
  it('gives unsent words back, from the prompt and from anywhere', async () => {
    const empty = new App();
    try {
      await openUnconnected(empty);
      const { page } = empty;
      const own = page.getByRole('textbox', { name: 'Prompt', exact: true });
      for (const undo of [() => page.keyboard.press('Control+z'), () => empty.desktop('menu', { label: 'Undo' })]) {
        await own.fill('words of my own');
        await page.getByRole('button', { name: /^Use this prompt: An old lighthouse/ }).click();
        await expect.poll(() => own.inputValue()).toContain('An old lighthouse');
        await undo();
        await expect.poll(() => own.inputValue()).toBe('words of my own');
      }
      expect(empty.complaints).toEqual([]);
    } finally {
      await empty.dispose();
    }
  });
});

describe('names of references', () => {
  it('come back with the same undo', async () => {
    const { page } = app;
    await tiles().first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Name…' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Leaves of May');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^image 1 of 1, Leaves of May/ }).waitFor();
    await page.getByRole('gridcell').first().click();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: /^image 1 of 1, leaves\.png/ }).waitFor();
    await page.keyboard.press('Control+Shift+z');
    await page.getByRole('button', { name: /^image 1 of 1, Leaves of May/ }).waitFor();
  });
});
