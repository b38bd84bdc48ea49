import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/main/library/index.ts';
import { thumbnailFile } from '../../src/main/library/files/names.ts';
import { silentLogger } from '../../src/main/logging/logger.ts';
import type { LibraryQuery } from '../../src/shared/bridge/library.ts';
import { testImaging } from '../support/plainPicture.ts';
import { scaledClock } from '../support/scaledClock.ts';
import { App, dropFiles } from './app.ts';
import { pngFile } from './drawnPictures.ts';
import { fillApp, openUnconnected, idOf } from './syntheticApp.ts';

const app = new App();
const pictures = 2000;
const vase = 'cd'.repeat(32);

/** Three pictures were made with a reference, without the bytes of it. */
async function makeSomeWithVase(root: string, thumbnail: string): Promise<void> {
  const imaging = testImaging();
  const library = await openLibrary({ root, create: false, imaging, clock: scaledClock(1), logger: silentLogger });
  library.database
    .prepare(
      `INSERT INTO source_references (id, name, file, width, height, bytes, media_type, created_at, last_used_at, format,
         fitted, sent_file, sent_sha256, sent_format, sent_width, sent_height, sent_bytes)
       VALUES (?, 'teal vase.png', 'references/cd/vase.png', 900, 600, 1000, 'image/png', 1, 1, 'png', 1,
         'references/cd/vase.png', ?, 'png', 900, 600, 1000)`,
    )
    .run(vase, vase);
  const link = library.database.prepare('INSERT INTO generation_references VALUES (?, 1, ?, NULL)');
  for (const number of [4, 9, 1500]) link.run(idOf(number).slice(0, -2), vase);
  library.close();
  await imaging.close();
  const target = join(root, thumbnailFile('reference', vase));
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(thumbnail, target);
}

beforeAll(async () => {
  const { root, thumbnail } = await fillApp(app, pictures);
  await makeSomeWithVase(root, thumbnail);
  await openUnconnected(app);
  const { page } = app;
  await page.getByRole('gridcell').first().waitFor();
  await page.keyboard.press('Control+Alt+2');
}, 120_000);
afterAll(() => app.dispose());

const cell = (number: number) => app.page.getByRole('gridcell', { name: new RegExp(`number ${number},`) });
const row = (name: string) => app.page.locator('[data-collection]', { hasText: name });
const rowButton = (name: string) => row(name).locator('[data-place]');
const tag = (name: string) => app.page.getByRole('list', { name: 'Tags' }).getByRole('button', { name });
const undo = async (): Promise<void> => {
  await app.page.getByRole('button', { name: 'Undo', exact: true }).last().click();
};

/** Collections as lines, what lies in one further right. */
async function tree(): Promise<string[]> {
  const answer = await app.page.evaluate(() => window.reverie.library.collections());
  if (!answer.ok) throw new Error(answer.error.message);
  const lines = (parent: string | undefined, indent: string): string[] =>
    answer.data
      .filter(({ parentId }) => parentId === parent)
      .flatMap(({ id, name }) => [`${indent}${name}`].concat(lines(id, `${indent}  `)));
  return lines(undefined, '');
}
async function make(name: string, query?: LibraryQuery): Promise<string> {
  const answer = await app.page.evaluate((wanted) => window.reverie.library.createCollection(wanted), {
    name,
    ...(query ? { query } : {}),
  });
  if (!answer.ok) throw new Error(answer.error.message);
  await row(name).waitFor();
  return answer.data.id;
}
const fill = (id: string, numbers: readonly number[]) =>
  app.page.evaluate(([collection, ids]) => window.reverie.library.addToCollection(collection, ids), [
    id,
    numbers.map(idOf),
  ] as const);
/** The numbers of the pictures that a query finds, in its order. */
async function found(query: LibraryQuery): Promise<number[]> {
  const answer = await app.page.evaluate((asked) => window.reverie.library.layout(asked), query);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.data.ids.map((id) => Number(id.slice('synthetic'.length, -2)));
}
const shown = (): Promise<(string | null)[]> =>
  app.page.getByRole('gridcell').evaluateAll((cells) => cells.map((each) => each.getAttribute('data-picture')));

