import { describe, expect, it } from 'vitest';
import { filledApp } from './syntheticApp.ts';

/** A fifth of them each: a lighthouse, pears, a city in the rain, a courtyard, dunes. */
const pictures = 2000;
const app = filledApp(pictures);

describe('finding pictures', () => {
  it.each([
    ['lighthouse', '400 of 2,000 match'],
    ['BIRNEN', '400 of 2,000 match'],
    ['红伞', '400 of 2,000 match'],
    ['雨', '400 of 2,000 match'],
    ['lighthouse -gouache', '0 of 2,000 match'],
    ['"number 1234"', '1 of 2,000 match'],
  ])('answers “%s” while typing', async (text, matches) => {
    const { page } = app;
    await page.getByRole('gridcell').first().waitFor();
    await page.keyboard.press('Control+f');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
    await page.getByText(matches, { exact: true }).first().waitFor();
    // The next words are answered, not still these.
    await page.keyboard.press('Escape');
    await page.getByText('2,000', { exact: true }).first().waitFor();
  });

  it('says so when nothing matches, and gives everything back at Esc', async () => {
    const { page } = app;
    await page.keyboard.press('Control+f');
    await page.keyboard.type('no such words anywhere');
    await page.getByText('Nothing matches').first().waitFor();
    await app.screenshot('50-nothing-matches');
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText('2,000', { exact: true }).first().waitFor();
    await page.getByRole('gridcell').first().waitFor();
  });

  it('shows the lists it can narrow by, and the sidebar with its places', async () => {
    const { page } = app;
    await page.keyboard.press('Control+f');
    await page.keyboard.press('ArrowDown');
    await app.screenshot('51-search-filters');
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Alt+2');
    await page.getByText('Smart collections').first().waitFor();
    await app.screenshot('52-sidebar');
    expect(await app.accessibilityProblems()).toEqual([]);
  });

  it('saves a search by keyboard, and goes back to it from the question', async () => {
    const { page } = app;
    await page.keyboard.press('Control+f');
    await page.keyboard.type('lighthouse');
    await page.getByText('400 of 2,000 match', { exact: true }).first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Save as smart collection' }).waitFor();
    expect(await page.getByRole('tooltip').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const search = page.getByRole('combobox', { name: 'Search' });
    await expect.poll(() => search.evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    // The keyboard is back with the pictures.
    await page.locator('[role=gridcell]:focus').waitFor();
  });

  it('has only what was picked among the picks, and what was thrown away in the trash', async () => {
    const { page } = app;
    await page.getByRole('gridcell', { name: /number 0,/ }).click();
    await page.keyboard.press('p');
    await page.getByRole('gridcell', { name: /number 1,/ }).click();
    await page.keyboard.press('Delete');
    await expect.poll(() => page.getByRole('gridcell', { name: /number 1,/ }).count()).toBe(0);
    await page.keyboard.press('Control+2');
    await expect.poll(() => page.getByRole('gridcell').count()).toBe(1);
    await page.getByRole('gridcell', { name: /number 0,/ }).waitFor();
    await page.getByRole('navigation').getByText('Trash').first().click();
    await page.getByRole('gridcell', { name: /number 1,/ }).waitFor();
    await app.screenshot('53-trash');
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.keyboard.press('Control+1');
    await page.getByRole('gridcell', { name: /number 0,/ }).waitFor();
  });

  it('keeps what is selected while words hide some of it, and says how much that is', async () => {
    const { page } = app;
    const bar = page.locator('[data-selection-bar] [role=status]');
    await page.getByRole('gridcell', { name: /number 0,/ }).click();
    for (let step = 0; step < 4; step += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await page.keyboard.press('Shift+ArrowRight');
    }
    await expect.poll(() => bar.textContent()).toBe('5 selected');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('lighthouse');
    await expect.poll(() => bar.textContent()).toMatch(/^2 selected3 hidden/);
    await app.screenshot('54-hidden-by-filter');
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => bar.textContent()).toBe('5 selected');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
  });

  it('selects single pictures here and there with the keyboard alone', async () => {
    const { page } = app;
    const selected = () => page.locator('[role=gridcell][aria-selected=true]').evaluateAll((cells) => cells.length);
    await page.getByRole('gridcell', { name: /number 3,/ }).click();
    await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.press('Control+ArrowRight');
    expect(await selected()).toBe(1);
    await page.keyboard.press('Control+ ');
    await expect.poll(selected).toBe(2);
    expect(await page.getByRole('gridcell', { name: /number 5,/ }).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Control+ ');
    await expect.poll(selected).toBe(1);
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('gridcell', { name: /number 6,/ }).getAttribute('aria-selected')).toBe('true');
  });

  it('stays where it is when everything is selected, or the others', async () => {
    const { page } = app;
    await page.getByRole('gridcell', { name: /number 0,/ }).click();
    await page.keyboard.press('End');
    const last = page.getByRole('gridcell', { name: /picture 1,999 of 1,999/ });
    await last.waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+a');
    await page.getByText('1,999 selected').first().waitFor();
    await expect.poll(() => last.evaluate((cell) => cell === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+Shift+i');
    await page.getByText('1,998 selected').first().waitFor();
    const first = page.getByRole('gridcell', { name: /picture 1 of 1,999/ });
    await expect.poll(() => first.evaluate((cell) => cell === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
  });

  it('keeps the focus on a picture whose row flows anew, and the last one clear of the bar', async () => {
    const { page } = app;
    const cell = (number: number) => page.getByRole('gridcell', { name: new RegExp(`number ${number},`) });
    await cell(12).click();
    await page.evaluate(() => window.reverie.library.trash(['synthetic00000000_1'], { evenStarred: true }));
    await cell(0).waitFor({ state: 'detached' });
    await expect.poll(() => cell(12).evaluate((each) => each === document.activeElement)).toBe(true);
    await page.evaluate(() => window.reverie.library.undo());
    await cell(0).waitFor();
    await expect.poll(() => cell(12).evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+ArrowLeft');
    const bar = page.locator('[data-selection-bar]');
    await bar.waitFor();
    const last = page.getByRole('gridcell', { name: /picture 1,999 of 1,999/ });
    const bottom = async () => {
      const box = await last.boundingBox();
      return (box?.y ?? 0) + (box?.height ?? 0);
    };
    const top = async () => (await bar.boundingBox())?.y ?? 0;
    await expect.poll(async () => (await bottom()) <= (await top())).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Home');
  });

  it('opens in the order and the groups that were chosen last', async () => {
    let { page } = app;
    // With nothing selected another order is looked at from its beginning.
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Sort and group/ }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Oldest first' }).click();
    await page.getByRole('button', { name: /^Sort and group/ }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Task' }).click();
    await page.getByRole('gridcell', { name: /number 1999,/ }).waitFor();
    await app.close();
    page = await app.open({ flags: ['--api-url', 'http://127.0.0.1:9'], environment: { REVERIE_API_KEY: 'x' } });
    await page.getByRole('button', { name: 'Sort and group: Oldest first' }).waitFor();
    await page.getByRole('gridcell', { name: /number 1999,/ }).waitFor();
    const answer = await page.evaluate(() => window.reverie.settings.get());
    expect(answer).toMatchObject({ ok: true, data: { librarySort: 'oldest', libraryGroup: 'generation' } });
  });
});
