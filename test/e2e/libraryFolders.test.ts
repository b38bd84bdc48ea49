import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/main/library/index.ts';
import { silentLogger } from '../../src/main/logging/logger.ts';
import type { GenerationId } from '../../src/shared/domain/ids.ts';
import { noon, recipeOf } from '../integration/library/recipes.ts';
import { keepGeneration } from '../integration/library/shelf.ts';
import { FakeClock } from '../support/fakeClock.ts';
import { testImaging } from '../support/plainPicture.ts';
import { App } from './app.ts';
import { jpegFile } from './drawnPictures.ts';

const app = new App();
const first = join(app.userData, 'library');
const archive = join(app.folder, 'archive');
const moved = join(app.folder, 'big disk', 'Reverie library');
const opening = { flags: ['--api-url', 'http://127.0.0.1:9'], environment: { REVERIE_API_KEY: 'x' } };

/** A library with one picture for each prompt; answers the files. */
async function fill(root: string, prompts: readonly string[]): Promise<string[]> {
  const imaging = testImaging();
  const library = await openLibrary({ root, imaging, clock: new FakeClock(noon), logger: silentLogger, create: true });
  const files: string[] = [];
  for (const [index, prompt] of prompts.entries()) {
    const id = `${prompt.replaceAll(' ', '').toLowerCase()}0000` as GenerationId;
    const recipe = recipeOf(id, { prompt, createdAt: noon - index * 3_600_000 });
    const { bytes } = await jpegFile(prompt, index % 2 === 0 ? 'lake' : 'leaves', 900 + index * 60, 600);
    const { kept } = await keepGeneration(library, recipe, [bytes]);
    files.push(...kept.map(({ file }) => file));
  }
  library.close();
  await imaging.close();
  return files;
}

/** Pictures that somebody deletes behind the back of the library. */
let lost = '';
let putBack = '';
beforeAll(async () => {
  [lost = '', , putBack = ''] = await fill(first, ['Still lake', 'Red koi', 'Evening lake', 'Blue koi', 'Cold lake']);
  await fill(archive, ['Old lake', 'Old koi']);
  mkdirSync(join(app.folder, 'photos'));
  writeFileSync(join(app.folder, 'photos', 'cat.jpg'), 'cat');
  mkdirSync(join(app.folder, 'empty'));
  mkdirSync(join(app.folder, 'big disk', 'films'), { recursive: true });
  await app.open(opening);
}, 120_000);
afterAll(async () => {
  await app.dispose();
});

const region = () => app.page.getByRole('region', { name: 'Library', exact: true });
const choose = (folder: string): Promise<void> => app.desktop('dialog', { filePaths: [folder] });
const folderInUse = (): Promise<string> => region().getByRole('textbox', { name: 'Folder' }).inputValue();
const button = (name: string | RegExp) => region().getByRole('button', { name });
const dialog = (name: string | RegExp) => app.page.getByRole('dialog', { name });
/** The words of the button that has the focus when the dialog has opened. */
const focused = (): Promise<string | null> => app.page.locator('[role=dialog] button:focus').textContent();
const sees = (text: string | RegExp): Promise<void> => app.page.getByText(text).first().waitFor();
async function openSettings(): Promise<void> {
  await app.page.getByRole('button', { name: 'Settings' }).first().click();
  await app.page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Library' }).click();
  await region().waitFor();
}
const pictures = async (): Promise<number> => {
  const answer = await app.page.evaluate(() => window.reverie.library.count({}));
  return answer.ok ? answer.data.pictures : -1;
};

describe('several libraries', () => {
  it('are opened by folder and from the list, without a restart', async () => {
    await openSettings();
    expect(await folderInUse()).toBe(first);
    const menus = async (): Promise<number> =>
      (await app.asked()).requests.filter(({ kind }) => kind === 'menu').length;
    const before = await menus();
    await choose(archive);
    await button('Open another library…').click();
    await expect.poll(folderInUse).toBe(archive);
    expect(await pictures()).toBe(2);
    await sees(/^2 pictures\./);
    // The menu names them too, and is made anew.
    expect(await menus()).toBeGreaterThan(before);
    await app.look('60-libraries');
    await button(`Open the library ${first}`).click();
    await expect.poll(folderInUse).toBe(first);
    expect(await pictures()).toBe(5);
  });

  it('are not begun in a folder with other files, and begun in an empty one only when asked', async () => {
    await choose(join(app.folder, 'photos'));
    await button('Open another library…').click();
    await dialog('The library wasn’t opened').getByText('is not empty and holds no library').waitFor();
    await app.look('61-refused');
    await dialog('The library wasn’t opened').getByRole('button', { name: 'Close' }).click();
    await choose(join(app.folder, 'empty'));
    await button('Open another library…').click();
    await dialog('Create a new library?').waitFor();
    await app.look('62-begin');
    await dialog('Create a new library?').getByRole('button', { name: 'Create library' }).click();
    await expect.poll(folderInUse).toBe(join(app.folder, 'empty'));
    expect(await pictures()).toBe(0);
    await button(`Open the library ${first}`).click();
    await expect.poll(folderInUse).toBe(first);
    await button(`Remove ${join(app.folder, 'empty')} from this list`).click();
    await button(`Open the library ${join(app.folder, 'empty')}`).waitFor({ state: 'detached' });
    expect(readdirSync(join(app.folder, 'empty'))).toContain('.reverie');
  });
});

