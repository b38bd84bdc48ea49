import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../../src/demo/index.ts';
import { emptyDraft } from '../../src/shared/seedream/draft.ts';
import { postsTo } from '../support/nothingLost.ts';
import { plainPictures, testImaging } from '../support/plainPicture.ts';
import { App } from './app.ts';

const first = new App();
const second = new App();
const imaging = testImaging();
let simulator: Simulator;

const opening = () => ({
  flags: ['--api-url', simulator.origin, '--files-url', simulator.origin],
  environment: { REVERIE_API_KEY: 'sk-evo-copied-library' },
});
const card = (prompt: string) => second.page.getByRole('article', { name: new RegExp(prompt) });

beforeAll(async () => {
  simulator = await startSimulator({ seed: 12, timeScale: 4, drawPicture: plainPictures(imaging) });
  const page = await first.open(opening());
  await first.desktop('network', { online: false });
  await page.getByText('Offline', { exact: true }).first().waitFor();
  for (const prompt of ['A harbour at dusk', 'Three pears on linen', 'A path through pines']) {
    await page.evaluate((draft) => window.reverie.generations.submit(draft), { ...emptyDraft, prompt });
  }
  await first.close('SIGKILL');
  mkdirSync(second.userData, { recursive: true });
  cpSync(join(first.userData, 'library'), join(second.userData, 'library'), { recursive: true });
}, 60_000);
afterAll(async () => {
  await first.dispose();
  await second.dispose();
  await simulator.close();
  await imaging.close();
});

describe('a library that was copied while tasks waited', () => {
  it('shows them, and leaves them to the artist', async () => {
    const page = await second.open(opening());
    await card('A harbour at dusk').getByText('Was waiting when this library was copied').waitFor();
    await expect.poll(() => page.getByRole('article').count()).toBe(3);
    await second.screenshot('96-copied-library-dark');
    await page.evaluate(() => window.reverie.settings.update({ theme: 'light' }));
    await page.locator('[data-theme=light]').waitFor();
    await second.screenshot('97-copied-library-light');
    expect(await second.accessibilityProblems()).toEqual([]);
    await second.resize(1024, 700);
    await second.screenshot('98-copied-library-narrow');
    expect(postsTo(simulator)).toEqual([]);
  });

  it('sends one, and removes another, when asked', async () => {
    await card('Three pears').getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => card('Three pears').count()).toBe(0);
    await card('A harbour at dusk').getByRole('button', { name: /^Send/ }).click();
    await second.page.getByRole('gridcell', { name: /A harbour at dusk/ }).waitFor();
    expect(postsTo(simulator).map(({ body }) => (body as { prompt: string }).prompt)).toEqual(['A harbour at dusk']);
    expect(await card('A path through pines').count()).toBe(1);
  });
});
