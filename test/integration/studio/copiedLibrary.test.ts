import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../../../src/demo/index.ts';
import type { GenerationId } from '../../../src/shared/domain/ids.ts';
import { emptyDraft } from '../../../src/shared/seedream/draft.ts';
import { postsTo } from '../../support/nothingLost.ts';
import { plainPictures, testImaging } from '../../support/plainPicture.ts';
import { scaledClock } from '../../support/scaledClock.ts';
import { studioRig, type StudioRig } from '../../support/studioRig.ts';

const imaging = testImaging();
const clock = scaledClock(100);
let folder: string;
let simulator: Simulator;
const open = new Set<StudioRig>();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reverie-copied-'));
  simulator = await startSimulator({ seed: 9, clock, drawPicture: plainPictures(imaging) });
});
afterEach(async () => {
  for (const rig of open) await rig.studio.dispose();
  open.clear();
  await simulator.close();
  rmSync(folder, { recursive: true, force: true });
});
afterAll(() => imaging.close());

async function start(userData: string, environmentKey = 'key-of-one'): Promise<StudioRig> {
  const origin = simulator.origin;
  const rig = await studioRig(join(folder, userData), {
    clock,
    environmentKey,
    apiOrigin: origin,
    filesOrigin: origin,
  });
  open.add(rig);
  return rig;
}

async function end(rig: StudioRig): Promise<void> {
  open.delete(rig);
  await rig.studio.dispose();
}

/** Three tasks that wait for the network, in a Reverie that has ended since. */
async function threeWaiting(userData = 'own'): Promise<GenerationId[]> {
  const rig = await start(userData);
  rig.studio.setOnline(false);
  const ids: GenerationId[] = [];
  for (const prompt of ['First', 'Second', 'Third']) {
    ids.push(...(await rig.studio.handlers['generations.submit']({ ...emptyDraft, prompt })).ids);
  }
  await end(rig);
  expect(postsTo(simulator)).toEqual([]);
  return ids;
}

const held = async ({ studio }: StudioRig) => {
  const { items } = await studio.handlers['generations.list']({});
  return new Map(items.flatMap((each) => (each.held ? [[each.id, each.held.reason] as const] : [])));
};
/** Everything that would have been sent by itself has been by then. */
const aWhile = () =>
  new Promise<void>((resolve) => {
    clock.after(60_000, resolve);
  });
const copy = (from: string, to: string): void => cpSync(join(folder, from), join(folder, to), { recursive: true });
const index = (userData: string): string => join(folder, userData, 'library/.reverie/index.sqlite');

const copies: readonly (readonly [string, () => string])[] = [
  [
    'its folder was copied to another installation',
    () => {
      copy('own/library', 'other/library');
      return 'other';
    },
  ],
  [
    'everything was copied to another computer',
    () => {
      copy('own', 'other');
      return 'other';
    },
  ],
  [
    'a backup of its folder was put in its place',
    () => {
      copy('own/library', 'backup');
      rmSync(join(folder, 'own/library'), { recursive: true });
      copy('backup', 'own/library');
      return 'own';
    },
  ],
  [
    'its index was lost and made anew',
    () => {
      for (const ending of ['', '-wal', '-shm']) rmSync(`${index('own')}${ending}`, { force: true });
      return 'own';
    },
  ],
  [
    'its folder was copied and its index lost',
    () => {
      copy('own/library', 'other/library');
      for (const ending of ['', '-wal', '-shm']) rmSync(`${index('other')}${ending}`, { force: true });
      return 'other';
    },
  ],
  [
    'what the installation knows of it was lost',
    () => {
      rmSync(join(folder, 'own/installation.json'));
      return 'own';
    },
  ],
  [
    'what the installation knows of it is damaged',
    () => {
      writeFileSync(join(folder, 'own/installation.json'), '{"libraries":');
      return 'own';
    },
  ],
];

