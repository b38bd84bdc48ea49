import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { testImaging } from '../support/plainPicture.ts';
import { writeLibrary } from '../support/writtenLibrary.ts';
import { App } from './app.ts';
import { oneRing, readHands } from './oneRing.ts';
import { filledApp, openUnconnected, idOf } from './syntheticApp.ts';

const pictures = 2000;
const app = filledApp(pictures);

const cell = (number: number) => app.page.locator(`[data-picture="${idOf(number)}"]`);
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) {
    // oxlint-disable-next-line no-await-in-loop -- one key after the other
    await app.page.keyboard.press(key);
  }
};
const ratingOf = (id: string) =>
  app.page.evaluate(async (picture) => {
    const answer = await window.reverie.library.get(picture);
    return answer.ok ? answer.data.rating : undefined;
  }, id);
/** The next key and the next arrow both act on the picture that has the ring. */
async function actsOn(id: string): Promise<void> {
  await press('3');
  await expect.poll(() => ratingOf(id)).toBe(3);
  await press('0');
  await expect.poll(() => ratingOf(id)).toBe(0);
}
const undoAll = () =>
  app.page.evaluate(async () => {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- one step after the other
      const answer = await window.reverie.library.undo();
      if (!answer.ok || answer.data.changed === 0) return;
    }
  });
/** Narrows to pictures without a flag, and leaves the field for the grid. */
async function withoutFlag(): Promise<void> {
  const { page } = app;
  await press('Control+f');
  await page.keyboard.type('flag:none');
  await press('ArrowDown', 'ArrowUp', 'Enter');
  await page.getByRole('button', { name: 'Remove Flag: none' }).waitFor();
}

beforeEach(async () => {
  const { page } = app;
  await press('Escape', 'Escape');
  await undoAll();
  if (await page.getByRole('button', { name: 'Clear the search' }).isVisible()) {
    await page.getByRole('button', { name: 'Clear the search' }).click();
  }
  await press('Control+1');
  await page.locator('[role=gridcell][tabindex="0"]').focus();
  await press('Home');
  await cell(0).click();
  await expect.poll(async () => (await readHands(page)).focused).toBe(idOf(0));
});

