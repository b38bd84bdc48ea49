import { beforeEach, describe, expect, it } from 'vitest';
import type { Spending } from '../../../src/main/spending/spendingBrake.ts';
import { Submits } from '../../../src/main/spending/submits.ts';
import type { Workspace } from '../../../src/main/workspace/index.ts';
import { ReverieError } from '../../../src/shared/bridge/result.ts';
import type { GenerationId } from '../../../src/shared/domain/ids.ts';
import type { Draft } from '../../../src/shared/seedream/draft.ts';
import { emptyDraft } from '../../../src/shared/seedream/draft.ts';
import { FakeClock } from '../../support/fakeClock.ts';

let clock: FakeClock;
let sent: string[];
let spent: Spending[];
let brake: (spending: Spending) => Promise<void>;
let shown: Workspace;
let submits: Submits;

function workspaceOf(name: string): Workspace {
  let last = 0;
  const next = (what: string): string => {
    last += 1;
    sent.push(`${name}: ${what}`);
    return `${name} ${last}`;
  };
  return {
    library: { freeBytes: () => Promise.resolve(1e12) },
    queue: {
      check: (draft: Draft) => {
        if (draft.prompt === '') throw new ReverieError('invalid_draft', 'Write a prompt.');
      },
      get: () => ({ requestedPictures: 2 }),
      submit: (draft: Draft) => [next(draft.prompt)],
      retry: (id: string) => [next(`retry ${id}`)],
      resolveUnconfirmed: (id: string) => Promise.resolve({ id: next(`resend ${id}`) }),
    },
  } as unknown as Workspace;
}

beforeEach(() => {
  clock = new FakeClock();
  sent = [];
  spent = [];
  brake = () => Promise.resolve();
  shown = workspaceOf('own');
  submits = new Submits({
    workspace: () => shown,
    brake: (spending) => {
      spent.push(spending);
      return brake(spending);
    },
    missingKey: () => Promise.resolve(undefined),
    clock,
  });
});

const draft = (patch: Partial<Draft> = {}): Draft => ({ ...emptyDraft, prompt: 'A dune', ...patch });

describe('the same draft', () => {
  it('twice within a second is one submit with the same ids', async () => {
    const first = await submits.submit(draft());
    await clock.advance(999);
    expect(await submits.submit(draft())).toEqual(first);
    expect(sent).toEqual(['own: A dune']);
    expect(spent).toHaveLength(1);
  });

  it('a second later is another', async () => {
    const first = await submits.submit(draft());
    await clock.advance(1000);
    expect(await submits.submit(draft())).not.toEqual(first);
    expect(sent).toHaveLength(2);
  });

  it('is one while the first is still looked at, however long that takes', async () => {
    let letGo: () => void = () => {};
    brake = () =>
      new Promise((resolve) => {
        letGo = resolve;
      });
    const first = submits.submit(draft());
    await clock.advance(60_000);
    const second = submits.submit(draft());
    await clock.advance(0);
    letGo();
    expect(await second).toEqual(await first);
    expect(sent).toHaveLength(1);
  });

  it('by value: in another order of its fields too, and not when anything differs', async () => {
    const { prompt, ...rest } = draft();
    const first = await submits.submit(draft());
    expect(await submits.submit({ prompt, ...rest })).toEqual(first);
    for (const other of [{ prompt: 'A dune.' }, { count: 2 }, { countMode: 'separate' as const, count: 2 }]) {
      expect(await submits.submit(draft(other))).not.toEqual(first);
    }
  });

  it('that was refused may be sent again at once', async () => {
    brake = () => Promise.reject(new ReverieError('limit_reached', 'No.'));
    await expect(submits.submit(draft())).rejects.toMatchObject({ code: 'limit_reached' });
    brake = () => Promise.resolve();
    await submits.submit(draft());
    expect(sent).toHaveLength(1);
    await expect(submits.submit(draft({ prompt: '' }))).rejects.toMatchObject({ code: 'invalid_draft' });
  });

  it('in another library is another', async () => {
    await submits.submit(draft());
    shown = workspaceOf('demo');
    await submits.submit(draft());
    expect(sent).toEqual(['own: A dune', 'demo: A dune']);
  });
});

describe('a retry and a resend', () => {
  it('twice within a second are one, for each generation', async () => {
    expect(await submits.retry('a' as GenerationId)).toEqual(await submits.retry('a' as GenerationId));
    await submits.retry('b' as GenerationId);
    expect(await submits.resend('a' as GenerationId)).toEqual(await submits.resend('a' as GenerationId));
    expect(sent).toEqual(['own: retry a', 'own: retry b', 'own: resend a']);
  });

  it('go through the brake with what they cost', async () => {
    await submits.submit(draft({ count: 15, countMode: 'separate' }));
    await submits.retry('a' as GenerationId);
    await submits.resend('a' as GenerationId);
    expect(spent).toEqual([
      { kind: 'submit', credits: 30.6 },
      { kind: 'again', credits: 4.08 },
      { kind: 'again', credits: 4.08 },
    ]);
  });
});

it('writes nothing when the brake says no, and nothing into another library than the artist looked at', async () => {
  brake = () => Promise.reject(new ReverieError('limit_reached', 'No.'));
  await expect(submits.retry('a' as GenerationId)).rejects.toMatchObject({ code: 'limit_reached' });
  brake = () => {
    shown = workspaceOf('other');
    return Promise.resolve();
  };
  await expect(submits.submit(draft())).rejects.toMatchObject({ code: 'not_possible_now' });
  expect(sent).toEqual([]);
});
