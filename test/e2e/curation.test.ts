import { describe, expect, it } from 'vitest';
import { filledApp, idOf } from './syntheticApp.ts';

const pictures = 2000;
const app = filledApp(pictures);

const cell = (number: number) => app.page.getByRole('gridcell', { name: new RegExp(`number ${number},`) });
const marksOf = (id: string) =>
  app.page.evaluate(async (picture) => {
    const answer = await window.reverie.library.get(picture);
    if (!answer.ok) throw new Error(answer.error.message);
    const { rating, flag, label, tags, note, trashedAt } = answer.data;
    return { rating, flag, label, tags, note, trashed: trashedAt !== undefined };
  }, id);
const count = async (): Promise<number> => {
  const answer = await app.page.evaluate(() => window.reverie.library.count({}));
  return answer.ok ? answer.data.pictures : -1;
};

describe('curating by keyboard', () => {
  it('rates, flags and notes a picture, and shows it at once', async () => {
    const { page } = app;
    await cell(0).click();
    await page.keyboard.press('4');
    await page.keyboard.press('p');
    await page.getByRole('gridcell', { name: /number 0,.*4 stars, picked/ }).waitFor();
    await expect.poll(() => marksOf(idOf(0))).toMatchObject({ rating: 4, flag: 'pick' });
    await cell(1).click();
    await page.keyboard.press('x');
    await page.getByRole('gridcell', { name: /number 1,.*rejected/ }).waitFor();
    await cell(2).click();
    const stars = page.getByRole('complementary', { name: 'Picture details' }).getByRole('slider', { name: 'Rating' });
    await stars.focus();
    await page.keyboard.press('End');
    await expect.poll(() => marksOf(idOf(2))).toMatchObject({ rating: 5 });
    await page.getByRole('textbox', { name: 'Note' }).fill('softer light');
    await cell(0).click();
    await expect.poll(() => marksOf(idOf(2))).toMatchObject({ note: 'softer light' });
    await app.screenshot('40-marks');
    expect(await app.accessibilityProblems()).toEqual([]);
  });

  it('gives a range of pictures one tag, and takes it back in one step', async () => {
    const { page } = app;
    await cell(3).click();
    await cell(6).click({ modifiers: ['Shift'] });
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: 'Tags of 4 pictures' });
    await dialog.getByRole('combobox', { name: 'Add a tag' }).fill('dusk');
    await page.keyboard.press('Enter');
    await dialog.getByText('dusk', { exact: true }).first().waitFor();
    await expect.poll(() => marksOf(idOf(5))).toMatchObject({ tags: ['dusk'] });
    await app.screenshot('41-tags');
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('3');
    await expect.poll(() => marksOf(idOf(6))).toMatchObject({ rating: 3 });
    await app.screenshot('42-several');
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => marksOf(idOf(6))).toMatchObject({ rating: 0, tags: ['dusk'] });
    await page.keyboard.press('Control+z');
    await expect.poll(() => marksOf(idOf(3))).toMatchObject({ tags: [] });
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => marksOf(idOf(3))).toMatchObject({ tags: ['dusk'] });
  });

  it('puts pictures into a new collection', async () => {
    const { page } = app;
    await page.keyboard.press('l');
    await page.getByRole('combobox', { name: 'Collection' }).fill('Mist studies');
    await app.screenshot('43-collect');
    await page.keyboard.press('Enter');
    await page.getByText('Added 4 to Mist studies').first().waitFor();
    const answer = await page.evaluate(() => window.reverie.library.collections());
    expect(answer).toMatchObject({ ok: true, data: [{ name: 'Mist studies', pictures: 4 }] });
  });

  it('moves to the trash and back, starred ones too, and asks nothing', async () => {
    const { page } = app;
    await cell(1).click();
    await cell(2).click({ modifiers: ['Shift'] });
    await page.keyboard.press('Delete');
    await expect.poll(count).toBe(pictures - 2);
    await page.getByText('Moved 2 to Trash').first().waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await app.screenshot('45-trashed');
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.keyboard.press('Control+z');
    await expect.poll(count).toBe(pictures);
    await cell(2).waitFor();
  });

  it('rates in the viewer, and shows it for a moment', async () => {
    const { page } = app;
    await cell(7).dblclick();
    await page.getByRole('button', { name: 'Library' }).waitFor();
    await page.keyboard.press('2');
    await page.locator('[data-rating-hud]').waitFor();
    await app.screenshot('46-viewer-rating');
    await page.locator('[data-rating-hud]').waitFor({ state: 'detached' });
    await expect.poll(() => marksOf(idOf(7))).toMatchObject({ rating: 2 });
    await page.keyboard.press('ArrowRight');
    await page.getByText('9 of 2,000').waitFor();
    await page.keyboard.press('Delete');
    // The next picture takes its place.
    await page.getByText('9 of 1,999').waitFor();
    expect(await marksOf(idOf(8))).toMatchObject({ trashed: true });
    await page.getByText('Moved 1 to Trash').first().waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await page.getByText('10 of 2,000').waitFor();
    await page.keyboard.press('Escape');
  });

  it('hides the marks, and has a menu with everything, in the light theme too', async () => {
    const { page } = app;
    await cell(0).click();
    await page.keyboard.press('j');
    await page.locator('[data-marks]').first().waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await page.locator('[data-marks]').first().waitFor();
    await page.evaluate(() => window.reverie.settings.update({ theme: 'light' }));
    await page.locator('[data-theme=light]').waitFor();
    await cell(0).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Colour label' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Blue' }).waitFor();
    await app.screenshot('47-menu-light');
    await page.getByRole('menuitemcheckbox', { name: 'Blue' }).click();
    await expect.poll(() => marksOf(idOf(0))).toMatchObject({ label: 'blue' });
    await app.screenshot('48-light');
    expect(await app.accessibilityProblems()).toEqual([]);
    // The rows have no originals; what the page complains of beside those is a fault.
    expect(app.complaints.filter((text) => !/Failed to load resource/.test(text))).toEqual([]);
  });
});
