import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../../src/demo/index.ts';
import type { Question } from '../../../src/main/notices/questions.ts';
import type { GenerationId, ReferenceId } from '../../../src/shared/domain/ids.ts';
import { emptyDraft } from '../../../src/shared/seedream/draft.ts';
import { plainPictures, testImaging } from '../../support/plainPicture.ts';
import { scaledClock } from '../../support/scaledClock.ts';
import { studioRig, type StudioRig } from '../../support/studioRig.ts';

const key = 'sk-evo-0123456789abcdefWXYZ';
const imaging = testImaging();
const clock = scaledClock(100);
let userData: string;
let simulator: Simulator;
let stranger: Stranger;
let asked: Question[];
let answer: boolean | Promise<boolean>;
let open: StudioRig[];

/** A server that has no business with the key. */
interface Stranger {
  origin: string;
  seen: { path: string; headers: IncomingHttpHeaders }[];
  server: Server;
}

async function startStranger(redirectTo?: () => string): Promise<Stranger> {
  const seen: Stranger['seen'] = [];
  const server = createServer((request, response) => {
    seen.push({ path: request.url ?? '', headers: request.headers });
    request.resume();
    if (redirectTo) response.writeHead(307, { location: `${redirectTo()}${request.url}` }).end();
    else response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"message":"no"}}');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, server };
}

async function stopStranger({ server }: Stranger): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function start(options: Parameters<typeof studioRig>[1] = {}): Promise<StudioRig> {
  const rig = await studioRig(userData, {
    clock,
    confirm: (question) => {
      asked.push(question);
      return Promise.resolve(answer);
    },
    ...options,
  });
  open.push(rig);
  return rig;
}
async function stop(rig: StudioRig): Promise<void> {
  open = open.filter((each) => each !== rig);
  await rig.studio.dispose();
}

/** A start with the simulator in the settings and a stored key that was typed for it. */
async function startWithKey(): Promise<StudioRig> {
  const rig = await start();
  await rig.studio.handlers['settings.update']({ apiOrigin: simulator.origin, filesOrigin: simulator.origin });
  await rig.studio.handlers['account.saveKey'](key, { storage: 'weak' });
  return rig;
}

async function submit(rig: StudioRig, prompt: string, references: ReferenceId[] = []): Promise<GenerationId> {
  const draft = { ...emptyDraft, prompt, references: references.map((referenceId) => ({ referenceId })) };
  const { ids } = await rig.studio.handlers['generations.submit'](draft);
  const [id] = ids;
  if (!id) throw new Error('nothing was queued');
  return id;
}
const untilStatus = (rig: StudioRig, id: GenerationId, status: string): Promise<unknown> =>
  rig.until('generations.changed', (each) => each.id === id && each.status === status);
const untilWaitsForKey = (rig: StudioRig, id: GenerationId): Promise<unknown> =>
  rig.until('generations.changed', (each) => each.id === id && each.stage === 'waiting_for_key');

/** `done`, or why not. */
async function outcomeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    return String(error);
  }
}

async function addReference(rig: StudioRig): Promise<ReferenceId> {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48"><rect width="64" height="48" fill="#a8c"/></svg>';
  const bytes = new Uint8Array(await imaging.drawSvg(svg, 64, 48, 90));
  const [added] = await rig.studio.handlers['references.add']([{ name: 'pink.jpg', bytes }]);
  if (added?.status !== 'accepted') throw new Error('the reference was refused');
  return added.reference.id;
}

beforeEach(async () => {
  userData = mkdtempSync(join(tmpdir(), 'reverie-addresses-'));
  simulator = await startSimulator({ seed: 9, clock, key, drawPicture: plainPictures(imaging) });
  stranger = await startStranger();
  asked = [];
  answer = false;
  open = [];
});
afterEach(async () => {
  for (const rig of open) await stop(rig);
  await simulator.close();
  await stopStranger(stranger);
  rmSync(userData, { recursive: true, force: true });
});
afterAll(() => imaging.close());

