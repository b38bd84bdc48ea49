import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GenerationId } from '../../../src/shared/domain/ids.ts';
import { emptyDraft } from '../../../src/shared/seedream/draft.ts';
import { startSimulator, type Simulator } from '../../../src/demo/index.ts';
import { plainPictures, testImaging } from '../../support/plainPicture.ts';
import { scaledClock } from '../../support/scaledClock.ts';
import { studioRig, type StudioRig } from '../../support/studioRig.ts';

const imaging = testImaging();
const clock = scaledClock(100);
let userData: string;
let simulator: Simulator;
let open: StudioRig[] = [];

async function start(options: Parameters<typeof studioRig>[1] = {}): Promise<StudioRig> {
  const rig = await studioRig(userData, {
    clock,
    environmentKey: 'an-environment-key',
    apiOrigin: simulator.origin,
    filesOrigin: simulator.origin,
    ...options,
  });
  open.push(rig);
  return rig;
}
async function stop(rig: StudioRig): Promise<void> {
  open = open.filter((each) => each !== rig);
  await rig.studio.dispose();
}
async function makeOne(rig: StudioRig, prompt = 'A courtyard'): Promise<GenerationId> {
  const { ids } = await rig.studio.handlers['generations.submit']({ ...emptyDraft, prompt });
  const [id] = ids;
  if (!id) throw new Error('nothing was queued');
  await rig.until('generations.changed', (each) => each.id === id && each.status === 'completed');
  return id;
}

beforeEach(async () => {
  userData = mkdtempSync(join(tmpdir(), 'reverie-studio-'));
  simulator = await startSimulator({ seed: 9, clock, drawPicture: plainPictures(imaging) });
});
afterEach(async () => {
  for (const rig of open) await stop(rig);
  await simulator.close();
  rmSync(userData, { recursive: true, force: true });
});
afterAll(() => imaging.close());

describe('a start on a bad day', () => {
  it('keeps a garbage index aside, makes a new one from the recipes, and says so', async () => {
    const first = await start();
    const id = await makeOne(first, 'Three pears on linen');
    const before = await first.studio.handlers['generations.get'](id);
    await stop(first);
    const index = join(userData, 'library/.reverie/index.sqlite');
    writeFileSync(index, 'this was a database once');

    const second = await start();
    const info = await second.studio.handlers['app.info']();
    expect(info.notices).toMatchObject([{ kind: 'library_rebuilt' }]);
    expect(readFileSync(info.notices[0]?.path ?? '', 'utf8')).toBe('this was a database once');
    expect(await second.studio.handlers['generations.get'](id)).toEqual(before);
    expect((await second.studio.handlers['library.page']({})).items).toHaveLength(1);
  });

  it('finds a running task again when the index is lost while it runs', async () => {
    const first = await start();
    const { ids } = await first.studio.handlers['generations.submit']({ ...emptyDraft, prompt: 'A dune' });
    await first.until('generations.changed', (each) => each.status === 'running');
    await stop(first);
    rmSync(join(userData, 'library/.reverie/index.sqlite'));
    const second = await start();
    const id = ids[0] ?? ('' as GenerationId);
    await second.until('generations.changed', (each) => each.id === id && each.status === 'completed');
    expect(simulator.tasks()).toHaveLength(1);
    expect((await second.studio.handlers['library.page']({})).items).toHaveLength(1);
  });

  it('starts with its usual settings when the settings file is garbage, keeps the file and says so', async () => {
    mkdirSync(userData, { recursive: true });
    writeFileSync(join(userData, 'settings.json'), '{"theme": "li');
    const rig = await start();
    const info = await rig.studio.handlers['app.info']();
    expect(info.notices).toMatchObject([{ kind: 'settings_reset' }]);
    expect(readFileSync(info.notices[0]?.path ?? '', 'utf8')).toBe('{"theme": "li');
    expect((await rig.studio.handlers['settings.get']()).theme).toBe('dark');
  });

  it('runs without a library whose disk is missing, never makes another, and opens it when it comes back', async () => {
    const folder = join(userData, 'external disk');
    const first = await start();
    await makeOne(first);
    await first.studio.handlers['settings.update']({ libraryFolder: folder });
    await stop(first);

    const second = await start();
    expect((await second.studio.handlers['app.info']()).notices).toMatchObject([
      { kind: 'library_missing', path: folder },
    ]);
    expect(existsSync(folder)).toBe(false);
    await expect(
      second.studio.handlers['generations.submit']({ ...emptyDraft, prompt: 'A dune' }),
    ).rejects.toMatchObject({
      code: 'library_unavailable',
    });
    // The folder in which a disk is mounted is there before the disk: that is no library, and none is begun in it.
    mkdirSync(folder);
    await second.until('app.changed', ({ notices }) => /There is no library in/.test(notices[0]?.message ?? ''));
    expect(readdirSync(folder)).toEqual([]);
    rmdirSync(folder);
    renameSync(join(userData, 'library'), folder);
    await second.until('library.changed', (payload) => payload.reset === true);
    expect((await second.studio.handlers['app.info']()).notices).toEqual([]);
    expect((await second.studio.handlers['library.layout']({})).ids).toHaveLength(1);
  });

  it.skipIf(process.getuid?.() === 0)('says so when the library cannot be written to', async () => {
    const folder = join(userData, 'library');
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o500);
    const rig = await start();
    expect((await rig.studio.handlers['app.info']()).notices).toMatchObject([{ kind: 'library_read_only' }]);
    chmodSync(folder, 0o700);
  });

  it('leaves the library to the instance that has it', async () => {
    const first = await start();
    await makeOne(first);
    const second = await start();
    expect((await second.studio.handlers['app.info']()).notices).toMatchObject([{ kind: 'library_locked' }]);
    await stop(first);
    await second.until('library.changed', (payload) => payload.reset === true);
    expect((await second.studio.handlers['library.page']({})).items).toHaveLength(1);
  });
});

