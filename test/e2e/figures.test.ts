import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../../src/demo/index.ts';
import { emptyDraft } from '../../src/shared/seedream/draft.ts';
import { plainPictures, testImaging } from '../support/plainPicture.ts';
import { App } from './app.ts';

const app = new App();
const imaging = testImaging();
const key = 'sk-evo-end-to-end-0123456789';
let simulator: Simulator;
let flags: string[];

beforeAll(async () => {
  // Slow, so that what runs and what waits can be looked at.
  simulator = await startSimulator({ seed: 21, timeScale: 0.5, key, drawPicture: plainPictures(imaging) });
  flags = ['--api-url', simulator.origin, '--files-url', simulator.origin];
});
afterAll(async () => {
  await app.dispose();
  await simulator.close();
  await imaging.close();
});

const submit = (prompt: string, count = 1): Promise<string[]> =>
  app.page.evaluate(
    async (draft) => {
      const answer = await window.reverie.generations.submit(draft);
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.data.ids;
    },
    { ...emptyDraft, prompt, count, countMode: 'separate' as const },
  );
const statusOf = (id: string): Promise<string> =>
  app.page.evaluate(async (generation) => {
    const answer = await window.reverie.generations.get(generation);
    return answer.ok ? answer.data.status : answer.error.code;
  }, id);
const theme = (name: 'dark' | 'light'): Promise<void> =>
  app.page.evaluate(async (wanted) => {
    await window.reverie.settings.update({ theme: wanted });
  }, name);
const balance = () => app.page.getByRole('banner').getByRole('button', { name: /credits|cr\b/ });

async function inBothThemes(name: string): Promise<void> {
  for (const each of ['light', 'dark'] as const) {
    await theme(each);
    await app.page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, each);
    await app.screenshot(`${name}-${each}`);
    expect(await app.accessibilityProblems()).toEqual([]);
  }
}

describe('the figures', () => {
  it('take off at once what is held and what waits, everywhere alike', async () => {
    const page = await app.open({ flags });
    const saved = await page.evaluate((text) => window.reverie.account.saveKey(text, { storage: 'weak' }), key);
    expect(saved).toMatchObject({ ok: true, data: { protection: 'weak' } });
    await page.evaluate(() => window.reverie.settings.update({ onboarded: true, parallelTasks: 3 }));
    await page.reload();
    await balance().getByText('500.00').waitFor();
    await submit('A lighthouse in fog', 6);
    await balance().getByText('487.76').waitFor();
    await page.getByText('After this: 485.72 credits').waitFor();
    await balance().click();
    const panel = page.getByRole('dialog', { name: 'Balance' });
    await expect
      .poll(() => panel.innerText())
      .toMatch(/Held by running tasks\s+6\.12\s+Needed by waiting tasks\s+6\.12/);
    expect(await panel.innerText()).toMatch(/487\.76[^]*Account balance\s+500\.00/);
    await inBothThemes('34-balance');
    await page.keyboard.press('Escape');
    // Again once the service has been asked, which shows what it reserves.
    await page.evaluate(() => window.reverie.account.credits({ refresh: true }));
    await balance().getByText('487.76').waitFor();
    await app.resize(1024, 700);
    await balance().click();
    await inBothThemes('35-balance-narrow');
    await page.keyboard.press('Escape');
    await app.resize(1440, 900);
  });

  it('say that they are the last ones known while offline', async () => {
    await app.desktop('network', { online: false });
    await balance().getByText('offline').waitFor();
    await app.screenshot('36-balance-offline');
  });
});

describe('a keychain that is locked', () => {
  let id = '';

  it('keeps the key, says so, and lets the queue wait', async () => {
    [id = ''] = await submit('Made while the keychain was locked');
    await app.close();
    const page = await app.open({ flags, environment: { REVERIE_STAND_IN_KEYCHAIN: 'locked' } });
    await page.getByRole('button', { name: 'Key unavailable' }).waitFor();
    await page
      .getByText(/The keychain is locked or not answering/)
      .first()
      .waitFor();
    await page.getByText('Your key is unavailable: see Settings').first().waitFor();
    await page.getByRole('button', { name: 'Key unavailable' }).click();
    await inBothThemes('37-key-locked');
    await page.getByRole('button', { name: 'Open Settings' }).last().click();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await inBothThemes('38-key-locked-settings');
    expect(await statusOf(id)).not.toBe('failed');
  });

  it('says why when it is tried again too early', async () => {
    await app.page.getByRole('button', { name: 'Try again' }).click();
    await app.page
      .getByRole('region', { name: /Notifications/ })
      .getByText(/The keychain is locked/)
      .waitFor();
  });

  it('gives the key without a restart once it is unlocked, and the queue goes on by itself', async () => {
    const { page } = app;
    await app.desktop('keychain', { locked: false });
    await app.desktop('focus', { focused: false });
    await expect
      .poll(
        async () => {
          await app.desktop('focus', { focused: true });
          return page.getByText('ends in 6789').isVisible();
        },
        { timeout: 15_000, interval: 500 },
      )
      .toBe(true);
    await expect.poll(() => page.getByText(/The keychain is locked/).count()).toBe(0);
    await expect.poll(() => statusOf(id), { timeout: 60_000 }).toMatch(/running|saving|completed/);
    expect(await app.close()).toBe(0);
    expect(app.complaints).toEqual([]);
  });
});
