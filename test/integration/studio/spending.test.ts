import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../../src/demo/index.ts';
import type { Question } from '../../../src/main/notices/questions.ts';
import { ReverieError } from '../../../src/shared/bridge/result.ts';
import type { Generation } from '../../../src/shared/domain/generation.ts';
import { emptyDraft, type Draft } from '../../../src/shared/seedream/draft.ts';
import { plainPictures, testImaging } from '../../support/plainPicture.ts';
import { scaledClock } from '../../support/scaledClock.ts';
import { studioRig, type StudioRig } from '../../support/studioRig.ts';

const imaging = testImaging();
// As fast as life: a minute of these tests is a minute.
const clock = scaledClock(1);
let userData: string;
let simulator: Simulator;
let asked: Question[];
let answer: (question: Question) => Promise<boolean>;
let open: StudioRig[];

async function start(options: Parameters<typeof studioRig>[1] = {}): Promise<StudioRig> {
  const rig = await studioRig(userData, {
    clock,
    environmentKey: 'an-environment-key',
    apiOrigin: simulator.origin,
    filesOrigin: simulator.origin,
    confirm: (question) => {
      asked.push(question);
      return answer(question);
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

const draft = (prompt: string, patch: Partial<Draft> = {}): Draft => ({ ...emptyDraft, prompt, ...patch });

/** How often each outcome came: `taken`, or the code of the refusal. */
async function outcomesOf(calls: Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const settled of await Promise.allSettled(calls)) {
    const { status } = settled;
    const reason: unknown = status === 'rejected' ? settled.reason : undefined;
    const name = status === 'fulfilled' ? 'taken' : reason instanceof ReverieError ? reason.code : String(reason);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const generations = async (rig: StudioRig): Promise<Generation[]> =>
  (await rig.studio.handlers['generations.list']({ limit: 500 })).items;

beforeEach(async () => {
  userData = mkdtempSync(join(tmpdir(), 'reverie-spending-'));
  simulator = await startSimulator({ seed: 9, clock, timeScale: 200, drawPicture: plainPictures(imaging) });
  asked = [];
  answer = () => Promise.resolve(false);
  open = [];
});
afterEach(async () => {
  for (const rig of open) await stop(rig);
  await simulator.close();
  rmSync(userData, { recursive: true, force: true });
});
afterAll(() => imaging.close());

describe('150 submits in seconds', () => {
  const flood = (rig: StudioRig): Promise<unknown>[] =>
    Array.from({ length: 150 }, async (_each, number) =>
      rig.studio.handlers['generations.submit'](draft(`Dune number ${number}`)),
    );

  it('are taken up to the limit; one question is asked, and after a No nothing more is written', async () => {
    const rig = await start();
    expect(await outcomesOf(flood(rig))).toEqual({ taken: 20, limit_reached: 130 });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.detail).toContain('Tasks were sent 20 times in the last minute; your limit is 20.');
    expect(await generations(rig)).toHaveLength(20);
  });

  it('are taken up to the next limit after a yes; what came while the question was open is refused', async () => {
    const rig = await start();
    let say: (yes: boolean) => void = () => {};
    answer = () =>
      new Promise((resolve) => {
        say = resolve;
      });
    const outcomes = outcomesOf(flood(rig));
    await expect.poll(() => asked).toHaveLength(1);
    // Nothing else waits for the answer.
    expect(await generations(rig)).toHaveLength(20);
    await rig.studio.handlers['settings.update']({ theme: 'light' });
    await expect(rig.studio.handlers['generations.submit'](draft('One more'))).rejects.toMatchObject({
      code: 'limit_reached',
      message: 'Reverie is asking whether to go on. Answer that question first; nothing was sent.',
    });
    say(true);
    expect(await outcomes).toEqual({ taken: 21, limit_reached: 129 });
    const more = Array.from({ length: 19 }, async (_each, number) =>
      rig.studio.handlers['generations.submit'](draft(`A later dune ${number}`)),
    );
    expect(await outcomesOf(more)).toEqual({ taken: 19 });
    expect(asked).toHaveLength(1);
  });

  it('cost nothing in the demo, and are not asked about there', async () => {
    const rig = await start();
    await rig.studio.handlers['app.enterDemo']();
    const calls = Array.from({ length: 25 }, async (_each, number) =>
      rig.studio.handlers['generations.submit'](draft(`Dune number ${number}`)),
    );
    expect(await outcomesOf(calls)).toEqual({ taken: 25 });
    expect(asked).toEqual([]);
  });
});

describe('credits in an hour', () => {
  it('count what was asked for before a restart', async () => {
    const first = await start();
    await first.studio.handlers['settings.update']({ creditsPerHour: 32 });
    await first.studio.handlers['generations.submit'](draft('Dunes', { count: 15, countMode: 'separate' }));
    expect(asked).toEqual([]);
    await stop(first);
    const second = await start();
    await expect(second.studio.handlers['generations.submit'](draft('One more'))).rejects.toMatchObject({
      code: 'limit_reached',
    });
    expect(asked[0]?.detail).toContain(
      'About 30.6 credits were used in the last hour, and this adds 2.04; your limit is 32.',
    );
    expect(await generations(second)).toHaveLength(15);
  });

  it('have limits of their own, with the value found', async () => {
    const rig = await start();
    await expect(
      rig.studio.handlers['settings.update']({ creditsPerHour: 0, actionsPerMinute: 121 }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      message:
        'The number of times in a minute that tasks are sent without a question may be at most 120; found 121. The credits in an hour that are used without a question must be at least 10; found 0.',
    });
  });
});

describe('the same twice', () => {
  it('is one submit, with the same ids and one task', async () => {
    const rig = await start();
    const { handlers } = rig.studio;
    const [first, second] = await Promise.all([
      handlers['generations.submit'](draft('A dune')),
      handlers['generations.submit'](draft('A dune')),
    ]);
    expect(second).toEqual(first);
    expect(await handlers['generations.submit'](draft('A dune'))).toEqual(first);
    expect(await generations(rig)).toHaveLength(1);
  });

  it('is one retry, and one resend', async () => {
    const rig = await start();
    const { handlers } = rig.studio;
    const refusal = { error: { code: 'invalid_request', message: 'no', type: 'x' } };
    const posts = { method: 'POST', path: '/v1/images/generations' } as const;
    simulator.faults.next(posts, { kind: 'answer', status: 400, body: refusal });
    const { ids } = await handlers['generations.submit'](draft('A dune'));
    const id = ids[0] ?? ('' as never);
    await rig.until('generations.changed', (each) => each.id === id && each.status === 'failed');
    simulator.faults.next(posts, { kind: 'reset_after' });
    const [one, other] = await Promise.all([handlers['generations.retry'](id), handlers['generations.retry'](id)]);
    expect(other).toEqual(one);
    expect(await generations(rig)).toHaveLength(2);

    const again = one.ids[0] ?? ('' as never);
    await rig.until('generations.changed', (each) => each.id === again && each.status === 'unconfirmed');
    const resend = (): Promise<unknown> => Promise.resolve(handlers['generations.resolveUnconfirmed'](again, 'resend'));
    expect(await outcomesOf([resend(), resend()])).toEqual({ taken: 2 });
    await rig.until('generations.changed', (each) => each.id === again && each.status === 'completed');
    // The lost one and its second sending.
    expect(simulator.tasks()).toHaveLength(2);
  });
});
