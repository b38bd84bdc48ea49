import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../../src/demo/index.ts';
import type { Credits } from '../../../src/shared/bridge/account.ts';
import { emptyDraft } from '../../../src/shared/seedream/draft.ts';
import { plainPictures, testImaging } from '../../support/plainPicture.ts';
import { scaledClock } from '../../support/scaledClock.ts';
import { studioRig, type StudioRig } from '../../support/studioRig.ts';

const imaging = testImaging();
const clock = scaledClock(50);
let userData: string;
let simulator: Simulator | undefined;
let rig: StudioRig | undefined;

async function start(options: Partial<SimulatorOptions> = {}): Promise<{ rig: StudioRig; simulator: Simulator }> {
  simulator = await startSimulator({ seed: 3, clock, drawPicture: plainPictures(imaging), ...options });
  const { origin } = simulator;
  rig = await studioRig(userData, { clock, environmentKey: 'a-key-of-tests', apiOrigin: origin, filesOrigin: origin });
  return { rig, simulator };
}

const readings = (): number => simulator?.requests.filter(({ path }) => path === '/v1/credits').length ?? 0;
/** Everything the page was told of the balance, in order. */
const told = (): Credits[] =>
  (rig?.events ?? []).flatMap(({ name, payload }) =>
    name === 'account.changed' ? [(payload as { credits: Credits }).credits] : [],
  );

beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'reverie-balance-'));
});
afterEach(async () => {
  await rig?.studio.dispose();
  await simulator?.close();
  rig = undefined;
  rmSync(userData, { recursive: true, force: true });
});
afterAll(() => imaging.close());

describe('the balance', () => {
  it('is read at start, without being asked for', async () => {
    const { rig: started } = await start();
    await started.until('account.changed', ({ credits }) => credits.spendable === 500);
    expect(readings()).toBe(1);
  });

  it.each([true, false])(
    'of six separate tasks has everything off at once, whether the service shows what it reserves (%s) or not',
    async (showsHolds) => {
      const { rig: started } = await start({ showsHolds });
      const { studio } = started;
      await started.until('account.changed', ({ credits }) => credits.spendable === 500);
      const { ids } = await studio.handlers['generations.submit']({
        ...emptyDraft,
        prompt: 'A lighthouse',
        count: 6,
        countMode: 'separate',
      });
      expect(await studio.handlers['account.credits']({})).toMatchObject({ balance: 500, spendable: 487.76 });
      await started.until('account.changed', ({ credits }) => credits.held >= 6.12);
      for (const id of ids)
        await started.until('generations.changed', (each) => each.id === id && each.status === 'completed');
      await started.until('account.changed', ({ credits }) => credits.balance === 487.76 && credits.held === 0);
      // The service's last word, and ours before it.
      await expect
        .poll(async () => (await studio.handlers['account.credits']({ refresh: true })).spendable)
        .toBe(487.76);
      const sums = told().filter(({ balance }) => balance !== undefined);
      const afterSending = sums.slice(sums.findIndex(({ waiting }) => waiting > 0));
      for (const { balance = 0, held, waiting, spendable = 0 } of afterSending) {
        expect(spendable).toBeCloseTo(balance - held - waiting, 6);
        // Never more than there will be when all is done.
        expect(spendable).toBeLessThanOrEqual(487.76);
      }
    },
  );

  it('is read when the network is back', async () => {
    const { rig: started } = await start();
    await started.until('account.changed', ({ credits }) => credits.spendable === 500);
    started.studio.setOnline(false);
    started.studio.setOnline(true);
    await expect.poll(() => readings()).toBe(2);
  });
});
