import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../../src/main/demo/index.ts';
import { emptyDraft } from '../../src/shared/seedream/draft.ts';
import { plainPictures, testImaging } from '../support/plainPicture.ts';
import { App } from './app.ts';

const app = new App();
const imaging = testImaging();
const root = join(app.userData, 'library');
const away = join(app.folder, 'renamed');
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ seed: 3, drawPicture: plainPictures(imaging) });
  await app.open({
    flags: ['--api-url', simulator.origin, '--files-url', simulator.origin],
    environment: { REVERIE_API_KEY: 'a-key' },
  });
  await app.page.getByText('Your pictures will appear here').waitFor();
}, 60_000);
afterAll(async () => {
  await app.dispose();
  await simulator.close();
  await imaging.close();
});

const banner = () => app.page.getByRole('alert').filter({ hasText: root });
/** It says what it waits for. */
const generate = () =>
  app.page
    .locator('[data-region=composer]')
    .getByRole('button', { name: /Waiting for the library’s folder/ })
    .last();
const submit = (prompt: string) =>
  app.page.evaluate((draft) => window.reverie.generations.submit(draft), { ...emptyDraft, prompt });
const posts = (): number =>
  simulator.requests.filter(({ method, path }) => method === 'POST' && path === '/v1/images/generations').length;

/** Both themes and both window sizes. */
async function look(name: string): Promise<void> {
  await app.screenshot(name);
  expect(await app.accessibilityProblems()).toEqual([]);
  await app.page.evaluate(() => window.reverie.settings.update({ theme: 'light' }));
  await app.page.locator('[data-theme=light]').waitFor();
  await app.resize(1024, 700);
  await app.screenshot(`${name}-light-narrow`);
  expect(await app.accessibilityProblems()).toEqual([]);
  await app.page.evaluate(() => window.reverie.settings.update({ theme: 'dark' }));
  await app.page.locator('[data-theme=dark]').waitFor();
  await app.resize(1440, 900);
}

describe('the library’s folder, renamed while Reverie runs', () => {
  it('is missed at once: told with what helps, and all that waits says so', async () => {
    const { page } = app;
    expect((await submit('A still lake at dawn')).ok).toBe(true);
    await page.getByRole('gridcell', { name: /still lake/ }).waitFor({ timeout: 60_000 });
    for (const prompt of ['Red koi', 'Blue koi', 'White koi', 'Black koi'])
      expect((await submit(prompt)).ok).toBe(true);
    await page.getByText('3 running').first().waitFor();
    await page.getByRole('textbox', { name: 'Prompt' }).fill('Golden koi');
    await page
      .getByText(/Generating \d+%/)
      .first()
      .waitFor();

    renameSync(root, away);
    await banner().getByText('is not there at the moment').waitFor();
    await banner().getByText('Reverie checks for it every few seconds.').waitFor();
    await page.getByRole('article', { name: /^Waiting for the library’s folder: Red koi/ }).waitFor();
    await generate().waitFor();
    await look('80-gone-library');
  });

  it('is not made anew, whatever is tried, and nothing is sent', async () => {
    const { page } = app;
    const sent = posts();
    expect(await submit('Not now')).toMatchObject({ ok: false, error: { code: 'library_unavailable' } });
    await generate().click();
    await page.keyboard.press('Escape');
    await banner().getByRole('button', { name: 'Try again' }).click();
    // Among the toasts: for a second they are in the announcer too.
    await page.locator('[data-toast]').getByText('The library is still not available.').waitFor();
    expect([existsSync(root), posts()]).toEqual([false, sent]);
  });

  it('goes on by itself when it is back, with every picture', async () => {
    const { page } = app;
    renameSync(away, root);
    await banner().waitFor({ state: 'detached' });
    for (const name of [/still lake/, /Red koi/, /Blue koi/, /White koi/, /Black koi/]) {
      await page.getByRole('gridcell', { name }).waitFor({ timeout: 60_000 });
    }
    expect(await page.getByRole('textbox', { name: 'Prompt' }).inputValue()).toBe('Golden koi');
    expect(posts()).toBe(5);
    expect(readdirSync(app.folder)).toEqual(['user data']);
  });
});
