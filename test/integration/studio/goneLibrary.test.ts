import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../../../src/demo/index.ts';
import type { Generation } from '../../../src/shared/domain/generation.ts';
import type { GenerationId } from '../../../src/shared/domain/ids.ts';
import { emptyDraft } from '../../../src/shared/seedream/draft.ts';
import { plainPictures, testImaging } from '../../support/plainPicture.ts';
import { scaledClock } from '../../support/scaledClock.ts';
import { studioRig, type StudioRig } from '../../support/studioRig.ts';

const imaging = testImaging();
const clock = scaledClock(100);
let base: string;
let root: string;
let away: string;
let simulator: Simulator;
let rig: StudioRig;

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'reverie-gone-'));
  root = join(base, 'user data', 'library');
  away = join(base, 'renamed');
  simulator = await startSimulator({ seed: 9, clock, drawPicture: plainPictures(imaging) });
  rig = await start();
});
afterEach(async () => {
  await rig.studio.dispose();
  await simulator.close();
  rmSync(base, { recursive: true, force: true });
});
afterAll(() => imaging.close());

const start = (): Promise<StudioRig> =>
  studioRig(join(base, 'user data'), {
    clock,
    environmentKey: 'an-environment-key',
    apiOrigin: simulator.origin,
    filesOrigin: simulator.origin,
  });
const handlers = () => rig.studio.handlers;
const submit = async (prompt = 'A courtyard'): Promise<GenerationId> => {
  const { ids } = await handlers()['generations.submit']({ ...emptyDraft, prompt });
  return ids[0] ?? ('' as GenerationId);
};
const reached = (id: GenerationId, status: Generation['status']): Promise<Generation> =>
  rig.until('generations.changed', (each) => each.id === id && each.status === status);
/** Resolves once the library is open again after now. */
function reopened(): Promise<unknown> {
  rig.events.length = 0;
  return rig.until('library.changed', (change) => change.reset === true);
}
const posts = (): number =>
  simulator.requests.filter(({ method, path }) => method === 'POST' && path === '/v1/images/generations').length;
const gone = { code: 'library_unavailable', message: expect.stringContaining('library folder') };
const notices = async () => (await handlers()['app.info']()).notices;

describe('a library whose folder is renamed while Reverie runs', () => {
  it('is missed at the next use, told of, never made anew, and open again when it is back', async () => {
    await reached(await submit(), 'completed');
    renameSync(root, away);
    await expect(handlers()['library.page']({})).rejects.toMatchObject(gone);
    expect(await handlers()['app.info']()).toMatchObject({
      libraryWritable: false,
      libraryFolder: root,
      notices: [{ kind: 'library_missing', path: root, message: expect.stringContaining('locate it') }],
    });
    await expect(submit()).rejects.toMatchObject(gone);
    expect(await handlers()['library.tryAgain']()).toEqual({ open: false });
    expect(existsSync(root)).toBe(false);
    expect(posts()).toBe(1);
    const back = reopened();
    renameSync(away, root);
    await back;
    expect(await notices()).toEqual([]);
    expect((await handlers()['library.page']({})).items).toHaveLength(1);
    await reached(await submit('Another'), 'completed');
  });

  it('is missed by a look alone, and opened at once when asked to try again', async () => {
    rig.studio.look();
    expect(await notices()).toEqual([]);
    renameSync(root, away);
    rig.events.length = 0;
    rig.studio.look();
    await rig.until('app.changed', (info) => !info.libraryWritable && info.notices[0]?.kind === 'library_missing');
    renameSync(away, root);
    expect(await handlers()['library.tryAgain']()).toEqual({ open: true });
    expect(await notices()).toEqual([]);
  });

  it('is found where it is now', async () => {
    await reached(await submit(), 'completed');
    renameSync(root, away);
    rig.studio.look();
    expect(await handlers()['library.open'](away, { instead: true })).toEqual({ folder: away });
    expect((await handlers()['library.page']({})).items).toHaveLength(1);
    expect(existsSync(root)).toBe(false);
  });

  it('is not begun anew at the next start either', async () => {
    await rig.studio.dispose();
    renameSync(root, away);
    rig = await start();
    expect(await notices()).toMatchObject([{ kind: 'library_missing' }]);
    expect(existsSync(root)).toBe(false);
  });

  it('is told apart from another folder that has its name now, into which nothing is written', async () => {
    await reached(await submit(), 'completed');
    renameSync(root, away);
    mkdirSync(join(root, 'holiday'), { recursive: true });
    await expect(handlers()['library.layout']({})).rejects.toMatchObject(gone);
    expect(await handlers()['library.tryAgain']()).toEqual({ open: false });
    expect(readdirSync(root)).toEqual(['holiday']);
    // A copy of the library in its place is one that can be opened, but not the one that was open.
    rmSync(root, { recursive: true });
    cpSync(away, root, { recursive: true });
    expect(await handlers()['library.tryAgain']()).toEqual({ open: true });
    expect((await handlers()['library.page']({})).items).toHaveLength(1);
  });
});

describe('what is under way when the folder is renamed', () => {
  it('is sent once, and its pictures are saved when the folder is back', async () => {
    const id = await submit();
    await reached(id, 'running');
    renameSync(root, away);
    rig.studio.look();
    // Long enough for the task to end and its links to be read, were anybody still asking.
    await new Promise<void>((resolve) => {
      clock.after(30_000, resolve);
    });
    expect(existsSync(root)).toBe(false);
    renameSync(away, root);
    expect(await reached(id, 'completed')).toMatchObject({ pictures: [{ position: 1 }] });
    expect(posts()).toBe(1);
  });

  it('waits in its line, and is sent when the folder is back', async () => {
    const ids = [];
    for (let index = 0; index < 5; index += 1) ids.push(await submit(`Wish ${index}`));
    // Every place in the queue is taken, and no answer is on its way that a busy computer may bring too late.
    await Promise.all(ids.slice(0, 3).map((id) => reached(id, 'running')));
    renameSync(root, away);
    rig.studio.look();
    await new Promise<void>((resolve) => {
      clock.after(20_000, resolve);
    });
    expect([posts(), existsSync(root)]).toEqual([3, false]);
    renameSync(away, root);
    await Promise.all(ids.map((id) => reached(id, 'completed')));
    expect(posts()).toBe(5);
  });

  it('is not made in the old place by anything that writes, and nobody needs to have looked before', async () => {
    // Polled, downloaded and saved without any call of the page in between.
    const id = await submit();
    await reached(id, 'running');
    rig.events.length = 0;
    renameSync(root, away);
    await rig.until('app.changed', (info) => info.notices[0]?.kind === 'library_missing');
    expect(existsSync(root)).toBe(false);
    renameSync(away, root);
    await reached(id, 'completed');
    expect(posts()).toBe(1);
  });
});

describe('the demo’s library', () => {
  it('is begun anew where its folder was removed while it was open', async () => {
    await handlers()['app.enterDemo']();
    rig.events.length = 0;
    rmSync(join(base, 'user data', 'demo-library'), { recursive: true });
    rig.studio.look();
    await rig.until('library.changed', (change) => change.reset === true);
    expect((await handlers()['app.info']()).libraryWritable).toBe(true);
  });
});
