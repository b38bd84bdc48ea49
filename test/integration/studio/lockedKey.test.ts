import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../../src/demo/index.ts';
import type { KeyProtector } from '../../../src/main/account/index.ts';
import { emptyDraft } from '../../../src/shared/seedream/draft.ts';
import { plainPictures, testImaging } from '../../support/plainPicture.ts';
import { plainProtector } from '../../support/plainProtector.ts';
import { scaledClock } from '../../support/scaledClock.ts';
import { studioRig, type StudioRig } from '../../support/studioRig.ts';

const imaging = testImaging();
const clock = scaledClock(100);
const key = 'sk-evo-locked-0123456789';
let userData: string;
let simulator: Simulator;
let rig: StudioRig | undefined;
let locked: boolean;

const protector: KeyProtector = {
  ...plainProtector,
  decrypt: (bytes) =>
    locked
      ? Promise.reject(new Error('safeStorage.decryptStringAsync is temporarily unavailable. Please try again.'))
      : plainProtector.decrypt(bytes),
};

async function start(): Promise<StudioRig> {
  const { origin } = simulator;
  rig = await studioRig(userData, { clock, protector, apiOrigin: origin, filesOrigin: origin });
  return rig;
}

beforeEach(async () => {
  userData = mkdtempSync(join(tmpdir(), 'reverie-locked-'));
  simulator = await startSimulator({ seed: 4, clock, key, drawPicture: plainPictures(imaging) });
  locked = false;
});
afterEach(async () => {
  await rig?.studio.dispose();
  await simulator.close();
  rmSync(userData, { recursive: true, force: true });
});
afterAll(() => imaging.close());

describe('a stored key that the keychain does not hand out at start', () => {
  it('is waited for by the queue and used without a restart, and its file is never touched', async () => {
    const first = await start();
    await first.studio.handlers['account.saveKey'](key, { storage: 'weak' });
    first.studio.setOnline(false);
    const { ids } = await first.studio.handlers['generations.submit']({ ...emptyDraft, prompt: 'A dune' });
    await first.studio.dispose();
    const vault = readFileSync(join(userData, 'vault.json'), 'utf8');

    locked = true;
    const second = await start();
    const { studio } = second;
    await second.until('generations.changed', (each) => each.id === ids[0] && each.stage === 'waiting_for_key');
    const status = await studio.handlers['account.keyStatus']();
    expect(status).toMatchObject({ present: false, unreadable: { reason: 'locked' } });
    const { notices } = await studio.handlers['app.info']();
    expect(notices).toMatchObject([{ kind: 'key_unreadable' }]);
    // Another task is refused with the reason, not with "no key".
    await expect(studio.handlers['generations.submit']({ ...emptyDraft, prompt: 'A hill' })).rejects.toMatchObject({
      code: 'no_key',
      message: expect.stringContaining('The keychain is locked') as string,
    });
    await expect(studio.handlers['account.checkKey']()).rejects.toMatchObject({
      message: expect.stringContaining('The keychain is locked') as string,
    });

    locked = false;
    clock.jump(5000);
    studio.focused();
    await second.until('account.changed', (told) => told.key.present);
    await second.until('account.changed', (told) => told.credits.readAt !== undefined);
    await second.until('generations.changed', (each) => each.id === ids[0] && each.status === 'completed');
    expect((await studio.handlers['app.info']()).notices).toEqual([]);
    expect(readFileSync(join(userData, 'vault.json'), 'utf8')).toBe(vault);
    expect(simulator.tasks()).toHaveLength(1);
  });
});