describe('one picture has the selection and the keyboard', () => {
  it('after Delete: the next one, again and again, and the one before after the last', async () => {
    const { page } = app;
    await cell(7).click();
    await press('Delete');
    await cell(7).waitFor({ state: 'detached' });
    await oneRing(page, idOf(8));
    await app.screenshot('focus-after-delete-dark');
    await actsOn(idOf(8));
    await press('Delete', 'Delete');
    await oneRing(page, idOf(10));
    await press('ArrowRight');
    await oneRing(page, idOf(11));
    await press('End');
    await oneRing(page, idOf(pictures - 1));
    await press('Delete');
    await oneRing(page, idOf(pictures - 2));
  });

  it('after Delete of several', async () => {
    const { page } = app;
    await cell(5).click();
    await press('Shift+ArrowLeft', 'Shift+ArrowLeft', 'Delete');
    await oneRing(page, idOf(6));
    await actsOn(idOf(6));
  });

  it('after Delete where the next one is below the view', async () => {
    const { page } = app;
    // The last picture that is drawn above the view's end.
    const last = await page.evaluate(() => {
      const grid = document.querySelector('[role=grid]')!;
      const bottom = grid.parentElement!.parentElement!.getBoundingClientRect().bottom;
      const inside = [...grid.querySelectorAll<HTMLElement>('[role=gridcell]')].filter(
        (each) => each.getBoundingClientRect().bottom <= bottom,
      );
      return inside.at(-1)!.dataset['picture']!;
    });
    const number = Number(last.slice(9, 17));
    await page.locator(`[data-picture="${last}"]`).click();
    await press('Delete');
    await oneRing(page, idOf(number + 1));
    await actsOn(idOf(number + 1));
  });

  it('after Delete from a menu, and from the menu of a picture that was not selected', async () => {
    const { page } = app;
    await cell(3).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Move to Trash' }).click();
    await oneRing(page, idOf(4));
    await cell(9).hover();
    await cell(9).getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Move to Trash' }).click();
    await cell(9).waitFor({ state: 'detached' });
    await oneRing(page, idOf(10));
    await actsOn(idOf(10));
  });

  it('after Delete from the inspector', async () => {
    const { page } = app;
    await cell(3).click();
    await press('Shift+ArrowRight');
    await page.getByRole('complementary', { name: 'Picture details' }).getByRole('button', { name: 'Trash' }).click();
    await oneRing(page, idOf(5));
  });

  it('after a reject while a filter leaves rejected ones out, and after its undo', async () => {
    const { page } = app;
    await withoutFlag();
    await cell(6).click();
    await press('x');
    await cell(6).waitFor({ state: 'detached' });
    await oneRing(page, idOf(7));
    await actsOn(idOf(7));
    await press('x');
    await oneRing(page, idOf(8));
    await press('Control+z');
    await cell(7).waitFor();
    await oneRing(page);
    await press('Control+Shift+z');
    await cell(7).waitFor({ state: 'detached' });
    await oneRing(page);
  });

  it('after restoring from the trash, and after undoing and redoing a Delete', async () => {
    const { page } = app;
    await cell(2).click();
    await press('Shift+ArrowRight', 'Shift+ArrowRight', 'Delete');
    await oneRing(page, idOf(5));
    await press('Control+z');
    await cell(3).waitFor();
    await oneRing(page);
    await press('Control+Shift+z');
    await cell(3).waitFor({ state: 'detached' });
    await oneRing(page);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Trash/ })
      .click();
    await cell(2).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Restore' }).click();
    await cell(2).waitFor({ state: 'detached' });
    await oneRing(page, idOf(3));
  });

  it('when words leave the picture out, and when they are taken away again', async () => {
    const { page } = app;
    await cell(6).click();
    await press('Control+f');
    // Every fifth picture: 5, 10, 15.
    await page.keyboard.type('lighthouse');
    await cell(6).waitFor({ state: 'detached' });
    await expect.poll(async () => (await readHands(page)).selected).toEqual([idOf(10)]);
    expect(await page.locator('[data-selection-bar]').count()).toBe(0);
    await press('Escape', 'Escape');
    await oneRing(page, idOf(6));
  });

  it('when other words find none of the same pictures', async () => {
    const { page } = app;
    await press('Control+f');
    await page.keyboard.type('lighthouse');
    await cell(1).waitFor({ state: 'detached' });
    await press('Control+a');
    await page.keyboard.type('Birnen');
    await cell(1).waitFor();
    await expect.poll(async () => (await readHands(page)).selected).toEqual([idOf(1)]);
  });

  it('when pictures arrive above it, and when the list is made anew', async () => {
    const { page } = app;
    await cell(12).click();
    await page.evaluate(() => window.reverie.library.trash(['synthetic00000000_1'], { evenStarred: true }));
    await cell(0).waitFor({ state: 'detached' });
    await oneRing(page, idOf(12));
    await page.evaluate(() => window.reverie.library.undo());
    await cell(0).waitFor();
    await oneRing(page, idOf(12));
  });

  it('in another order, in other groups, and at another thumbnail size', async () => {
    const { page } = app;
    const choose = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: /^Sort and group/ }).click();
      await page.getByRole('menuitemcheckbox', { name }).click();
    };
    await cell(6).click();
    await choose('Oldest first');
    await page.getByRole('gridcell', { name: 'number 6, picture 1,994 of 2,000' }).waitFor();
    await oneRing(page, idOf(6));
    await press('ArrowRight');
    await oneRing(page, idOf(5));
    await choose('Task');
    await oneRing(page, idOf(5));
    await choose('Day');
    await choose('Newest first');
    await page.getByRole('gridcell', { name: 'number 5, picture 6 of 2,000' }).waitFor();
    await oneRing(page, idOf(5));
    await press('+', '+', '+');
    await oneRing(page, idOf(5));
    await press('-', '-', '-');
    await oneRing(page, idOf(5));
  });

  it('after a dialog, a menu and the viewer', async () => {
    const { page } = app;
    await cell(4).click();
    await press('t');
    await page.getByRole('dialog', { name: 'Tags' }).waitFor();
    await press('Escape');
    await oneRing(page, idOf(4));
    await cell(5).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Open' }).waitFor();
    await press('Escape');
    await oneRing(page, idOf(5));
    await cell(8).hover();
    await cell(8).getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Open' }).waitFor();
    await press('Escape');
    await page.mouse.move(2, 2);
    await oneRing(page, idOf(8));
    await press('Enter');
    await page.getByRole('button', { name: 'Library' }).waitFor();
    await press('ArrowRight', 'ArrowRight', 'Delete');
    await page.getByText('Moved 1 to Trash').first().waitFor();
    await press('Escape');
    await oneRing(page, idOf(11));
    await actsOn(idOf(11));
  });

  it('after a click on empty space the arrows go on from where they were', async () => {
    const { page } = app;
    await cell(4).click();
    const box = (await page.getByRole('grid').boundingBox())!;
    await page.mouse.click(box.x + box.width - 3, box.y + 18);
    await expect.poll(async () => (await readHands(page)).selected).toEqual([]);
    await press('ArrowRight');
    await oneRing(page, idOf(5));
  });

  it.each([
    ['dark', 1024, 700],
    ['light', 1440, 900],
    ['light', 1024, 700],
  ] as const)('in the %s theme at %i by %i', async (theme, width, height) => {
    const { page } = app;
    await page.evaluate((wanted) => window.reverie.settings.update({ theme: wanted }), theme);
    await page.locator(`[data-theme=${theme}]`).waitFor();
    await app.resize(width, height);
    await cell(7).click();
    await press('Delete');
    await oneRing(page, idOf(8));
    await app.screenshot(`focus-after-delete-${theme}-${width}`);
    await press('End', 'Delete');
    await oneRing(page, idOf(pictures - 2));
    await app.screenshot(`focus-after-last-delete-${theme}-${width}`);
    await app.resize(1440, 900);
    await page.evaluate(() => window.reverie.settings.update({ theme: 'dark' }));
  });
});

