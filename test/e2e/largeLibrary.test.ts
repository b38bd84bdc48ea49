import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testImaging } from '../support/plainPicture.ts';
import { writeLibrary } from '../support/writtenLibrary.ts';
import { App } from './app.ts';
import { openUnconnected } from './syntheticApp.ts';

const app = new App();
const pictures = 20_000;
const newest = Date.UTC(2026, 10, 22, 11);
const days = 1100;
const root = join(app.userData, 'library');
const idOf = (number: number): string => `written${String(number).padStart(8, '0')}_1`;
const timeOf = (number: number): number => newest - Math.round((number / pictures) * days * 86_400_000);

beforeAll(async () => {
  mkdirSync(app.userData, { recursive: true });
  const imaging = testImaging();
  await writeLibrary(root, imaging, { count: pictures, newest, days });
  await imaging.close();
  await openUnconnected(app);
}, 240_000);
afterAll(() => app.dispose(), 120_000);

const cell = (number: number) => app.page.getByRole('gridcell', { name: new RegExp(`number ${number},`) });
const count = async (query = {}): Promise<number> => {
  const answer = await app.page.evaluate((asked) => window.reverie.library.count(asked), query);
  return answer.ok ? answer.data.pictures : -1;
};
const marksOf = (number: number) =>
  app.page.evaluate(async (id) => {
    const answer = await window.reverie.library.get(id);
    if (!answer.ok) throw new Error(answer.error.message);
    const { rating, tags, file } = answer.data;
    return { rating, tags, file };
  }, idOf(number));
const tags = () => app.page.evaluate(() => window.reverie.library.tags());