describe('what waits in a library', () => {
  it.each(copies)('stays where it is when %s', async (_, bringAbout) => {
    const ids = await threeWaiting();
    const rig = await start(bringAbout());
    await aWhile();
    expect(postsTo(simulator)).toEqual([]);
    expect(await held(rig)).toEqual(new Map(ids.map((id) => [id, 'copied'])));
    await end(rig);
  });

  it('stays where it is at every later start too, until it is sent or removed', async () => {
    const [first, second, third] = await threeWaiting();
    copy('own/library', 'other/library');
    await end(await start('other'));
    const rig = await start('other');
    const { handlers } = rig.studio;
    if (!first || !second || !third) throw new Error('Nothing waits.');
    await handlers['generations.sendHeld'](first);
    await rig.until('generations.changed', ({ id, status }) => id === first && status === 'completed');
    expect(await handlers['generations.cancel'](second)).toEqual({ outcome: 'cancelled' });
    await aWhile();
    expect(postsTo(simulator)).toHaveLength(1);
    expect(await held(rig)).toEqual(new Map([[third, 'copied']]));
    await expect(async () => handlers['generations.sendHeld'](first)).rejects.toThrow('does not wait');
  });

  it('goes on by itself where it was made', async () => {
    await threeWaiting();
    const rig = await start('own');
    await expect.poll(() => postsTo(simulator).length).toBe(3);
    await end(rig);
  });

  it('is sent where it was made while a copy leaves it alone', async () => {
    await threeWaiting();
    copy('own', 'other');
    await end(await start('other'));
    const rig = await start('own');
    await expect.poll(() => postsTo(simulator).length).toBe(3);
    await end(rig);
    const again = await start('other');
    await aWhile();
    expect(postsTo(simulator)).toHaveLength(3);
    expect((await held(again)).size).toBe(3);
  });

  it('stays where it is when an older state was put back into the same files', async () => {
    await threeWaiting();
    copy('own/library', 'backup');
    const rig = await start('own');
    await expect.poll(() => postsTo(simulator).length).toBe(3);
    await end(rig);
    // As tools do that write into the files that are there.
    for (const ending of ['-wal', '-shm']) rmSync(`${index('own')}${ending}`, { force: true });
    writeFileSync(index('own'), readFileSync(join(folder, 'backup/.reverie/index.sqlite')));
    const back = await start('own');
    await aWhile();
    expect(postsTo(simulator)).toHaveLength(3);
    expect((await held(back)).size).toBe(3);
  });

  it('stays where it is when a state from before a submit of the same session was put back', async () => {
    const rig = await start('own');
    rig.studio.setOnline(false);
    const { ids } = await rig.studio.handlers['generations.submit']({ ...emptyDraft, prompt: 'A lake' });
    // As Reverie's own backups, and tools that copy while it runs.
    const before = join(folder, 'before.sqlite');
    const reading = new DatabaseSync(index('own'), { readOnly: true });
    await backup(reading, before);
    reading.close();
    rig.studio.setOnline(true);
    await rig.until('generations.changed', ({ status }) => status === 'completed');
    await end(rig);
    expect(postsTo(simulator)).toHaveLength(1);
    for (const ending of ['-wal', '-shm']) rmSync(`${index('own')}${ending}`, { force: true });
    writeFileSync(index('own'), readFileSync(before));
    const back = await start('own');
    await aWhile();
    expect(postsTo(simulator)).toHaveLength(1);
    expect(await held(back)).toEqual(new Map(ids.map((id) => [id, 'copied'])));
  });

  it('waits for its own account, and goes on with its key', async () => {
    const ids = await threeWaiting();
    const other = await start('own', 'key-of-two');
    await aWhile();
    expect(postsTo(simulator)).toEqual([]);
    expect(await held(other)).toEqual(new Map(ids.map((id) => [id, 'account'])));
    await end(other);
    await start('own', 'key-of-one');
    await expect.poll(() => postsTo(simulator).length).toBe(3);
  });

  it('goes on when the library’s folder was renamed', async () => {
    await threeWaiting();
    const renamed = join(folder, 'own/pictures');
    renameSync(join(folder, 'own/library'), renamed);
    const rig = await start('own');
    await rig.studio.handlers['library.open'](renamed, {});
    await expect.poll(() => postsTo(simulator).length).toBe(3);
  });
});