describe('verifying', () => {
  it('finds what is missing and what is unknown, and says what to do', async () => {
    rmSync(join(first, lost));
    rmSync(join(first, putBack));
    writeFileSync(join(first, '2026', 'holiday.jpg'), 'not of Reverie');
    await button('Verify library').click();
    await sees('3 problems found.');
    await region().getByRole('heading', { name: '2 missing' }).waitFor();
    await region().getByRole('heading', { name: '1 not in the library' }).waitFor();
    await region().getByRole('heading', { name: '1 not in the library' }).scrollIntoViewIfNeeded();
    await app.look('63-verified');
    await button('Show in folder 2026/holiday.jpg').click();
    await expect
      .poll(async () => (await app.asked()).requests.at(-1))
      .toMatchObject({ kind: 'showItemInFolder', details: { path: join(first, '2026', 'holiday.jpg') } });
  });

  it('shows missing pictures, and takes one out of the library when asked', async () => {
    await button(`Show in library ${lost}`).click();
    await sees('2 of 2');
    await app.screenshot('64-missing-picture');
    await app.page.keyboard.press('Escape');
    await openSettings();
    await button(`Remove from library… ${lost}`).click();
    const question = dialog('Remove the picture from the library?');
    await question.waitFor();
    await expect.poll(focused).toBe('Keep it');
    await app.look('65-remove-missing');
    await question.getByRole('button', { name: 'Keep it' }).click();
    expect(await pictures()).toBe(5);
    await button(`Remove from library… ${lost}`).click();
    await question.getByRole('button', { name: 'Remove permanently' }).click();
    await region().getByRole('heading', { name: '1 missing' }).waitFor();
    expect(await pictures()).toBe(4);
    // The other one is put back: nothing is left to be done but to verify again.
    writeFileSync(join(first, putBack), (await jpegFile('Evening lake', 'lake', 900 + 2 * 60, 600)).bytes);
    rmSync(join(first, '2026', 'holiday.jpg'));
    await button('Verify again').click();
    await sees('No problems found.');
  });
});

describe('the trash', () => {
  it('is kept for as many days as the artist says, or for good', async () => {
    const days = region().getByRole('spinbutton', { name: 'Days to keep pictures in Trash' });
    await days.fill('7');
    await days.press('Enter');
    const kept = async (): Promise<number> => {
      const answer = await app.page.evaluate(() => window.reverie.settings.get());
      return answer.ok ? answer.data.trashDays : -1;
    };
    await expect.poll(kept).toBe(7);
    await region().getByRole('combobox', { name: 'Trash' }).click();
    await app.page.getByRole('option', { name: 'Keep until I empty it' }).click();
    await expect.poll(kept).toBe(0);
    await sees('Nothing in Trash is deleted automatically.');
  });
});

describe('moving the library', () => {
  it('says what it takes, copies, and goes on there; the old one is removed when asked', async () => {
    await choose(join(app.folder, 'big disk'));
    await button('Move…').click();
    await dialog('Move the library?').getByText(moved).waitFor();
    await expect.poll(focused).toBe('Move library');
    await app.look('66-move-plan');
    await dialog('Move the library?').getByRole('button', { name: 'Move library' }).click();
    await dialog('Library moved').waitFor();
    await app.look('67-moved');
    await dialog('Library moved').getByRole('button', { name: 'Decide later' }).click();
    expect(await folderInUse()).toBe(moved);
    expect(await pictures()).toBe(4);
    await sees('still holds the library as it was before the move');
    await app.look('68-old-copy');
    await button('Remove the old copy…').click();
    const question = dialog('Remove the old copy?');
    await app.look('69-remove-old');
    await question.getByRole('button', { name: 'Remove', exact: true }).click();
    await dialog('Old copy removed').getByRole('button', { name: 'Close' }).click();
    expect(existsSync(first) && readdirSync(first, { recursive: true })).toBe(false);
    await button('Remove the old copy…').waitFor({ state: 'detached' });
    expect(await pictures()).toBe(4);
  });
});

describe('a library that is not there', () => {
  it('is waited for, or found where it is now', async () => {
    await app.close();
    const elsewhere = join(app.folder, 'elsewhere');
    renameSync(moved, elsewhere);
    await app.open(opening);
    const banner = app.page.getByRole('alert').filter({ hasText: moved });
    await banner.getByText('Reverie checks for it every few seconds.').waitFor();
    await app.look('70-missing-banner');
    await choose(elsewhere);
    await banner.getByRole('button', { name: 'Locate…' }).click();
    await banner.waitFor({ state: 'detached' });
    expect(await pictures()).toBe(4);
    await app.page.getByRole('gridcell', { name: /Red koi/ }).waitFor();
    await openSettings();
    expect(await folderInUse()).toBe(elsewhere);
    await sees(/^4 pictures\./);
    await button(`Open the library ${moved}`).waitFor({ state: 'detached' });
  });

  it('comes back by itself when its disk does', async () => {
    await app.close();
    renameSync(join(app.folder, 'elsewhere'), join(app.folder, 'unplugged'));
    await app.open(opening);
    const banner = app.page.getByRole('alert').filter({ hasText: 'elsewhere' });
    await banner.waitFor();
    renameSync(join(app.folder, 'unplugged'), join(app.folder, 'elsewhere'));
    await banner.waitFor({ state: 'detached' });
    await app.page.getByRole('gridcell', { name: /Red koi/ }).waitFor();
    expect(await app.close()).toBe(0);
    expect(app.complaints).toEqual([]);
  });
});