describe('a library of 20,000 pictures', () => {
  it('is made from its folders alone where there is no index, and says so', async () => {
    const { page } = app;
    await page.getByText('20000 pictures were found').or(page.getByText('20,000 pictures were found')).waitFor();
    await cell(0).waitFor();
    expect(await count()).toBe(pictures);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByRole('gridcell', { name: `number 0, picture 1 of 20,000`, exact: false }).waitFor();
    await app.screenshot('70-large-library');
    expect(await app.accessibilityProblems()).toEqual([]);
  });

  it('is searched from the grid after a slash', async () => {
    const { page } = app;
    await cell(0).click();
    await page.keyboard.press('/');
    await page.keyboard.type('koi');
    await page.getByText('2,500 of 20,000 match', { exact: true }).first().waitFor();
    expect(await page.getByRole('combobox', { name: 'Search' }).inputValue()).toBe('koi');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  it('is filtered by a year that is typed, and by what else there is', async () => {
    const { page } = app;
    await page.keyboard.press('Control+f');
    await page.keyboard.type('2024');
    await page.keyboard.press('Tab');
    // Local years of the page, which is in Berlin.
    const [from, to] = [Date.UTC(2023, 11, 31, 23), Date.UTC(2024, 11, 31, 23)];
    const inYear = Array.from({ length: pictures }, (_, number) => timeOf(number)).filter(
      (at) => at >= from && at < to,
    );
    const number = new Intl.NumberFormat('en');
    await page
      .getByText(`${number.format(inYear.length)} of 20,000 match`)
      .first()
      .waitFor();
    await page.keyboard.type('Birnen');
    const pears = Array.from({ length: pictures }, (_, at) => at).filter(
      (at) => at % 8 === 1 && timeOf(at) >= from && timeOf(at) < to,
    );
    await page
      .getByText(`${number.format(pears.length)} of 20,000 match`)
      .first()
      .waitFor();
    await app.screenshot('71-large-filtered');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByText('20,000', { exact: true }).first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('gives thousands a tag at once, with progress, and takes it back in one step', async () => {
    const { page } = app;
    await cell(2).click();
    await cell(7).click({ modifiers: ['Shift'] });
    await page.getByText('6 selected').first().waitFor();
    await page.keyboard.press('Control+a');
    await page.getByText('20,000 selected').first().waitFor();
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: 'Tags of 20,000 pictures' });
    await dialog.getByRole('combobox', { name: 'Add a tag' }).fill('everything');
    await page.keyboard.press('Enter');
    await page
      .getByText(/of 20,000 pictures$/)
      .first()
      .waitFor();
    await expect.poll(tags).toMatchObject({ ok: true, data: [{ name: 'everything', pictures }] });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await page.getByText('Undid: tagged 20,000').first().waitFor();
    expect(await tags()).toEqual({ ok: true, data: [] });
    await page.keyboard.press('Control+Shift+z');
    await page.getByText('Redid: tagged 20,000').first().waitFor();
    expect(await tags()).toMatchObject({ ok: true, data: [{ name: 'everything', pictures }] });
  });

  it('moves a range to the trash, back by undo, and back from the trash itself', async () => {
    const { page } = app;
    await cell(3).click();
    await cell(8).click({ modifiers: ['Shift'] });
    await page.keyboard.press('Delete');
    await expect.poll(() => count()).toBe(pictures - 6);
    await cell(3).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await expect.poll(() => count()).toBe(pictures);
    await cell(3).click();
    await cell(8).click({ modifiers: ['Shift'] });
    await page.keyboard.press('Delete');
    await expect.poll(() => count()).toBe(pictures - 6);
    await page.getByRole('button', { name: 'Trash', exact: true }).first().click();
    await page.getByRole('button', { name: 'Restore all' }).click();
    await expect.poll(() => count()).toBe(pictures);
    await page.getByRole('button', { name: 'All pictures' }).first().click();
    await cell(3).waitFor();
  });

  it('is scrubbed through by date with the mouse and the keyboard', async () => {
    const { page } = app;
    const rail = page.getByRole('slider', { name: 'Date' });
    await expect.poll(() => rail.getAttribute('aria-valuetext')).toBe('November 2026');
    await rail.focus();
    await page.keyboard.press('PageDown');
    await expect.poll(() => rail.getAttribute('aria-valuetext')).toBe('December 2025');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => rail.getAttribute('aria-valuetext')).toBe('November 2025');
    const wanted = Array.from({ length: pictures }, (_, at) => at).find(
      (at) => timeOf(at) < Date.UTC(2025, 10, 30, 23),
    );
    await cell(wanted ?? -1).waitFor();
    await page.keyboard.press('End');
    await cell(pictures - 1).waitFor({ state: 'attached' });
    await page.keyboard.press('Home');
    await cell(0).waitFor();
    const box = await rail.boundingBox();
    if (!box) throw new Error('The scrubber is not there.');
    await page.mouse.move(box.x + 8, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 8, box.y + box.height / 2, { steps: 8 });
    await expect.poll(() => rail.getAttribute('aria-valuetext')).toMatch(/ 2025$/);
    await page.locator('[data-picture] img').first().waitFor();
    await app.screenshot('72-scrubber');
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.mouse.up();
    await rail.focus();
    await page.keyboard.press('Home');
  });

  it('is grouped by the first reference, in three densities', async () => {
    const { page } = app;
    await page.getByRole('button', { name: /^Sort and group/ }).click();
    await page.getByRole('menuitemcheckbox', { name: 'First reference' }).click();
    await page.getByRole('rowgroup', { name: 'sketch 1.jpg' }).waitFor();
    await page.getByRole('button', { name: 'Small thumbnails' }).click();
    await page.getByRole('button', { name: 'Small thumbnails', pressed: true }).waitFor();
    await app.screenshot('73-by-reference');
    await page.evaluate(() => window.reverie.settings.update({ theme: 'light' }));
    await page.locator('[data-theme=light]').waitFor();
    await page.getByRole('button', { name: 'Large thumbnails' }).click();
    await app.resize(1024, 700);
    await app.screenshot('74-by-reference-light');
    expect(await app.accessibilityProblems()).toEqual([]);
    await app.resize(1440, 900);
    await page.getByRole('button', { name: 'Medium thumbnails' }).click();
    await page.getByRole('button', { name: /^Sort and group/ }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Day' }).click();
    await cell(0).waitFor();
  });

  it('is made anew from the folders with everything said of the pictures, and finds a folder that was renamed', async () => {
    const { page } = app;
    await cell(1).click();
    await page.keyboard.press('5');
    await expect.poll(() => marksOf(1)).toMatchObject({ rating: 5, tags: ['everything'] });
    const year = join(root, '2026');
    const name = readdirSync(year).find((each) => each.endsWith('00000004')) ?? '';
    renameSync(join(year, name), join(year, 'my best tile'));
    await page.keyboard.press('Control+,');
    await page.getByRole('button', { name: 'Library', exact: true }).first().click();
    await page.getByRole('button', { name: 'Rebuild' }).click();
    await page
      .getByText(/^Index rebuilt: 20,000 pictures/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    expect(await count()).toBe(pictures);
    expect(await marksOf(1)).toMatchObject({ rating: 5, tags: ['everything'] });
    expect(await marksOf(4)).toMatchObject({ file: '2026/my best tile/1.jpg', tags: ['everything'] });
    await cell(4).waitFor();
    expect(app.complaints).toEqual([]);
  });
});