describe('an address that the page names', () => {
  it('gets nothing, not even a question without the key, while everything waits and nothing fails', async () => {
    const rig = await startWithKey();
    const { handlers } = rig.studio;
    const reference = await addReference(rig);
    simulator.faults.next({ method: 'POST', path: '/v1/images/generations' }, { kind: 'reset_after' });
    const lost = await submit(rig, 'A lost answer');
    await untilStatus(rig, lost, 'unconfirmed');
    const running = await submit(rig, 'A running one');
    await untilStatus(rig, running, 'running');

    await handlers['settings.update']({ apiOrigin: stranger.origin, filesOrigin: stranger.origin });
    await expect.poll(() => asked).toHaveLength(1);
    const host = new URL(stranger.origin).host;
    expect(asked[0]?.message).toBe(`Send your key to ${host} as well?`);
    expect(asked[0]?.detail).toContain(`It was given for ${new URL(simulator.origin).host}.`);
    expect(await handlers['account.keyStatus']()).toMatchObject({
      present: true,
      goesTo: [stranger.origin],
      withheld: { from: [stranger.origin], givenFor: [simulator.origin] },
    });

    const waiting = await submit(rig, 'A waiting one');
    const withReference = await submit(rig, 'With a reference', [reference]);
    await Promise.all([untilWaitsForKey(rig, waiting), untilWaitsForKey(rig, withReference)]);
    expect(await handlers['account.credits']({ refresh: true })).not.toHaveProperty('problem');
    await expect(handlers['account.checkKey']()).rejects.toMatchObject({ code: 'key_withheld' });
    await expect(handlers['generations.checkUnconfirmed'](lost)).rejects.toMatchObject({ code: 'network' });
    // Long enough for the running one to be read, and for the others to be tried again.
    const later = clock.now() + 60_000;
    await expect.poll(() => clock.now()).toBeGreaterThan(later);
    expect(stranger.seen).toEqual([]);
    expect((await handlers['generations.get'](running)).status).toBe('running');
    expect((await handlers['generations.get'](lost)).status).toBe('unconfirmed');
    const failed = rig.events.filter(
      ({ name, payload }) => name === 'generations.changed' && (payload as { status: string }).status === 'failed',
    );
    expect(failed).toEqual([]);

    await handlers['settings.update']({ apiOrigin: simulator.origin, filesOrigin: simulator.origin });
    expect(await handlers['account.keyStatus']()).not.toHaveProperty('withheld');
    await Promise.all([running, waiting, withReference].map((id) => untilStatus(rig, id, 'completed')));
    expect(stranger.seen).toEqual([]);
    expect(simulator.tasks()).toHaveLength(4);
  });

  it('for files gets nothing either, and holds up only what has references', async () => {
    const rig = await startWithKey();
    const reference = await addReference(rig);
    await rig.studio.handlers['settings.update']({ filesOrigin: stranger.origin });
    const withReference = await submit(rig, 'With a reference', [reference]);
    await untilWaitsForKey(rig, withReference);
    const without = await submit(rig, 'Without');
    await untilStatus(rig, without, 'completed');
    expect(stranger.seen).toEqual([]);
    expect(await rig.studio.handlers['account.keyStatus']()).toMatchObject({ withheld: { from: [stranger.origin] } });
  });

  it('gets the key after the artist has said yes, and what waited goes on', async () => {
    const rig = await startWithKey();
    const other = await startSimulator({ seed: 10, clock, key, drawPicture: plainPictures(imaging) });
    try {
      let say: (yes: boolean) => void = () => {};
      answer = new Promise((resolve) => {
        say = resolve;
      });
      // No call waits for the dialog.
      await rig.studio.handlers['settings.update']({ apiOrigin: other.origin, filesOrigin: other.origin });
      const id = await submit(rig, 'A dune');
      await untilWaitsForKey(rig, id);
      expect(other.requests).toEqual([]);
      say(true);
      await untilStatus(rig, id, 'completed');
      await rig.until('account.changed', (state) => state.key.withheld === undefined);
      await stop(rig);

      const again = await start();
      again.studio.windowShown();
      await untilStatus(again, await submit(again, 'Another dune'), 'completed');
      expect(asked).toHaveLength(1);
    } finally {
      for (const rigOpen of open) await stop(rigOpen);
      await other.close();
    }
  });

  it('can be asked about again with the button, and the call does not wait for the answer', async () => {
    const rig = await startWithKey();
    await rig.studio.handlers['settings.update']({ apiOrigin: stranger.origin });
    await expect.poll(() => asked).toHaveLength(1);
    await expect.poll(() => outcomeOf(() => rig.studio.handlers['account.allowAddresses']())).toBe('done');
    await expect.poll(() => asked).toHaveLength(2);
  });

  it('gets a key that is typed for it', async () => {
    const rig = await startWithKey();
    await rig.studio.handlers['settings.update']({ apiOrigin: stranger.origin });
    await rig.studio.handlers['account.saveKey'](key, { storage: 'weak' });
    expect(await rig.studio.handlers['account.keyStatus']()).not.toHaveProperty('withheld');
    await rig.studio.handlers['account.credits']({ refresh: true });
    expect(stranger.seen[0]?.headers.authorization).toBe(`Bearer ${key}`);
  });
});

