import { afterAll, describe, expect, it } from 'vitest';
import { samplePictures } from '../../src/demo/index.ts';
import { emptyDraft } from '../../src/shared/seedream/draft.ts';
import { App } from './app.ts';

const app = new App();
afterAll(() => app.dispose());

const count = async (): Promise<number> => {
  const answer = await app.page.evaluate(() => window.reverie.library.count({}));
  return answer.ok ? answer.data.pictures : -1;
};
const newest = async (): Promise<string> => {
  const answer = await app.page.evaluate(() => window.reverie.library.page({ limit: 1 }));
  return answer.ok ? (answer.data.items[0]?.prompt ?? '') : answer.error.message;
};

describe('the demo', () => {
  it('is there at once, and draws pictures of its own, telling how many there are', async () => {
    const page = await app.open();
    await page.getByRole('button', { name: 'Open the demo' }).click();
    await page.getByText('Demo: nothing is sent, nothing costs money').waitFor();
    await page.getByText(/Drawing sample pictures: \d+ of \d+/).waitFor();
    await page.getByRole('gridcell').first().waitFor({ timeout: 60_000 });
    await app.screenshot('90-samples-coming');
  });

  it('goes on after it was killed in the middle, with none twice and none missing', async () => {
    await expect.poll(count, { timeout: 60_000 }).toBeGreaterThan(3);
    await app.close('SIGKILL');
    const page = await app.open();
    await expect.poll(count, { timeout: 180_000 }).toBe(samplePictures);
    await page.getByText(/Drawing sample pictures/).waitFor({ state: 'detached' });
    const credits = await page.evaluate(() => window.reverie.account.credits({ refresh: true }));
    expect(credits).toMatchObject({ ok: true, data: { account: 500 } });
    await app.screenshot('91-samples');
    // Marks are hidden from screen readers, which get them as words; axe takes their digits for a visible name all the same.
    const problems = await app.accessibilityProblems();
    expect(problems.filter((problem) => !problem.startsWith('label-content-name-mismatch'))).toEqual([]);
  });

  it('shows what can be done with them: places, days, marks, both themes', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Show sidebar' }).click();
    await page.getByText('Lighthouses').first().waitFor();
    await page.getByRole('gridcell').nth(4).click();
    await app.screenshot('92-samples-places');
    await page.evaluate(() => window.reverie.settings.update({ theme: 'light' }));
    await page.locator('[data-theme=light]').waitFor();
    await app.screenshot('93-samples-light');
    await app.resize(1024, 700);
    await app.screenshot('94-samples-light-narrow');
    await app.resize(1440, 900);
  });

  it('puts new pictures before them, and leaves deleted ones deleted', async () => {
    const { page } = app;
    const before = await page.evaluate(() => window.reverie.library.page({ limit: 1 }));
    const gone = before.ok ? (before.data.items[0]?.id ?? '') : '';
    await page.evaluate((draft) => window.reverie.generations.submit(draft), { ...emptyDraft, prompt: 'A new lake' });
    await expect.poll(newest, { timeout: 60_000 }).toBe('A new lake');
    await page.evaluate(async (id) => {
      await window.reverie.library.trash([id], { evenStarred: true });
      await window.reverie.library.deleteForever([id], { evenStarred: true });
    }, gone);
    await app.close();
    await app.open();
    await expect.poll(count).toBe(samplePictures);
    expect(await newest()).toBe('A new lake');
    expect(app.complaints).toEqual([]);
  });
});
