import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { t } from 'i18next';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLanguages } from '../../src/renderer/locales/index.ts';
import { App, dropFiles } from './app.ts';
import { jpegFile } from './drawnPictures.ts';
import { fillApp } from './syntheticApp.ts';
import { runService } from './service.ts';

const app = new App();
const key = 'sk-evo-end-to-end-0123456789';
const service = runService({ seed: 5, timeScale: 2, key });
await startLanguages();

const dialog = (): Locator => app.page.getByRole('dialog');
const cell = (number: number): Locator => app.page.getByRole('gridcell', { name: new RegExp(`number ${number},`) });
const button = (name: string | RegExp): Locator => app.page.getByRole('button', { name, exact: true });
const row = (name: string): Locator => app.page.locator('[data-collection]', { hasText: name });
const tile = (): Locator => app.page.getByRole('button', { name: /^image 1 of / });
const openFrom = async (place: Locator, item: string): Promise<void> => {
  await place.click({ button: 'right' });
  await app.page.getByRole('menuitem', { name: item, exact: true }).click();
};
/** What has the focus, as `- textbox "Name"`. */
const focused = (): Promise<string> => app.page.locator(':focus').ariaSnapshot();
const closed = (): Promise<void> => dialog().waitFor({ state: 'detached' });
const stays = async (): Promise<void> => {
  // A round trip to the page, so that what Return would have done is done.
  await app.page.evaluate(() => new Promise(requestAnimationFrame));
  await dialog().waitFor();
};
const trashed = async (): Promise<number> => {
  const answer = await app.page.evaluate(() => window.reverie.library.count({ trashed: true }));
  return answer.ok ? answer.data.pictures : -1;
};

beforeAll(async () => {
  await fillApp(app, 40);
  mkdirSync(join(app.folder, 'photos'));
  mkdirSync(join(app.folder, 'empty'));
  writeFileSync(join(app.folder, 'photos', 'cat.jpg'), 'cat');
  const page = await app.open({ flags: service.flags });
  await page.getByLabel('API key').fill(key);
  await page.keyboard.press('Enter');
  await cell(0).waitFor();
  await page.keyboard.press('Control+Alt+2');
  await page.evaluate(async () => {
    const made = await window.reverie.library.createCollection({ name: 'Spreads' });
    const parent = await window.reverie.library.createCollection({ name: 'Harbour book' });
    const first = await window.reverie.library.layout({});
    if (!made.ok || !parent.ok || !first.ok) throw new Error('The collections were not made.');
    await window.reverie.library.update(first.data.ids.slice(0, 2), { addTags: ['sea'] });
    await window.reverie.library.update(first.data.ids.slice(2, 4), { addTags: ['dusk'] });
  });
  await row('Spreads').waitFor();
  await dropFiles(page, 'textarea', [await jpegFile('courtyard.jpg', 'courtyard', 1500, 1000)]);
  await tile().waitFor();
}, 120_000);
afterAll(() => app.dispose());

interface Opened {
  name: string;
  open: () => Promise<void>;
  /** What has the focus then, as in `focused`. */
  focus: string;
  /** What Return does, after which the dialog may be open or not. */
  returns: () => Promise<void>;
}

const settingsPage = async (): Promise<void> => {
  if (!(await button(t('settings.library.openOther')).isVisible())) await app.page.keyboard.press('Control+,');
  await button(t('settings.library.openOther')).waitFor();
};
const askedFor = (folder: string) => async (): Promise<void> => {
  await settingsPage();
  await app.desktop('dialog', { filePaths: [join(app.folder, folder)] });
  await button(t('settings.library.openOther')).click();
};

/** A paid task of these words, and its card. */
async function task(words: string): Promise<Locator> {
  const card = app.page.getByRole('article', { name: new RegExp(words) });
  if ((await card.count()) === 0) {
    const prompt = app.page.getByRole('textbox', { name: t('compose.prompt.title'), exact: true });
    await prompt.fill(`${words} sea`);
    if (words === 'Declined') await prompt.fill(`${words} [fail:content_policy_violation]`);
    await prompt.press('Control+Enter');
  }
  await card.waitFor();
  return card;
}