describe('at a start', () => {
  const settingsFile = (): string => join(userData, 'settings.json');
  const edit = (change: (file: { settings: object; internal: object }) => object): void => {
    const file = JSON.parse(readFileSync(settingsFile(), 'utf8')) as { settings: object; internal: object };
    writeFileSync(settingsFile(), JSON.stringify({ ...file, ...change(file) }));
  };

  async function expectAskedOnce(rig: StudioRig): Promise<void> {
    await rig.studio.handlers['account.credits']({ refresh: true });
    // Never before there is a window to ask in.
    expect(asked).toEqual([]);
    rig.studio.windowShown();
    rig.studio.windowShown();
    await expect.poll(() => asked).toHaveLength(1);
    await rig.studio.handlers['account.credits']({ refresh: true });
    await rig.studio.handlers['account.keyStatus']();
    expect(asked).toHaveLength(1);
    expect(stranger.seen).toEqual([]);
  }

  it('another address on the command line does not get the stored key', async () => {
    await stop(await startWithKey());
    const rig = await start({ apiOrigin: stranger.origin });
    await expectAskedOnce(rig);
  });

  it('an edited settings file does not get it', async () => {
    await stop(await startWithKey());
    edit(({ settings }) => ({ settings: { ...settings, apiOrigin: stranger.origin, filesOrigin: stranger.origin } }));
    await expectAskedOnce(await start());
  });

  it('a key of an earlier version, which says nothing of addresses, is asked about where they are not EvoLink’s', async () => {
    await stop(await startWithKey());
    edit(({ settings }) => ({ settings: { ...settings, apiOrigin: stranger.origin }, internal: {} }));
    const rig = await start();
    expect(await rig.studio.handlers['account.keyStatus']()).toMatchObject({
      withheld: { givenFor: ['https://api.evolink.ai', 'https://files-api.evolink.ai'] },
    });
    await expectAskedOnce(rig);
  });

  it('the key of the environment goes to the addresses of that start, and to no other that the page names', async () => {
    const rig = await start({
      environmentKey: key,
      apiOrigin: simulator.origin,
    });
    rig.studio.windowShown();
    await untilStatus(rig, await submit(rig, 'A dune'), 'completed');
    expect(asked).toEqual([]);
    const reference = await addReference(rig);
    await rig.studio.handlers['settings.update']({ filesOrigin: stranger.origin });
    await untilWaitsForKey(rig, await submit(rig, 'With a reference', [reference]));
    await expect.poll(() => asked).toHaveLength(1);
    expect(stranger.seen).toEqual([]);
  });
});

describe('the service', () => {
  it('cannot pass the key on with a redirect', async () => {
    const redirecting = await startStranger(() => stranger.origin);
    try {
      const rig = await start({ environmentKey: key, apiOrigin: redirecting.origin, filesOrigin: redirecting.origin });
      const reference = await addReference(rig);
      await submit(rig, 'A dune');
      const withReference = await submit(rig, 'With a reference', [reference]);
      await rig.studio.handlers['account.credits']({ refresh: true });
      await outcomeOf(() => rig.studio.handlers['account.checkKey']());
      await expect
        .poll(() => new Set(redirecting.seen.map(({ path }) => path.split('?')[0])))
        .toEqual(new Set(['/v1/credits', '/v1/models', '/v1/images/generations', '/api/v1/files/upload/stream']));
      expect(redirecting.seen.every(({ headers }) => headers.authorization === `Bearer ${key}`)).toBe(true);
      expect(stranger.seen).toEqual([]);
      await outcomeOf(() => rig.studio.handlers['generations.cancel'](withReference));
    } finally {
      for (const rig of open) await stop(rig);
      await stopStranger(redirecting);
    }
  });

  it('gets it with its own calls alone: results are fetched without, and its links elsewhere get nothing', async () => {
    const rig = await startWithKey();
    await untilStatus(rig, await submit(rig, 'A dune'), 'completed');
    const withKey = simulator.requests.filter(({ headers }) => headers['authorization'] !== undefined);
    const paths = new Set(withKey.map(({ path }) => path.split('/').slice(0, 3).join('/')));
    expect([...paths].toSorted()).toEqual(['/v1/credits', '/v1/images', '/v1/tasks']);
    const results = simulator.requests.filter((request) => !withKey.includes(request));
    expect(results.length).toBeGreaterThan(0);
  });

  it('is not what a link of the artist’s is asked with', async () => {
    const rig = await startWithKey();
    // Of loopback only the API's own origin is opened at all.
    for (const origin of [simulator.origin, stranger.origin]) {
      await outcomeOf(() => rig.studio.handlers['references.addFromLink'](`${origin}/picture.jpg`));
    }
    const fetched = simulator.requests.filter(({ path }) => path === '/picture.jpg');
    expect(fetched).toHaveLength(1);
    expect(fetched[0]?.headers).not.toHaveProperty('authorization');
    expect(stranger.seen).toEqual([]);
  });
});