describe('when the index is made anew', () => {
  const written = new App();
  afterAll(() => written.dispose());

  it('the same picture has both, and what has left is followed by the next one', async () => {
    const root = join(written.userData, 'library');
    mkdirSync(written.userData, { recursive: true });
    const imaging = testImaging();
    await writeLibrary(root, imaging, { count: 40, newest: Date.UTC(2026, 10, 22, 12), days: 3 });
    await imaging.close();
    await openUnconnected(written);
    const { page } = written;
    const rebuild = () => page.evaluate(() => window.reverie.library.rebuild());
    await page.locator('[data-picture="written00000012_1"]').click();
    await rebuild();
    await oneRing(page, 'written00000012_1');
    const folder = readdirSync(join(root, '2026')).find((name) => name.includes('written00000012'));
    rmSync(join(root, '2026', folder ?? ''), { recursive: true });
    await rebuild();
    await oneRing(page, 'written00000013_1');
  });
});

describe('letters in the grid', () => {
  it('never search, and those without a meaning do nothing', async () => {
    const { page } = app;
    await cell(4).click();
    await press('c', 'm', 'n', 'd', 'q', 'z');
    await oneRing(page, idOf(4));
    expect(await page.getByRole('combobox', { name: 'Search pictures' }).inputValue()).toBe('');
    await press('/');
    await page.locator('input:focus').waitFor();
    expect(await page.getByRole('combobox', { name: 'Search pictures' }).inputValue()).toBe('');
  });
});