/** Drags by the pointer, from the middle of one thing to a place of another, and stops before letting go. */
async function drag(from: ReturnType<typeof row>, to: ReturnType<typeof row>, across: number, down: number) {
  const { mouse } = app.page;
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('There is nothing to drag.');
  const target = { x: end.x + end.width * across, y: end.y + end.height * down };
  await mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await mouse.down();
  await mouse.move(start.x + start.width / 2 + 6, start.y + start.height / 2 + 6, { steps: 2 });
  await mouse.move(target.x, target.y, { steps: 6 });
  await mouse.move(target.x, target.y + 0.5);
}
async function dragTo(from: ReturnType<typeof row>, to: ReturnType<typeof row>, across: number, down: number) {
  await drag(from, to, across, down);
  await app.page.mouse.up();
}
let spreads = '';

describe('collections in the sidebar', () => {
  it('are nested by dragging, with the place and the result shown', async () => {
    await make('Harbour book');
    spreads = await make('Spreads');
    await make('Cover studies');
    await make('Still life');
    await drag(row('Spreads'), row('Harbour book'), 0.5, 0.5);
    await app.page.getByText('Drop to move Spreads into Harbour book').waitFor();
    await app.screenshot('60-nesting');
    await app.page.mouse.up();
    await expect.poll(tree).toEqual(['Harbour book', '  Spreads', 'Cover studies', 'Still life']);
    await undo();
    await expect.poll(tree).toEqual(['Harbour book', 'Spreads', 'Cover studies', 'Still life']);
    await dragTo(row('Spreads'), row('Harbour book'), 0.5, 0.5);
    await dragTo(row('Cover studies'), row('Spreads'), 0.5, 0.1);
    await expect.poll(tree).toEqual(['Harbour book', '  Cover studies', '  Spreads', 'Still life']);
  });

  it('are reordered by dragging, and taken out at the head of their list', async () => {
    await dragTo(row('Still life'), row('Harbour book'), 0.5, 0.1);
    await expect.poll(tree).toEqual(['Still life', 'Harbour book', '  Cover studies', '  Spreads']);
    await dragTo(row('Cover studies'), app.page.getByRole('heading', { name: 'Collections', exact: true }), 0.5, 0.5);
    await expect.poll(tree).toEqual(['Cover studies', 'Still life', 'Harbour book', '  Spreads']);
    // Into what lies in it, it cannot go.
    await dragTo(row('Harbour book'), row('Spreads'), 0.5, 0.5);
    await expect.poll(tree).toEqual(['Cover studies', 'Still life', 'Harbour book', '  Spreads']);
    const answer = await app.page.evaluate(async (inner) => {
      const all = await window.reverie.library.collections();
      const outer = all.ok ? all.data.find(({ name }) => name === 'Harbour book')?.id : undefined;
      return window.reverie.library.updateCollection(outer ?? '', { parentId: inner });
    }, spreads);
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  });

  it('are moved by keys and by the menu', async () => {
    const { page } = app;
    await rowButton('Harbour book').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(tree).toEqual(['Cover studies', 'Harbour book', '  Spreads', 'Still life']);
    await expect.poll(() => rowButton('Harbour book').evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(tree).toEqual(['Cover studies', 'Still life', 'Harbour book', '  Spreads']);
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(tree).toEqual(['Cover studies', '  Harbour book', '    Spreads', 'Still life']);
    await rowButton('Spreads').focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(tree).toEqual(['Cover studies', '  Harbour book', '  Spreads', 'Still life']);
    await row('Harbour book').click({ button: 'right' });
    await app.screenshot('61-collection-menu');
    await page.getByRole('menuitem', { name: 'Move to top level' }).click();
    await expect.poll(tree).toEqual(['Harbour book', 'Cover studies', '  Spreads', 'Still life']);
    await row('Cover studies').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Move into…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Move Cover studies into another collection' });
    await dialog.getByRole('combobox', { name: 'Collection' }).click();
    await page.getByRole('option', { name: 'Still life' }).click();
    await app.screenshot('62-move-into');
    expect(await app.accessibilityProblems()).toEqual([]);
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await expect.poll(tree).toEqual(['Harbour book', 'Still life', '  Cover studies', '    Spreads']);
    await page.keyboard.press('Control+z');
    await expect.poll(tree).toEqual(['Harbour book', 'Cover studies', '  Spreads', 'Still life']);
  });
});

describe('pictures of a collection', () => {
  it('lie in their order by hand, which dragging changes', async () => {
    await fill(spreads, [0, 1, 2, 3, 4]);
    await rowButton('Spreads').click();
    await app.page.getByRole('button', { name: 'Sort and group: Manual order' }).waitFor();
    await expect.poll(shown).toEqual([0, 1, 2, 3, 4].map(idOf));
    await cell(0).click();
    await cell(1).click({ modifiers: ['Shift'] });
    await drag(cell(1), cell(3), 0.8, 0.5);
    await app.page.locator('[data-order-bar]').waitFor();
    await app.screenshot('63-order-by-hand');
    await app.page.mouse.up();
    await expect.poll(() => found({ collection: spreads, sort: 'manual' })).toEqual([2, 3, 0, 1, 4]);
    await expect.poll(shown).toEqual([2, 3, 0, 1, 4].map(idOf));
    await undo();
    await expect.poll(shown).toEqual([0, 1, 2, 3, 4].map(idOf));
  });

  it('are moved by keys too, one after the other, and the focus goes along', async () => {
    const { page } = app;
    await cell(2).click();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => found({ collection: spreads, sort: 'manual' })).toEqual([2, 0, 1, 3, 4]);
    await expect.poll(shown).toEqual([2, 0, 1, 3, 4].map(idOf));
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => found({ collection: spreads, sort: 'manual' })).toEqual([0, 2, 1, 3, 4]);
    expect(await cell(2).evaluate((each) => each === document.activeElement)).toBe(true);
  });

  it('stay where they are in another order, which is kept for the collection', async () => {
    const { page } = app;
    await page.getByRole('button', { name: /Sort and group/ }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Newest first' }).click();
    await expect.poll(shown).toEqual([0, 1, 2, 3, 4].map(idOf));
    await drag(cell(0), cell(3), 0.8, 0.5);
    expect(await page.locator('[data-order-bar]').count()).toBe(0);
    await page.mouse.up();
    expect(await found({ collection: spreads, sort: 'manual' })).toEqual([0, 2, 1, 3, 4]);
    await page.keyboard.press('Control+1');
    await rowButton('Harbour book').click();
    await page.getByRole('button', { name: 'Sort and group: Manual order' }).waitFor();
    await rowButton('Spreads').click();
    await page.getByRole('button', { name: 'Sort and group: Newest first' }).waitFor();
    await page.getByRole('button', { name: /Sort and group/ }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Manual order' }).click();
    await expect.poll(shown).toEqual([0, 2, 1, 3, 4].map(idOf));
  });

  it('become its cover, and give way to the first when they are thrown away', async () => {
    const { page } = app;
    const cover = () => row('Spreads').locator('img').getAttribute('src');
    await cell(1).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Use as cover' }).click();
    await expect.poll(cover).toContain(idOf(1));
    await app.screenshot('64-cover');
    await page.keyboard.press('Escape');
    await dragTo(cell(1), page.getByRole('button', { name: /^Trash \d/ }), 0.5, 0.5);
    await page.getByText('Moved 1 to Trash').first().waitFor();
    await expect.poll(cover).toContain(idOf(0));
    await undo();
    await expect.poll(cover).toContain(idOf(1));
    await cell(1).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Remove as cover' }).click();
    await expect.poll(() => row('Spreads').locator('img').count()).toBe(0);
  });

  it('are added by dragging and taken out by key, several at once, with undo', async () => {
    const { page } = app;
    await cell(3).click();
    await cell(4).click({ modifiers: ['Shift'] });
    await drag(cell(4), row('Still life'), 0.5, 0.5);
    await page.getByText('Drop to add 2 pictures to Still life').waitFor();
    await page.mouse.up();
    await page.getByText('Added 2 pictures to Still life').first().waitFor();
    await page.keyboard.press('Shift+Delete');
    await page.getByText('Removed 2 from Spreads').first().waitFor();
    await expect.poll(shown).toEqual([0, 2, 1].map(idOf));
    expect(await cell(1).getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => cell(1).evaluate((each) => each === document.activeElement)).toBe(true);
    await undo();
    await expect.poll(shown).toEqual([0, 2, 1, 3, 4].map(idOf));
    await cell(3).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Remove from Spreads' }).click();
    await expect.poll(() => found({ collection: spreads, sort: 'manual' })).toEqual([0, 2, 1, 4]);
    expect(await found({ text: '"number 3"' })).toEqual([3]);
    // In the library itself the key means nothing.
    await page.keyboard.press('Control+1');
    await cell(0).click();
    await page.keyboard.press('Shift+Delete');
    expect(await found({ collection: spreads })).toHaveLength(4);
  });
});

describe('tags in the sidebar', () => {
  it('narrow what is shown, are renamed and merged, and all of it is undone', async () => {
    const { page } = app;
    await page.evaluate(
      async ([sea, ocean]) => {
        await window.reverie.library.update(sea, { addTags: ['sea'] });
        await window.reverie.library.update(ocean, { addTags: ['Ocean'] });
        await window.reverie.library.update(ocean, { addTags: ['dusk'] });
      },
      [[10, 11, 12].map(idOf), [12, 13].map(idOf)] as const,
    );
    await tag('sea').click();
    await expect.poll(shown).toEqual([10, 11, 12].map(idOf));
    await tag('Ocean').click();
    await expect.poll(shown).toEqual([idOf(12)]);
    await tag('Ocean').click();
    await tag('sea').focus();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Name' }).fill('waves');
    await page.keyboard.press('Enter');
    await page.getByText('Renamed to waves').first().waitFor();
    await expect.poll(() => found({ tags: ['waves'] })).toEqual([10, 11, 12]);
    await expect.poll(shown).toEqual([10, 11, 12].map(idOf));
    await tag('waves').focus();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Name' }).fill('OCEAN');
    await page.keyboard.press('Enter');
    // Two tags become one; that can be undone, so nothing is asked.
    await page.getByText('Merged tags: 3 pictures are now tagged “Ocean”').first().waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await expect.poll(() => found({ tags: ['Ocean'] })).toEqual([10, 11, 12, 13]);
    await undo();
    await expect.poll(() => found({ tags: ['waves'] })).toEqual([10, 11, 12]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => found({ tags: ['sea'] })).toEqual([10, 11, 12]);
    await page.keyboard.press('Control+1');
  });

  it('become one where several are chosen, and are taken off all pictures', async () => {
    const { page } = app;
    await tag('sea').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Merge with others…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Merge tags' });
    await dialog.getByRole('checkbox', { name: 'Ocean' }).click();
    await dialog.getByRole('textbox', { name: 'Merge into' }).fill('water');
    await app.screenshot('66-merge-tags');
    expect(await app.accessibilityProblems()).toEqual([]);
    await dialog.getByRole('button', { name: 'Merge 2' }).click();
    await expect.poll(() => found({ tags: ['water'] })).toEqual([10, 11, 12, 13]);
    await tag('water').focus();
    await page.keyboard.press('Delete');
    await page.getByText('Deleted tag “water” from 4 pictures').first().waitFor();
    await expect.poll(() => tag('water').count()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.activeElement?.matches('[data-place]'))).toBe(true);
    await undo();
    await expect.poll(() => found({ tags: ['water'] })).toEqual([10, 11, 12, 13]);
  });
});