const table: Opened[] = [
  {
    name: 'exporting',
    open: async () => {
      await cell(0).click();
      await app.page.keyboard.press('Control+e');
    },
    focus: `textbox "${t('exporting.folder')}"`,
    // Without a folder there is nothing to be done yet; it says what is missing.
    returns: async () => {
      await dialog()
        .getByRole('alert')
        .filter({ hasText: t('exporting.folderFirst') })
        .waitFor();
    },
  },
  {
    name: 'tags of pictures',
    open: async () => {
      await cell(0).click();
      await app.page.keyboard.press('t');
    },
    focus: `combobox "${t('curation.tags.field')}"`,
    returns: closed,
  },
  {
    name: 'pictures into a collection',
    open: async () => {
      await cell(0).click();
      await app.page.keyboard.press('l');
    },
    focus: `combobox "${t('curation.collect.field')}"`,
    // No collection is marked, so none is taken.
    returns: stays,
  },
  {
    name: 'all keys',
    open: () => app.page.keyboard.press('?'),
    focus: `dialog "${t('app.keys.title')}"`,
    returns: stays,
  },
  {
    name: 'the large prompt',
    open: () => button(t('compose.prompt.expand')).click(),
    focus: `textbox "${t('compose.prompt.title')}"`,
    // A new line.
    returns: stays,
  },
  {
    name: 'what will be sent',
    open: () =>
      app.page.getByRole('textbox', { name: t('compose.prompt.title'), exact: true }).press('Control+Shift+Enter'),
    focus: `button "${t('common.close')}"`,
    returns: closed,
  },
  {
    name: 'a note on a reference',
    open: () => openFrom(tile(), t('compose.references.note')),
    focus: `textbox "${t('compose.words.noteLabel')}"`,
    returns: closed,
  },
  {
    name: 'a part of a reference',
    open: () => openFrom(tile(), t('compose.references.crop')),
    focus: `radio "${t('compose.crop.free')}"`,
    returns: closed,
  },
  {
    name: 'a reference in full size',
    open: async () => {
      await tile().focus();
      await app.page.keyboard.press('Space');
    },
    focus: 'dialog',
    returns: stays,
  },
  {
    name: 'a new collection',
    open: () => button(t('finding.places.newCollection')).click(),
    focus: `textbox "${t('finding.dialog.label')}"`,
    returns: async () => {
      // Without a name nothing is made.
      await stays();
      await app.page.keyboard.type('Cover');
      await app.page.keyboard.press('Enter');
      await row('Cover').waitFor();
    },
  },
  {
    name: 'renaming a collection',
    open: () => openFrom(row('Spreads'), t('finding.places.rename')),
    focus: `textbox "${t('finding.dialog.label')}": Spreads`,
    returns: closed,
  },
  {
    name: 'moving a collection',
    open: () => openFrom(row('Spreads'), t('finding.places.moveInto')),
    focus: `combobox "${t('finding.dialog.into')}"`,
    returns: closed,
  },
  {
    name: 'several tags into one',
    open: () =>
      openFrom(
        app.page.getByRole('list', { name: t('finding.places.tags') }).getByRole('button', { name: 'sea' }),
        t('finding.tags.mergeWith'),
      ),
    focus: 'checkbox',
    // One alone is none to merge.
    returns: stays,
  },
  {
    name: 'saving a search',
    open: async () => {
      await app.page.keyboard.press('Control+f');
      await app.page.keyboard.press('Control+a');
      await app.page.keyboard.type('lighthouse');
      await button(t('finding.saveSmart')).click();
    },
    focus: `textbox "${t('finding.dialog.label')}"`,
    returns: async () => {
      await app.page.keyboard.type('Lights');
      await app.page.keyboard.press('Enter');
      await row('Lights').waitFor();
      await app.page.keyboard.press('Control+1');
      await cell(1).waitFor();
    },
  },
  {
    name: 'deleting for ever',
    open: async () => {
      if ((await trashed()) === 0) {
        await cell(5).click();
        await app.page.keyboard.press('Delete');
        await expect.poll(trashed).toBe(1);
      }
      await app.page.getByRole('navigation').getByText(t('finding.places.trash')).first().click();
      await cell(5).click();
      await app.page.keyboard.press('Delete');
    },
    focus: `button "${t('curation.trash.keep')}"`,
    returns: async () => {
      await closed();
      expect(await trashed()).toBe(1);
      await app.page.keyboard.press('Control+1');
    },
  },
  {
    name: 'another key',
    open: async () => {
      await settingsPage();
      await button(t('settings.account.replace')).click();
    },
    focus: `textbox "${t('settings.account.keyField')}"`,
    // An empty one is not taken.
    returns: stays,
  },
  {
    name: 'no key any more',
    open: async () => {
      await settingsPage();
      await button(t('settings.account.remove')).click();
    },
    focus: `button "${t('settings.account.keepKey')}"`,
    returns: async () => {
      await closed();
      const status = await app.page.evaluate(() => window.reverie.account.keyStatus());
      expect(status).toMatchObject({ ok: true, data: { present: true } });
    },
  },
  {
    name: 'a library in a folder of other files',
    open: askedFor('photos'),
    focus: `button "${t('settings.library.chooseAnother')}"`,
    returns: async () => {
      // Asks for a folder again; the artist thinks better of it.
      await closed();
    },
  },
  {
    name: 'a new library',
    open: askedFor('empty'),
    focus: `button "${t('settings.library.begin')}"`,
    returns: async () => {
      await closed();
      await expect.poll(() => readdirSync(join(app.folder, 'empty'))).toContain('.reverie');
    },
  },
  // Last: while a task runs no other library is opened.
  {
    name: 'what is known of a failed task',
    open: async () => {
      const card = await task('Declined');
      await card.getByRole('button', { name: t('library.action.details') }).click();
    },
    focus: `button "${t('library.details.close')}"`,
    returns: closed,
  },
  {
    name: 'sending an unconfirmed task again',
    open: async () => {
      service.simulator.faults.next({ method: 'POST', path: '/v1/images/generations' }, { kind: 'reset_before' });
      const card = await task('Doubtful');
      await card.getByRole('button', { name: t('library.action.sendAgain') }).click();
    },
    focus: `button "${t('library.sendAgain.keep')}"`,
    returns: async () => {
      await closed();
      service.simulator.faults.clear();
      expect(service.simulator.tasks()).toHaveLength(1);
    },
  },
  {
    name: 'no longer watching a task',
    open: async () => {
      service.simulator.faults.next({ method: 'GET', path: /\/tasks\//, times: 1000 }, { kind: 'silent_before' });
      const card = await task('Endless');
      await card.getByRole('button', { name: t('library.tasks.more') }).click();
      await app.page.getByRole('menuitem', { name: t('library.action.stopWatching') }).click();
    },
    focus: `button "${t('library.stopWatching.keep')}"`,
    returns: async () => {
      await closed();
      await (await task('Endless')).waitFor();
      service.simulator.faults.clear();
    },
  },
];

describe('every dialog', () => {
  it('gives the focus back to what had it, also when the page has just changed', async () => {
    const { page } = app;
    await page.keyboard.press('Control+f');
    const search = page.getByRole('combobox', { name: t('finding.search') });
    await search.fill('lighthouse');
    await button(t('finding.saveSmart')).click();
    await dialog().waitFor();
    await expect.poll(focused).toContain(`textbox "${t('finding.dialog.label')}"`);
    await page.evaluate(async () => {
      // Whoever looks after each change whether the focus was lost looks a task later, in which the dialog is gone.
      document.body.append(document.createElement('i'));
      await Promise.resolve();
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
      );
    });
    await closed();
    await expect.poll(() => search.evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  it('closes at Esc while a tooltip lies over it', async () => {
    const { page } = app;
    await cell(0).click();
    await page.keyboard.press('Control+e');
    await dialog().waitFor();
    await dialog()
      .getByRole('button', { name: t('common.close') })
      .hover();
    await page.getByRole('tooltip').waitFor();
    await page.keyboard.press('Escape');
    await closed();
  });

  it.each(table)('has the focus where it is needed, and Return and Esc for its answers: $name', async (each) => {
    const { page } = app;
    await each.open();
    await dialog().waitFor();
    await expect.poll(focused).toContain(each.focus);
    // Whoever is late with bringing the focus somewhere else, as a menu that closes, does not take it from the dialog.
    await page.evaluate(() =>
      document.querySelector<HTMLElement>('button[data-command], header button, textarea')?.focus(),
    );
    expect(await focused()).toContain(each.focus);
    await page.keyboard.press('Escape');
    await closed();
    await each.open();
    await dialog().waitFor();
    await expect.poll(focused).toContain(each.focus);
    await page.keyboard.press('Enter');
    await each.returns();
    if ((await dialog().count()) > 0) await page.keyboard.press('Escape');
    await closed();
    // Out of the settings, where it was asked there.
    if ((await page.getByRole('heading', { name: t('settings.title') }).count()) > 0)
      await page.keyboard.press('Escape');
  });
});
