import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../../src/demo/index.ts';
import { plainPictures, testImaging } from '../support/plainPicture.ts';
import { App } from './app.ts';

const app = new App();
const imaging = testImaging();
const key = 'sk-evo-end-to-end-0123456789';
/** The service the key is typed for, and another that the settings name later. */
let simulator: Simulator;
let other: Simulator;

beforeAll(async () => {
  const options = { timeScale: 10, key, drawPicture: plainPictures(imaging) };
  simulator = await startSimulator({ ...options, seed: 11 });
  other = await startSimulator({ ...options, seed: 12 });
});
afterAll(async () => {
  await app.dispose();
  await simulator.close();
  await other.close();
  await imaging.close();
});

const hostOf = (service: Simulator): string => new URL(service.origin).host;

/** The questions that were put to the artist in dialogs of the system. */
async function questions(): Promise<{ message: string; detail: string }[]> {
  const { requests } = await app.asked();
  return requests.flatMap(({ details }) => {
    const facts = details as { message?: string; detail?: string } | undefined;
    return facts?.message === undefined ? [] : [{ message: facts.message, detail: facts.detail ?? '' }];
  });
}

async function bothThemes(name: string): Promise<void> {
  for (const [width, height] of [
    [1440, 900],
    [1024, 700],
  ] as const) {
    await app.resize(width, height);
    for (const theme of ['dark', 'light'] as const) {
      await app.page.evaluate((chosen) => window.reverie.settings.update({ theme: chosen }), theme);
      await app.page.locator(`html[data-theme="${theme}"]`).waitFor();
      await app.screenshot(`${name}-${theme}-${width}`);
      expect(await app.accessibilityProblems()).toEqual([]);
    }
  }
  await app.resize(1440, 900);
}

async function generate(prompt: string): Promise<void> {
  await app.page.getByRole('textbox', { name: 'Prompt' }).fill(prompt);
  await app.page.getByRole('textbox', { name: 'Prompt' }).press('Control+Enter');
}

describe('an address that the key was not given for', () => {
  it('is told with both hosts, while the key stays here; the dialog’s safe answer is No', async () => {
    const page = await app.open();
    await page.evaluate(
      async ({ origin, typed }) => {
        await window.reverie.settings.update({ apiOrigin: origin, filesOrigin: origin });
        await window.reverie.account.saveKey(typed, { storage: 'weak' });
        await window.reverie.settings.update({ onboarded: true });
      },
      { origin: simulator.origin, typed: key },
    );
    await page.reload();
    await page.getByText('500.00').first().waitFor();
    await page.getByRole('button', { name: 'Settings' }).first().click();
    await page.getByRole('button', { name: 'Network' }).click();
    for (const label of ['API address', 'Files address']) {
      await page.getByLabel(label).fill(other.origin);
      await page.getByLabel(label).press('Enter');
    }
    const words = `Your key is not sent to ${hostOf(other)}: it was given for ${hostOf(simulator)}. What has to be sent there waits.`;
    await page.getByText(words).waitFor();
    await expect.poll(questions).toMatchObject([{ message: `Send your key to ${hostOf(other)} as well?` }]);
    await page.getByRole('button', { name: 'Account' }).click();
    await bothThemes('60-key-withheld');
    await page.getByRole('button', { name: 'Replace…' }).click();
    await page.getByText(`The key will be sent to ${hostOf(other)}`).waitFor();
    await bothThemes('61-key-goes-to');
    await page.keyboard.press('Escape');
  });

  it('gets nothing, and what is generated waits, until the artist allows it', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Back' }).first().click();
    await page.getByRole('textbox', { name: 'Prompt' }).fill('A dune');
    await page.getByText(`Waits until your key may be sent to ${hostOf(other)}`).waitFor();
    await generate('A dune that waits');
    await page.getByRole('heading', { name: 'Waiting for the key' }).waitFor();
    await bothThemes('62-key-waits');
    expect(other.requests).toEqual([]);
    await page.getByRole('button', { name: 'Change address' }).click();
    await expect.poll(() => page.getByLabel('API address').inputValue()).toBe(other.origin);
    await page.getByRole('button', { name: 'Back' }).first().click();

    await app.desktop('dialog', { response: 1 });
    await page.getByRole('button', { name: 'Allow…' }).click();
    await page.getByRole('heading', { name: 'Waiting for the key' }).waitFor({ state: 'detached' });
    await page.getByText('Your key is not sent to').waitFor({ state: 'detached' });
    await expect.poll(() => other.tasks().length, { timeout: 20_000 }).toBe(1);
    expect(simulator.tasks()).toHaveLength(0);
  });
});

describe('the brake', () => {
  it('has limits in the settings', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Settings' }).first().click();
    await page.getByRole('button', { name: 'Account' }).click();
    const actions = page.getByRole('spinbutton', { name: 'Ask after sending this many times in a minute' });
    await actions.fill('1');
    await actions.press('Enter');
    await page.getByText('time a minute', { exact: true }).waitFor();
    await bothThemes('63-limits');
    await page.getByRole('button', { name: 'Back' }).first().click();
  });

  it('asks beyond them, says plainly that nothing was sent, and goes on after a yes', async () => {
    const { page } = app;
    const told = page.getByText(/^Not sent, as you chose\. Tasks were sent once/);
    for (let number = 1; (await told.count()) === 0; number += 1) {
      await generate(`A dune number ${number}`);
      await page.locator('button[aria-busy="true"]', { hasText: 'Generate' }).waitFor({ state: 'detached' });
    }
    await bothThemes('64-limit-reached');
    const asked = await questions();
    expect(asked.at(-1)).toMatchObject({
      message: 'Keep sending tasks?',
      detail: expect.stringContaining('Tasks were sent once in the last minute; your limit is 1.') as string,
    });
    const tasks = other.tasks().length;
    await app.desktop('dialog', { response: 1 });
    // Not at once after a No, however often Generate is pressed.
    await expect
      .poll(
        async () => {
          await generate('A dune after a yes');
          return (await questions()).length;
        },
        { timeout: 20_000 },
      )
      .toBe(asked.length + 1);
    await told.waitFor({ state: 'detached' });
    await page.getByText(/^Not sent/).waitFor({ state: 'detached' });
    await expect.poll(() => other.tasks().length, { timeout: 20_000 }).toBeGreaterThan(tasks);
  });

  it('cannot be answered by the page', async () => {
    const codes = await app.page.evaluate(async () => {
      const calls = Array.from({ length: 50 }, (_each, number) =>
        window.reverie.generations.submit({
          prompt: `Flood ${number}`,
          references: [],
          size: { kind: 'auto', tier: '2K' },
          count: 1,
          countMode: 'set',
        }),
      );
      return (await Promise.all(calls)).map((answer) => (answer.ok ? 'taken' : answer.error.code));
    });
    expect(new Set(codes)).toEqual(new Set(['limit_reached']));
    expect(app.complaints).toEqual([]);
  });
});

it('asks at the start, when the window is there, about an address of the command line', async () => {
  await app.close();
  await app.open({ flags: ['--api-url', 'http://127.0.0.1:9'] });
  await expect.poll(questions).toMatchObject([
    {
      message: 'Send your key to 127.0.0.1:9 as well?',
      detail: expect.stringContaining('It was given for') as string,
    },
  ]);
  const words = `Your key is not sent to 127.0.0.1:9: it was given for ${hostOf(simulator)} and ${hostOf(other)}.`;
  await app.page.getByText(words).waitFor();
});
