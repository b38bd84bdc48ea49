import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../../src/demo/index.ts';
import { emptyDraft } from '../../src/shared/seedream/draft.ts';
import { plainPictures, testImaging } from '../support/plainPicture.ts';
import { App, sha256 } from './app.ts';

const app = new App();
const imaging = testImaging();
const key = 'sk-evo-end-to-end-0123456789';
let simulator: Simulator;
let flags: string[];

beforeAll(async () => {
  simulator = await startSimulator({ seed: 11, timeScale: 2, key, drawPicture: plainPictures(imaging) });
  flags = ['--api-url', simulator.origin, '--files-url', simulator.origin];
});
afterAll(async () => {
  await app.dispose();
  await simulator.close();
  await imaging.close();
});

const statusOf = (id: string): Promise<string> =>
  app.page.evaluate(async (generation) => {
    const answer = await window.reverie.generations.get(generation);
    return answer.ok ? answer.data.status : answer.error.code;
  }, id);

describe('with a key of one’s own', () => {
  it('refuses a wrong key with the reason and takes the right one for this session', async () => {
    const page = await app.open({ flags });
    const field = page.getByLabel('API key');
    await field.fill('sk-evo-wrong');
    await page.getByRole('button', { name: 'Check and start' }).click();
    await page.getByText(/did not accept the key/).waitFor();
    await app.screenshot('30-key-refused');
    await field.fill(`  ${key} `);
    await page.getByRole('button', { name: 'Check and start' }).click();
    await page.getByText('Your pictures will appear here').waitFor();
    await page.getByText('500.00').first().waitFor();
    const status = await page.evaluate(() => window.reverie.account.keyStatus());
    expect(status).toMatchObject({ ok: true, data: { present: true, lastFour: '6789', protection: 'session' } });
  });

  it('loses nothing when it is killed while a paid task runs', async () => {
    const { page } = app;
    const answer = await page.evaluate(
      (draft) => window.reverie.generations.submit({ ...draft, prompt: 'A harbour. Make 2 variations.', count: 2 }),
      emptyDraft,
    );
    const id = answer.ok ? (answer.data.ids[0] ?? '') : answer.error.message;
    await expect.poll(() => statusOf(id), { timeout: 20_000 }).toBe('running');
    await app.close('SIGKILL');

    await app.open({ flags, environment: { REVERIE_API_KEY: key } });
    await expect.poll(() => statusOf(id), { timeout: 30_000 }).toBe('completed');
    expect(simulator.tasks()).toHaveLength(1);
    const folder = readdirSync(join(app.userData, 'library'), { recursive: true, encoding: 'utf8' }).find((file) =>
      file.endsWith('recipe.json'),
    );
    const pictures = join(app.userData, 'library', folder ?? '', '..');
    const sent = await Promise.all(
      (simulator.tasks()[0]?.results ?? []).map(async (result) => sha256(await result.bytes())),
    );
    expect([1, 2].map((position) => sha256(readFileSync(join(pictures, `${position}.jpg`))))).toEqual(sent);
  });

  it('shows an unconfirmed generation, finds its task, and takes it over at a click', async () => {
    const { page } = app;
    simulator.faults.next({ method: 'POST', path: '/v1/images/generations' }, { kind: 'reset_after' });
    await page.getByRole('textbox', { name: 'Prompt' }).fill('A lighthouse in fog');
    await page.getByRole('button', { name: /^Generate/ }).click();
    const card = page.getByRole('article', { name: /lighthouse in fog/i });
    await card.getByRole('button', { name: 'Use it' }).waitFor();
    await app.screenshot('31-unconfirmed');
    expect(await app.accessibilityProblems()).toEqual([]);
    await card.getByRole('button', { name: 'Use it' }).click();
    await page.getByRole('gridcell', { name: /lighthouse in fog/i }).waitFor({ timeout: 30_000 });
    const posts = simulator.requests.filter(
      (request) => request.method === 'POST' && request.path === '/v1/images/generations',
    );
    expect(posts).toHaveLength(2);
  });

  it('shows why a generation failed, what it cost, and edits it again', async () => {
    const { page } = app;
    await page.getByRole('textbox', { name: 'Prompt' }).fill('A storm [fail:content_policy_violation]');
    await page.getByRole('button', { name: /^Generate/ }).click();
    const declined = page.getByRole('article', { name: /Declined by safety filter/ });
    await declined.waitFor({ timeout: 30_000 });
    await page.getByRole('textbox', { name: 'Prompt' }).fill('A calm sea [fail:resource_exhausted]');
    await page.getByRole('button', { name: /^Generate/ }).click();
    await page
      .getByRole('article', { name: /calm sea/ })
      .getByRole('button', { name: /Retry/ })
      .waitFor({ timeout: 30_000 });
    await app.screenshot('32-failed');
    expect(await app.accessibilityProblems()).toEqual([]);
    await declined.getByRole('button', { name: 'Edit' }).click();
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Prompt' }).inputValue())
      .toBe('A storm [fail:content_policy_violation]');
  });

  it('waits in line while offline and sends when back', async () => {
    const { page } = app;
    // Loopback is reached without a network, so what is tested is that the app itself holds back.
    await app.desktop('network', { online: false });
    await page.getByText('Offline').first().waitFor();
    await page.getByRole('textbox', { name: 'Prompt' }).fill('Made on a train');
    await page.getByRole('textbox', { name: 'Prompt' }).press('Control+Enter');
    await page.getByRole('article', { name: /Waiting for the network.*Made on a train/i }).waitFor();
    await app.screenshot('33-offline-queued');
    await app.desktop('network', { online: true });
    await page.getByRole('gridcell', { name: /Made on a train/ }).waitFor({ timeout: 40_000 });
  });

  it('ends cleanly', async () => {
    expect(await app.close()).toBe(0);
    expect(app.complaints).toEqual([]);
  });
});