describe('the demo', () => {
  it('has a library of its own, is there after a restart, and never mixes with paid pictures', async () => {
    const first = await start();
    await makeOne(first, 'A paid picture');
    const info = await first.studio.handlers['app.enterDemo']();
    expect(info).toMatchObject({ demo: true, libraryFolder: join(userData, 'demo-library') });
    await makeOne(first, 'A demo picture');
    await stop(first);

    const second = await start();
    expect((await second.studio.handlers['app.info']()).demo).toBe(true);
    expect((await second.studio.handlers['library.page']({})).items.map((each) => each.prompt)).toEqual([
      'A demo picture',
    ]);
    await second.studio.handlers['app.leaveDemo']();
    expect((await second.studio.handlers['library.page']({})).items.map((each) => each.prompt)).toEqual([
      'A paid picture',
    ]);
    expect(simulator.tasks()).toHaveLength(1);
  });

  it('collects a paid task that runs while the demo is shown', async () => {
    const rig = await start();
    await rig.studio.handlers['generations.submit']({ ...emptyDraft, prompt: 'A paid picture' });
    await rig.until('generations.changed', (each) => each.status === 'running');
    await rig.studio.handlers['app.enterDemo']();
    await makeOne(rig, 'A demo picture');
    await rig.studio.handlers['app.leaveDemo']();
    const list = await rig.studio.handlers['generations.list']({});
    const id = list.items[0]?.id;
    if (list.items[0]?.status !== 'completed') {
      await rig.until('generations.changed', (each) => each.id === id && each.status === 'completed');
    }
    expect((await rig.studio.handlers['library.page']({})).items.map((each) => each.prompt)).toEqual([
      'A paid picture',
    ]);
  });
});

describe('the key', () => {
  const key = 'sk-evo-0123456789abcdefWXYZ';

  function everyFile(folder: string): string[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  }

  it('is nowhere under the user data but in the vault, and in no answer, whatever the service says', async () => {
    const rig = await start({ environmentKey: undefined });
    const answers: unknown[] = [];
    answers.push(await rig.studio.handlers['account.saveKey'](`  ${key}\n`, { storage: 'weak' }));
    const echo = { error: { code: 'invalid_request', message: `bad token ${key}`, type: 'x' } };
    simulator.faults.next(
      { method: 'POST', path: '/v1/images/generations' },
      { kind: 'answer', status: 400, body: echo },
    );
    await rig.studio.handlers['generations.submit']({ ...emptyDraft, prompt: 'A dune' });
    await rig.until('generations.changed', (each) => each.status === 'failed');
    await makeOne(rig);
    answers.push(await rig.studio.handlers['account.checkKey']());
    answers.push(await rig.studio.handlers['account.credits']({ refresh: true }));
    answers.push(await rig.studio.handlers['generations.list']({}));
    answers.push(await rig.studio.handlers['app.info'](), await rig.studio.handlers['settings.get']());
    expect(await rig.studio.handlers['account.keyStatus']()).toMatchObject({
      present: true,
      lastFour: 'WXYZ',
      protection: 'weak',
    });
    await stop(rig);

    const forms = [key, Buffer.from(key).toString('base64').replace(/=+$/, ''), Buffer.from(key).toString('hex')];
    const told = JSON.stringify([answers, rig.events]);
    for (const form of forms) expect(told).not.toContain(form);
    const files = everyFile(userData).filter((file) => file !== join(userData, 'vault.json'));
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const bytes = readFileSync(file);
      for (const form of forms) expect(bytes.includes(form), `${form} in ${file}`).toBe(false);
    }
    expect(readFileSync(join(userData, 'vault.json'), 'utf8')).not.toContain(key);

    const again = await start({ environmentKey: undefined });
    expect(await again.studio.handlers['account.keyStatus']()).toMatchObject({ present: true, lastFour: 'WXYZ' });
    await makeOne(again, 'with the stored key');
    expect(simulator.requests.at(-1)).toBeDefined();
    expect(
      simulator.requests.filter((request) => request.headers['authorization'] === `Bearer ${key}`).length,
    ).toBeGreaterThan(1);
  });

  it('of the environment is used and never stored', async () => {
    const rig = await start({ environmentKey: key });
    await makeOne(rig);
    expect(await rig.studio.handlers['account.keyStatus']()).toMatchObject({
      protection: 'environment',
      lastFour: 'WXYZ',
    });
    await stop(rig);
    for (const file of everyFile(userData)) expect(readFileSync(file).includes(key), file).toBe(false);
  });

  it('must be there before anything is queued', async () => {
    const rig = await start({ environmentKey: undefined });
    await expect(rig.studio.handlers['generations.submit']({ ...emptyDraft, prompt: 'A dune' })).rejects.toMatchObject({
      code: 'no_key',
    });
    expect((await rig.studio.handlers['generations.list']({})).items).toEqual([]);
  });
});
