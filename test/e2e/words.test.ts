import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { App, dropFiles } from './app.ts';
import { pngFile } from './drawnPictures.ts';
import { filledApp } from './syntheticApp.ts';

const app = filledApp(60);

const cell = (number: number): Locator =>
  app.page.getByRole('gridcell', { name: new RegExp(`number ${number},`) }).first();
const prompt = (): Locator => app.page.getByRole('textbox', { name: 'Prompt', exact: true });
const field = (name: string | RegExp): Locator => app.page.getByRole('textbox', { name, exact: true });
const button = (name: string | RegExp): Locator => app.page.getByRole('button', { name });
const menuitem = (name: string | RegExp): Locator => app.page.getByRole('menuitem', { name });
const escape = async (): Promise<void> => app.page.keyboard.press('Escape');
const tile = (number: number): Locator => button(new RegExp(`^image ${number} of`));

async function settings(section: string): Promise<void> {
  await app.page.keyboard.press('Control+,');
  await app.page.getByText(section, { exact: true }).first().click();
}

/** Leaves the prompt empty and in focus, with nothing begun. */
async function emptyPrompt(): Promise<void> {
  await prompt().fill('');
  await tile(1).focus();
  await prompt().focus();
}

interface TextFieldOfTheApp {
  name: string;
  open: () => Promise<Locator>;
  /** Typed into it where words are not possible. */
  typed?: string;
  close?: () => Promise<void>;
}

/** Every text field of the app, and how it is reached; a dialog that asks for several kinds of names stands once. */
const fields: TextFieldOfTheApp[] = [
  { name: 'prompt', open: async () => prompt() },
  {
    name: 'prompt in its own window',
    open: async () => {
      await button('Open a larger editor').click();
      return app.page.getByRole('dialog').getByRole('textbox', { name: 'Prompt' });
    },
    close: escape,
  },
  {
    name: 'note of a picture',
    open: async () => {
      await cell(0).click();
      return field('Note');
    },
  },
  {
    name: 'note of several pictures',
    open: async () => {
      await cell(1).click();
      await cell(2).click({ modifiers: ['Shift'] });
      return field('Note');
    },
  },
  {
    name: 'note of a reference',
    open: async () => {
      await tile(1).click({ button: 'right' });
      await menuitem('Note…').click();
      return app.page.getByRole('dialog').getByRole('textbox');
    },
    close: escape,
  },
  {
    name: 'name of a reference',
    open: async () => {
      await tile(1).click({ button: 'right' });
      await menuitem('Name…').click();
      return app.page.getByRole('dialog').getByRole('textbox');
    },
    close: escape,
  },
  {
    name: 'search among references',
    open: async () => {
      await button('Named and recent references').click();
      return app.page.getByRole('dialog').getByRole('textbox');
    },
  },
  {
    name: 'name of a reference on the shelf',
    open: async () => {
      await app.page
        .getByRole('dialog')
        .getByRole('button', { name: /^More for/ })
        .first()
        .click();
      await menuitem('Name…').click();
      return field('Name');
    },
    close: async () => {
      await escape();
      await escape();
      await app.page.getByRole('dialog').waitFor({ state: 'detached' });
    },
  },
  { name: 'search', open: async () => app.page.getByRole('combobox', { name: /^Search/ }), close: escape },
  {
    name: 'search within a filter',
    open: async () => {
      const search = app.page.getByRole('combobox', { name: /^Search/ });
      await search.pressSequentially('tag:');
      return search;
    },
    close: async () => {
      await escape();
      await escape();
    },
  },
  {
    name: 'tag',
    open: async () => {
      await cell(3).click();
      await app.page.keyboard.press('t');
      return app.page.getByRole('combobox', { name: 'Add a tag' });
    },
    close: escape,
  },
  {
    name: 'collection to add to',
    open: async () => {
      await cell(3).click();
      await app.page.keyboard.press('l');
      return app.page.getByRole('combobox', { name: 'Collection' });
    },
    close: escape,
  },
  {
    name: 'name of a collection',
    open: async () => {
      await app.page.keyboard.press('Control+Alt+2');
      await app.page.getByRole('button', { name: 'New collection', exact: true }).click();
      return app.page.getByRole('dialog').getByRole('textbox');
    },
    close: escape,
  },
  {
    name: 'file names of an export',
    open: async () => {
      await cell(3).click();
      await app.page.keyboard.press('Control+e');
      return app.page.getByRole('dialog').getByRole('textbox').last();
    },
    close: escape,
  },
  {
    name: 'own width',
    typed: '40',
    open: async () => {
      await app.page.getByRole('radio', { name: /^Custom/ }).click();
      return app.page.getByRole('spinbutton', { name: 'Width in pixels' });
    },
    close: async () => {
      await app.page.getByRole('radio', { name: /^1 to 1/ }).click();
    },
  },
  ...['Callback address', 'API address', 'Files address'].map((label) => ({
    name: label,
    open: async () => {
      await settings('Network');
      return field(label);
    },
    close: async () => {
      // As it was, so that nothing is kept.
      await app.page.keyboard.press('Control+z');
      await app.page.keyboard.press('Control+,');
    },
  })),
];