describe('a task that runs', () => {
  it('is collected by a copy with the same account, without another submit', async () => {
    const rig = await start('own');
    const { ids } = await rig.studio.handlers['generations.submit']({ ...emptyDraft, prompt: 'A lake' });
    await rig.until('generations.changed', ({ status }) => status === 'running');
    await end(rig);
    copy('own/library', 'other/library');
    const other = await start('other');
    await other.until('generations.changed', ({ id, status }) => id === ids[0] && status === 'completed');
    expect(postsTo(simulator)).toHaveLength(1);
  });

  it('is not given up where another account’s key knows nothing of it', async () => {
    const rig = await start('own');
    const { ids } = await rig.studio.handlers['generations.submit']({ ...emptyDraft, prompt: 'A lake' });
    await rig.until('generations.changed', ({ status }) => status === 'running');
    await end(rig);
    const body = { error: { code: 'task_not_found', message: 'Task not found' } };
    const path = /^\/v1\/tasks\/[^/?]+$/;
    simulator.faults.next({ method: 'GET', path, times: 12 }, { kind: 'answer', status: 404, body });
    const other = await start('own', 'key-of-two');
    await other.until('generations.changed', ({ id, stage }) => id === ids[0] && stage === 'unknown_to_key');
    // A quarter of an hour, after which the account's own task would be believed to be gone.
    clock.jump(20 * 60_000);
    await other.until('generations.changed', ({ id, status }) => id === ids[0] && status === 'completed');
  });
});

describe('what a library says', () => {
  const rewrite = (userData: string, sql: string): void => {
    const database = new DatabaseSync(index(userData));
    database.exec(sql);
    database.close();
  };

  it('is not sent as it stands: the body is made from the draft and the settings', async () => {
    const rig = await start('own');
    simulator.faults.next(
      { method: 'POST', path: '/v1/images/generations' },
      { kind: 'answer', status: 429, headers: { 'retry-after': '3600' } },
    );
    const { ids } = await rig.studio.handlers['generations.submit']({ ...emptyDraft, prompt: 'A lake' });
    await rig.until('generations.changed', ({ stage }) => stage === 'waiting_to_send_again');
    await end(rig);
    rewrite(
      'own',
      `UPDATE generations SET next_attempt_at = 0, pictures_requested = 15,
         request = json_set(request, '$.prompt', 'Another', '$.callback_url', 'https://elsewhere.example/', '$.n', 15)`,
    );
    const again = await start('own');
    await again.until('generations.changed', ({ id, status }) => id === ids[0] && status === 'completed');
    const [first, second] = postsTo(simulator);
    expect(second?.body).toEqual(first?.body);
    expect(second?.body).toMatchObject({ prompt: 'A lake', n: 1 });
    expect(second?.headers['idempotency-key']).not.toBe(first?.headers['idempotency-key']);
  });

  it('is refused in words where today’s rules do not allow it', async () => {
    const [id] = await threeWaiting();
    rewrite(
      'own',
      `UPDATE generations SET draft = json_set(draft, '$.count', 99, '$.countMode', 'set') WHERE id = '${id}'`,
    );
    const rig = await start('own');
    const now = async () => rig.studio.handlers['generations.get'](id ?? ('' as GenerationId));
    await expect.poll(async () => (await now()).status).toBe('failed');
    const { error } = await now();
    expect(error).toMatchObject({ code: 'invalid_draft', charged: 'no' });
    expect(error?.message).toContain('99');
    await expect.poll(() => postsTo(simulator).length).toBe(2);
  });

  it('names no uploads that another installation has made', async () => {
    const picture = new Uint8Array(await imaging.drawSvg('<svg xmlns="http://www.w3.org/2000/svg"/>', 300, 200, 90));
    const rig = await start('own');
    const [added] = await rig.studio.handlers['references.add']([{ name: 'sketch.jpg', bytes: picture }]);
    if (added?.status !== 'accepted') throw new Error('The reference was refused.');
    const draft = { ...emptyDraft, prompt: 'A lake like image 1', references: [{ referenceId: added.reference.id }] };
    await rig.studio.handlers['generations.submit'](draft);
    await rig.until('generations.changed', ({ status }) => status === 'completed');
    await end(rig);
    copy('own/library', 'other/library');
    rewrite('other', `UPDATE uploads SET url = 'https://elsewhere.example/picture.jpg'`);
    const other = await start('other');
    await other.studio.handlers['generations.submit'](draft);
    await other.until('generations.changed', ({ status }) => status === 'completed');
    const [, second] = postsTo(simulator);
    expect(JSON.stringify(second?.body)).not.toContain('elsewhere.example');
    expect(second?.body).toMatchObject({ image_urls: [expect.stringContaining(simulator.origin)] });
  });
});
