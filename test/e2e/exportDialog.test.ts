import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { t } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { startLanguages } from '../../src/renderer/locales/index.ts';
import { filledApp } from './syntheticApp.ts';

const app = filledApp(60);
const folder = join(app.folder, 'prints');
await startLanguages();

beforeAll(() => {
  mkdirSync(folder);
});

const dialog = () => app.page.getByRole('dialog');
const names = () => dialog().getByRole('listbox', { name: t('exporting.results') });
const folderField = () => dialog().getByRole('textbox', { name: t('exporting.folder') });
/** What the rows in view show. */
const shown = (): Promise<string[]> =>
  names()
    .getByRole('option')
    .locator('[title]')
    .evaluateAll((all) => all.map((each) => each.textContent));
const add = (token: 'ratio' | 'number' | 'position') =>
  dialog()
    .getByRole('button', { name: t('exporting.addToken', { token: t(`exporting.tokens.${token}`) }) })
    .click();
async function openWith(exportNameTemplate: string): Promise<void> {
  const { page } = app;
  await page.evaluate(
    (template) => window.reverie.settings.update({ exportNameTemplate: template }),
    exportNameTemplate,
  );
  await page.getByRole('gridcell').first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+e');
  await dialog().waitFor();
  await names().waitFor();
}

describe('the export dialog', () => {
  it('keeps chips apart from each other until the artist takes the separator away', async () => {
    const { page } = app;
    await openWith('{number}');
    await expect.poll(shown).toContain('04.jpg');
    await add('ratio');
    await expect.poll(async () => (await shown())[3]).toMatch(/^04_\d+-\d+\.jpg$/);
    // The caret is behind the new chip: the separator is the part before it.
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Backspace');
    await expect.poll(async () => (await shown())[3]).toMatch(/^04\d+-\d+\.jpg$/);
    await page.keyboard.press('Escape');
  });

  it.each([
    ['dark', 1024, 700],
    ['light', 1024, 700],
    ['dark', 1440, 900],
    ['light', 1440, 900],
  ] as const)('shows of long names what differs: %s, %i × %i', async (theme, width, height) => {
    const { page } = app;
    await page.evaluate((chosen) => window.reverie.settings.update({ theme: chosen }), theme);
    await page.locator(`[data-theme=${theme}]`).waitFor();
    await app.resize(width, height);
    await openWith('{date} {prompt} {number}');
    await expect.poll(async () => (await shown())[0]).toMatch(/^\d{4}-\d\d-\d\d .* 01\.jpg$/);
    await app.screenshot(`57-export-${theme}-${width}`);
    const problems = await app.accessibilityProblems();
    // What is typed between chips is inline text, which has no size of its own to hit.
    expect(problems.filter((problem) => !problem.startsWith('target-size'))).toEqual([]);
    await page.keyboard.press('Escape');
    await openWith(`${'W'.repeat(40)} MARVELLOUS HARBOUR WITH MAMMOTHS ${'M'.repeat(30)} {number}`);
    await expect.poll(async () => (await shown())[0]).toContain('…');
    const cut = await shown();
    expect(new Set(cut).size).toBe(cut.length);
    expect(cut[8]).toMatch(/09\.jpg$/);
    // Nothing of what is shown is cut off by its box.
    const hidden = await names()
      .getByRole('option')
      .locator('[title]')
      .evaluateAll((all) => all.filter((each) => each.scrollHeight > each.clientHeight + 1).length);
    expect(hidden).toBe(0);
    await names().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await dialog()
      .getByText(/^W{40} MARVELLOUS .* 60\.jpg$/)
      .first()
      .waitFor();
    expect(await names().getAttribute('aria-activedescendant')).toMatch(/59$/);
    await app.screenshot(`58-export-long-${theme}-${width}`);
    await page.keyboard.press('Escape');
  });

  it('asks for the folder at Return, takes what was typed, and exports at the next one', async () => {
    const { page } = app;
    await openWith('{number}');
    await expect.poll(() => folderField().evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await dialog()
      .getByRole('alert')
      .filter({ hasText: t('exporting.folderFirst') })
      .waitFor();
    await page.keyboard.type(join(app.folder, 'no such disk', 'prints'));
    await page.keyboard.press('Enter');
    await dialog().waitFor();
    await folderField().fill(folder);
    await page.keyboard.press('Enter');
    await expect.poll(() => names().getAttribute('aria-busy')).toBe('false');
    await page.keyboard.press('Enter');
    // The synthetic pictures have no files, which is told with the button that tries again in front.
    await page.getByRole('dialog', { name: t('exporting.failedTitle', { count: 60 }) }).waitFor();
    await expect.poll(() => page.locator(':focus').textContent()).toBe(t('exporting.again'));
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('is cancelled at Esc from every field', async () => {
    const { page } = app;
    for (const place of [0, 1, 2, 3]) {
      // oxlint-disable-next-line no-await-in-loop -- one opening after the other
      await openWith('{number}');
      // oxlint-disable-next-line no-await-in-loop
      for (let step = 0; step < place; step += 1) await page.keyboard.press('Tab');
      // oxlint-disable-next-line no-await-in-loop
      await page.keyboard.press('Escape');
      // oxlint-disable-next-line no-await-in-loop
      await dialog().waitFor({ state: 'detached' });
    }
  });
});
