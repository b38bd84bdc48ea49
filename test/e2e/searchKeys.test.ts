import { t } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { startLanguages } from '../../src/renderer/locales/index.ts';
import { filledApp } from './syntheticApp.ts';

/** A fifth of them each: a lighthouse, pears, a city in the rain, a courtyard, dunes. */
const pictures = 100;
const app = filledApp(pictures);
await startLanguages();

beforeAll(async () => {
  await app.page.getByRole('gridcell').first().waitFor();
  await app.page.evaluate(async () => {
    const { ids } = await window.reverie.library.layout({}).then((answer) => {
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.data;
    });
    for (const [index, tag] of ['dusk', 'dunes at night', 'sea', 'fog'].entries()) {
      // oxlint-disable-next-line no-await-in-loop -- one edit after the other
      await window.reverie.library.update(ids.slice(index, index + 3), { addTags: [tag] });
    }
  });
}, 120_000);

const search = () => app.page.getByRole('combobox', { name: t('finding.search') });
const options = () => app.page.getByRole('listbox', { name: t('finding.suggestions') }).getByRole('option');
const marked = () => options().and(app.page.locator('[aria-selected=true]'));
const chip = (name: string, value: string) =>
  app.page.getByRole('button', { name: t('finding.removeChip', { name, value }) });
const matching = (matched: number) => app.page.getByText(t('finding.matching', { matched, total: pictures })).first();
const hasFocus = (selector: string) =>
  app.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
/** From nothing asked for, with the list open. */
async function begin(): Promise<void> {
  const { page } = app;
  await page.keyboard.press('Control+f');
  if ((await page.getByRole('button', { name: t('finding.clear') }).count()) > 0) {
    await page.getByRole('button', { name: t('finding.clear') }).click();
  }
  await page.getByText(String(pictures), { exact: true }).first().waitFor();
  await expect.poll(() => options().count()).toBe(12);
}

describe('the list under the search field', () => {
  it.each([
    ['dark', 1024, 700],
    ['light', 1024, 700],
    ['dark', 1440, 900],
    ['light', 1440, 900],
  ] as const)('leaves the pictures and their number in sight: %s, %i × %i', async (theme, width, height) => {
    const { page } = app;
    await page.evaluate((chosen) => window.reverie.settings.update({ theme: chosen }), theme);
    await page.locator(`[data-theme=${theme}]`).waitFor();
    await app.resize(width, height);
    await begin();
    const panel = page.locator('[data-suggestions]');
    const clear = async (): Promise<void> => {
      const picture = await page.getByRole('gridcell').first().boundingBox();
      const box = await panel.boundingBox();
      if (!picture || !box) throw new Error('The list or the first picture is not to be seen.');
      expect(box.y + box.height).toBeLessThanOrEqual(picture.y);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
    };
    await clear();
    await app.screenshot(`55-filters-${theme}-${width}`);
    expect(await app.accessibilityProblems()).toEqual([]);
    for (const kind of ['date', 'rating', 'ratio', 'tag', 'cost']) {
      await search().fill(`${kind}:`);
      await expect.poll(() => options().count()).toBeGreaterThan(2);
      await clear();
      await page.keyboard.press('Escape');
    }
    // A fifth are dunes; four others have a tag that begins so.
    await search().fill('du');
    await panel.getByText(t('finding.matching', { matched: 24, total: pictures })).waitFor();
    await clear();
    await app.screenshot(`56-matches-${theme}-${width}`);
    expect(await app.accessibilityProblems()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('gives each filter an icon of its own', async () => {
    await begin();
    const drawn = await options()
      .locator('svg')
      .evaluateAll((icons) => icons.map((icon) => icon.innerHTML));
    expect(new Set(drawn).size).toBe(12);
  });

  it('marks nothing while words are typed, and Return goes to what they find', async () => {
    const { page } = app;
    await begin();
    await page.keyboard.type('dusk');
    await options().filter({ hasText: 'dusk' }).waitFor();
    expect(await marked().count()).toBe(0);
    expect(await search().getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('lighthouse');
    // At once: the field waits for the words typed last.
    await page.keyboard.press('Enter');
    await expect.poll(() => hasFocus('[role=gridcell]')).toBe(true);
    await matching(20).waitFor();
    expect(await page.locator('[role=gridcell]:focus').getAttribute('aria-label')).toMatch(/lighthouse/);
    expect(await search().inputValue()).toBe('lighthouse');
    expect(await options().count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Remove (Tag|Rating)/ }).count()).toBe(0);
  });

  it('keeps the field where words find nothing, so that they can be mended', async () => {
    const { page } = app;
    await begin();
    await page.keyboard.type('no such words');
    await page.keyboard.press('Enter');
    await page.getByText(t('finding.empty.nothing')).first().waitFor();
    expect(await hasFocus('[role=combobox]')).toBe(true);
  });

  it('Return takes a filter that is marked, then the value that is', async () => {
    const { page } = app;
    await begin();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => marked().textContent()).toContain('Date');
    expect(await search().getAttribute('aria-activedescendant')).toBe(await marked().getAttribute('id'));
    // In two lines: Right to the next one, Down to the one below.
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => marked().textContent()).toContain('Size');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => marked().textContent()).not.toContain('Size');
    for (let step = 0; step < 12 && !(await marked().textContent())?.includes('Tag'); step += 1) {
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('Enter');
    await expect.poll(() => search().getAttribute('placeholder')).not.toContain('Search');
    expect(await marked().count()).toBe(1);
    await page.keyboard.type('dusk');
    await expect.poll(() => options().count()).toBe(1);
    await page.keyboard.press('Enter');
    await chip('Tag', 'dusk').waitFor();
    expect(await hasFocus('[role=combobox]')).toBe(true);
    await matching(3).waitFor();
  });

  it('Return takes a matching value that an arrow key went to, and Tab the first one', async () => {
    const { page } = app;
    await begin();
    await page.keyboard.type('du');
    await options().filter({ hasText: 'dusk' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const name = (await marked().locator('[title]').getAttribute('title')) ?? '';
    expect(['dusk', 'dunes at night']).toContain(name);
    await page.keyboard.press('Enter');
    await chip('Tag', name).waitFor();
    expect(await search().inputValue()).toBe('');
    await begin();
    await page.keyboard.type('rat');
    await expect.poll(() => options().count()).toBe(2);
    await page.keyboard.press('Tab');
    await expect.poll(() => search().inputValue()).toBe('');
    await expect.poll(() => options().first().textContent()).toContain('1:1 square');
    await page.keyboard.press('Tab');
    await chip('Ratio', '1:1 square').waitFor();
  });

  it('leaves Home, End and the arrows to the words, and Esc goes out step by step', async () => {
    const { page } = app;
    await begin();
    await page.keyboard.type('usk');
    await page.keyboard.press('Home');
    await page.keyboard.type('d');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('s');
    expect(await search().inputValue()).toBe('dussk');
    await search().fill('tag:dusk');
    await page.keyboard.press('Enter');
    await chip('Tag', 'dusk').waitFor();
    await page.keyboard.type('fog');
    await page.keyboard.press('Escape');
    expect(await search().inputValue()).toBe('');
    await chip('Tag', 'dusk').waitFor();
    await page.keyboard.press('Escape');
    await chip('Tag', 'dusk').waitFor({ state: 'detached' });
    expect(await hasFocus('[role=combobox]')).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => hasFocus('[role=gridcell]')).toBe(true);
    expect(await options().count()).toBe(0);
  });
});
