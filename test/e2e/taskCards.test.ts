import { afterAll, beforeAll, expect, it } from 'vitest';
import { App } from './app.ts';
import { CrowdedApp } from './crowdedApp.ts';

const crowded = new CrowdedApp(new App());
const { app } = crowded;

beforeAll(async () => {
  await crowded.prepare();
  await crowded.open();
  await app.page.getByRole('article').first().waitFor();
}, 60_000);
afterAll(() => crowded.dispose());

const progress = () => app.page.getByRole('region', { name: 'In progress' });
const failed = () => app.page.getByRole('region', { name: 'Failed' });

it('every card says its prompt in sight, and those in doubt or failed when they were sent', async () => {
  const cards = await app.page.getByRole('article').all();
  expect(cards.length).toBeGreaterThan(6);
  for (const card of cards) {
    const prompt = card.locator('p').first();
    expect((await prompt.boundingBox())?.height).toBeGreaterThanOrEqual(16);
    expect((await prompt.textContent())?.length).toBeGreaterThan(40);
  }
  for (const words of [/Not confirmed/, /Probably found/, /overloaded/, /Declined/]) {
    const card = app.page.getByRole('article').filter({ hasText: words }).first();
    await card.getByText(/Sent (?:\d{1,2} \w+, )?\d\d:\d\d/).waitFor();
  }
});

it('failures stand under a heading of their own, with their count', async () => {
  await failed().getByText('8', { exact: true }).waitFor();
  expect(
    await progress()
      .getByText(/overloaded|Declined/)
      .count(),
  ).toBe(0);
  expect(await progress().getByRole('article').count()).toBe(4);
});

it('no title breaks within a word, with every panel open', async () => {
  const { page } = app;
  await page.keyboard.press('Control+Alt+2');
  for (const [width, height, name] of [
    [1440, 900, '1440'],
    [1024, 700, '1024'],
  ] as const) {
    for (const theme of ['dark', 'light'] as const) {
      await app.resize(width, height);
      await page.evaluate((patch) => window.reverie.settings.update(patch), { theme, inspectorOpen: true });
      await page.locator(`:root[data-theme=${theme}]`).waitFor();
      const broken = await page.evaluate(() =>
        [...document.querySelectorAll('article h4')].flatMap((title) => {
          const text = title.firstChild;
          if (!(text instanceof Text)) return [];
          // A word lies on one line when all its letters have the same top.
          return [...text.data.matchAll(/\S+/g)].filter((word) => {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
          });
        }),
      );
      expect(broken).toEqual([]);
      await app.screenshot(`95-task-cards-${name}-${theme}`);
    }
  }
  expect(await app.accessibilityProblems()).toEqual([]);
  await app.resize(1440, 900);
});

it('all of them are dismissed at once, and come back with Undo as long as that is offered', async () => {
  const { page } = app;
  const open = () =>
    page.evaluate(async () => {
      const answer = await window.reverie.generations.list({ status: ['failed', 'cancelled'], dismissed: false });
      return answer.ok ? answer.data.items.length : answer.error.message;
    });
  expect(await open()).toBe(8);
  await failed().getByRole('button', { name: 'Dismiss all' }).click();
  await failed().waitFor({ state: 'detached' });
  expect(await open()).toBe(0);
  expect(await progress().getByRole('article').count()).toBe(4);
  await page.getByRole('button', { name: 'Undo' }).click();
  await failed().waitFor();
  expect(await open()).toBe(8);
  // One alone goes the same way.
  await failed().getByRole('article').first().getByRole('button').first().click();
  await expect.poll(open).toBe(7);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(open).toBe(8);
});