describe('smart collections and filters', () => {
  const search = () => app.page.getByRole('combobox', { name: 'Search pictures' });

  it('bring their search back to be changed', async () => {
    const { page } = app;
    const smart = await make('Wet ones', { tags: ['water'] });
    await rowButton('Wet ones').click();
    await expect.poll(shown).toEqual([10, 11, 12, 13].map(idOf));
    await page.getByRole('button', { name: 'Edit search' }).click();
    await page.getByRole('button', { name: 'Remove Tag: water' }).waitFor();
    await search().fill('courtyard');
    await expect.poll(shown).toEqual([idOf(13)]);
    await app.screenshot('67-smart-edit');
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.getByRole('button', { name: 'Save to Wet ones' }).click();
    await page.getByText('Changed the search of Wet ones').first().waitFor();
    await expect.poll(() => found({ collection: smart })).toEqual([13]);
    await expect.poll(shown).toEqual([idOf(13)]);
    await undo();
    await expect.poll(shown).toEqual([10, 11, 12, 13].map(idOf));
    await row('Wet ones').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Edit search' }).click();
    await search().fill('courtyard');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save as new…' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Wet courtyards');
    await page.keyboard.press('Enter');
    await row('Wet courtyards').waitFor();
    await expect.poll(shown).toEqual([idOf(13)]);
    expect(await found({ collection: smart })).toEqual([10, 11, 12, 13]);
  });

  it('narrow together with collections, words and chips', async () => {
    await rowButton('Wet ones').click();
    await search().fill('collection:spreads');
    await app.page.keyboard.press('Enter');
    await app.page.getByText('0 of 4 match', { exact: true }).first().waitFor();
    await app.page.keyboard.press('Escape');
    await app.page.keyboard.press('Control+1');
  });

  it.each([
    ['date:2026-10..2026-11', 'Date 1 Oct – 30 Nov 2026'],
    ['rating:3+', 'Rating 3 or more'],
    ['rating:3', 'Rating exactly 3'],
    ['ratio:16:9', 'Ratio 16:9'],
    ['size:4K', 'Size 4K'],
    ['flag:picked', 'Flag picked'],
    ['label:red', 'Label red'],
    ['set:2-6', 'Set 2 to 6'],
    ['status:completed', 'Status completed'],
    ['cost:2-5', 'Cost 2 to 5 credits'],
    ['tag:dusk', 'Tag dusk'],
    ['references:vase', 'References made with teal vase.png'],
  ])('takes %s as typed', async (typed, chip) => {
    const { page } = app;
    await search().fill(typed);
    await page.keyboard.press('Enter');
    const [name = ''] = chip.split(' ');
    await page.getByRole('button', { name: `Remove ${name}: ${chip.slice(name.length + 1)}` }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('2,000', { exact: true }).first().waitFor();
  });

  it('ask between two days in fields', async () => {
    const { page } = app;
    await search().fill('date:');
    await page.getByLabel('From', { exact: true }).fill('2026-11-20');
    await page.getByLabel('To', { exact: true }).fill('2026-11-20');
    await app.screenshot('68-dates');
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.getByRole('button', { name: 'Use these dates' }).click();
    await page
      .getByText(/^[4-6] of 2,000 match$/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
  });

  it('show what was made with a reference, from the picture that has it', async () => {
    const { page } = app;
    await page.getByText('2,000', { exact: true }).first().waitFor();
    await page.keyboard.press('Escape');
    await cell(4).click();
    const details = page.getByRole('complementary', { name: 'Picture details' });
    if (!(await details.isVisible())) await page.keyboard.press('i');
    await details.getByRole('button', { name: /teal vase/ }).click();
    await page.getByRole('menuitem', { name: 'Show pictures made with it' }).click();
    await expect.poll(shown).toEqual([4, 9, 1500].map(idOf));
    await page.getByRole('button', { name: 'Remove References: made with teal vase.png' }).waitFor();
    await app.screenshot('69-made-with');
    await page.keyboard.press('Control+f');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });
});

describe('references', () => {
  const search = () => app.page.getByRole('combobox', { name: 'Search pictures' });

  it('lead from the strip and the shelf to what was made with them', async () => {
    const { page } = app;
    const leaves = await pngFile('leaves.png', 'leaves', 600, 600);
    await dropFiles(page, 'textarea', [leaves]);
    await page.getByRole('button', { name: /^image 1 of 1, leaves/ }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Show pictures made with it' }).click();
    await page.getByRole('button', { name: 'Remove References: made with leaves.png' }).waitFor();
    await page.getByText('Nothing matches').first().waitFor();
    await page.getByRole('button', { name: 'Named and recent references' }).click();
    await page.getByRole('button', { name: 'More for teal vase.png' }).click();
    await page.getByRole('menuitem', { name: 'Show pictures made with it' }).click();
    await expect.poll(shown).toEqual([4, 9, 1500].map(idOf));
    await page.keyboard.press('Escape');
    await search().focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByText('2,000', { exact: true }).first().waitFor();
  });
});

describe('the trash in the sidebar', () => {
  it('takes pictures that are dropped on it, starred ones too', async () => {
    const { page } = app;
    await cell(0).click();
    await page.keyboard.press('5');
    await page.getByRole('gridcell', { name: /number 0,.*5 stars/ }).waitFor();
    await cell(1).click({ modifiers: ['Shift'] });
    await drag(cell(1), page.getByRole('button', { name: /^Trash \d/ }), 0.5, 0.5);
    await page.getByText('Drop to move 2 pictures to Trash').waitFor();
    await app.screenshot('74-into-trash');
    await page.mouse.up();
    await expect.poll(() => found({ trashed: true })).toEqual([0, 1]);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await undo();
    await expect.poll(() => found({ trashed: true })).toEqual([]);
    await page.keyboard.press('Escape');
  });
});

describe('the rail', () => {
  it('opens for pictures that are dragged to a collection', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Hide sidebar' }).click();
    const rail = page.getByRole('button', { name: 'Collections', exact: true });
    await rail.waitFor();
    await drag(cell(5), rail, 0.5, 0.5);
    await row('Harbour book').waitFor();
    const target = await row('Harbour book').boundingBox();
    if (!target) throw new Error('The collection is not to be seen.');
    await page.mouse.move(target.x + 60, target.y + 10, { steps: 4 });
    await page.getByText('Drop to add 1 picture to Harbour book').waitFor();
    await page.mouse.up();
    await page.getByText('Added 1 picture to Harbour book').first().waitFor();
    await undo();
  });
});

describe('the sidebar', () => {
  it('is as it should be in both themes and sizes', async () => {
    const { page } = app;
    await rowButton('Spreads').click();
    await expect.poll(shown).toHaveLength(4);
    expect(await app.accessibilityProblems()).toEqual([]);
    await app.screenshot('70-sidebar-dark');
    await page.evaluate(() => window.reverie.settings.update({ theme: 'light' }));
    await page.locator('[data-theme=light]').waitFor();
    await app.screenshot('71-sidebar-light');
    expect(await app.accessibilityProblems()).toEqual([]);
    await app.resize(1024, 700);
    await page.getByRole('button', { name: 'Show sidebar' }).click();
    await page.getByText('Smart collections').first().waitFor();
    await app.screenshot('72-sidebar-narrow');
    expect(await app.accessibilityProblems()).toEqual([]);
    await rowButton('Wet ones').click();
    await page.getByRole('button', { name: 'Edit search' }).click();
    await page.getByRole('button', { name: 'Save as new…' }).waitFor();
    await page.keyboard.press('Control+1');
    // Another place, also the one it lies over, is something else.
    await page.getByText('All pictures').first().waitFor();
    expect(await page.getByRole('button', { name: 'Save as new…' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Show sidebar' }).click();
    await rowButton('Wet ones').click();
    await page.getByRole('button', { name: 'Edit search' }).click();
    await page.getByRole('button', { name: 'Save as new…' }).waitFor();
    await app.screenshot('73-smart-edit-narrow');
    expect(await app.accessibilityProblems()).toEqual([]);
    expect(app.complaints.filter((text) => !/Failed to load resource/.test(text))).toEqual([]);
  });
});