describe('typing belongs to the browser’s own undo, in every text field', () => {
  it('has a reference to write about', async () => {
    await dropFiles(app.page, 'textarea', [await pngFile('leaves.png', 'leaves', 800, 800)]);
    await tile(1).waitFor();
  });

  it.each(fields)('$name', async ({ open, typed = ' hello world one', close }) => {
    const { page } = app;
    const text = await open();
    await text.focus();
    await page.keyboard.press('End');
    const before = await text.inputValue();
    await page.keyboard.type(typed);
    const after = await text.inputValue();
    expect(after).toBe(before + typed);
    await page.keyboard.press('Control+z');
    expect(await text.inputValue()).toBe(before);
    await page.keyboard.press('Control+Shift+z');
    expect(await text.inputValue()).toBe(after);
    // A word, a rest, another word: Chromium's steps, whatever they are, lead back to the beginning.
    await page.keyboard.press('Control+z');
    await close?.();
  });

  it('also while things come and go elsewhere on the page', async () => {
    const { page } = app;
    await emptyPrompt();
    for (const word of ['hello ', 'world ', 'one']) {
      await page.keyboard.type(word);
      // As a toast that passes, or a card whose task has ended: Chromium alone would end its step here.
      await page.evaluate(() => {
        const gone = document.createElement('p');
        document.body.append(gone);
        gone.remove();
      });
    }
    await page.keyboard.press('Control+z');
    expect(await prompt().inputValue()).toBe('');
    await page.keyboard.press('Control+y');
    expect(await prompt().inputValue()).toBe('hello world one');
    await page.keyboard.press('Home');
    await page.keyboard.type('Oh, ');
    await app.desktop('menu', { label: 'Undo' });
    await expect.poll(() => prompt().inputValue()).toBe('hello world one');
    await app.desktop('menu', { label: 'Redo' });
    await expect.poll(() => prompt().inputValue()).toBe('Oh, hello world one');
  });

  it('goes on behind what the app writes itself, also while the focus is elsewhere', async () => {
    const { page } = app;
    await dropFiles(page, 'textarea', [await pngFile('lake.png', 'lake', 800, 600)]);
    await tile(2).waitFor();
    await emptyPrompt();
    await page.keyboard.type('Like image 2, softer');
    await tile(2).focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => prompt().inputValue()).toBe('Like image 1, softer');
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-tile]') !== null)).toBe(true);
    await prompt().focus();
    await page.keyboard.press('Control+z');
    expect(await prompt().inputValue()).toBe('Like image 2, softer');
    await page.keyboard.press('Control+z');
    expect(await prompt().inputValue()).toBe('');
    await page.keyboard.press('Control+Shift+z');
    await page.keyboard.press('Control+Shift+z');
    expect(await prompt().inputValue()).toBe('Like image 1, softer');
  });

  it('takes what was written in the larger window as one step', async () => {
    const { page } = app;
    await emptyPrompt();
    await page.keyboard.type('A lake');
    await button('Open a larger editor').click();
    const larger = page.getByRole('dialog').getByRole('textbox', { name: 'Prompt' });
    await larger.press('End');
    await page.keyboard.type(' at dusk');
    await escape();
    await larger.waitFor({ state: 'detached' });
    expect(await prompt().inputValue()).toBe('A lake at dusk');
    await prompt().focus();
    await page.keyboard.press('Control+z');
    expect(await prompt().inputValue()).toBe('A lake');
    await page.keyboard.press('Control+z');
    expect(await prompt().inputValue()).toBe('');
    expect(app.complaints).toEqual([]);
  });

  it('in the welcome', async () => {
    await app.close();
    const welcome = new App();
    try {
      const page = await welcome.open();
      const key = page.getByLabel('API key');
      await key.focus();
      await page.keyboard.type('sk-evo-one');
      await page.keyboard.press('Control+z');
      expect(await key.inputValue()).toBe('');
    } finally {
      await welcome.dispose();
    }
  });
});
