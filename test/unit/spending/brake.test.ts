import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../../../src/main/logging/index.ts';
import { Questions, restAfterNo, type Question } from '../../../src/main/notices/questions.ts';
import { SpendingBrake, type Spending } from '../../../src/main/spending/spendingBrake.ts';
import { ReverieError } from '../../../src/shared/bridge/result.ts';
import { FakeClock } from '../../support/fakeClock.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

let clock: FakeClock;
let limits: { actionsPerMinute: number; creditsPerHour: number };
let asked: Question[];
let answers: (boolean | Promise<boolean>)[];
let earlier: { at: number; credits: number }[];
/** How far the computer's clock was set back meanwhile, in milliseconds. */
let setBack: number;
let brake: SpendingBrake;

beforeEach(() => {
  clock = new FakeClock();
  limits = { actionsPerMinute: 20, creditsPerHour: 1000 };
  asked = [];
  answers = [];
  earlier = [];
  setBack = 0;
  brake = open();
});

function open(): SpendingBrake {
  const own = { now: () => clock.now() - setBack, after: clock.after.bind(clock) };
  return new SpendingBrake({
    clock: own,
    questions: new Questions({
      confirm: (question) => {
        asked.push(question);
        return Promise.resolve(answers.shift() ?? false);
      },
      clock: own,
      logger: silentLogger,
    }),
    limits: () => limits,
    creditsBefore: (from, to) =>
      earlier.filter(({ at }) => at >= from && at < to).reduce((sum, { credits }) => sum + credits, 0),
  });
}

const submit = (credits = 2.04): Spending => ({ kind: 'submit', credits });
const again = (credits = 2.04): Spending => ({ kind: 'again', credits });

/** `taken`, or the code and words of the refusal. */
async function outcomeOf(spending: Spending): Promise<string> {
  try {
    await brake.ask(spending);
    return 'taken';
  } catch (error) {
    if (!(error instanceof ReverieError)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

async function take(times: number, spending = submit()): Promise<string[]> {
  const outcomes: string[] = [];
  for (let time = 0; time < times; time += 1) outcomes.push(await outcomeOf(spending));
  return outcomes;
}

const taken = (times: number): string[] => Array.from({ length: times }, () => 'taken');

describe('tasks in a minute', () => {
  it('pass up to the limit, and the next one is asked about with its numbers; the safe answer sends nothing', async () => {
    expect(await take(20)).toEqual(taken(20));
    expect(asked).toEqual([]);
    expect(await outcomeOf(submit())).toBe(
      'limit_reached: Not sent, as you chose. Tasks were sent 20 times in the last minute; your limit is 20.',
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ message: 'Keep sending tasks?', confirm: 'Keep Sending', cancel: 'Don’t Send' });
    expect(asked[0]?.detail).toContain('Tasks were sent 20 times in the last minute; your limit is 20.');
    expect(asked[0]?.detail).toContain('about 2.04 credits');
  });

  it('that come at once are stopped as those that come one after the other', async () => {
    const outcomes = await Promise.all(Array.from({ length: 150 }, () => outcomeOf(submit())));
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(20);
    expect(asked).toHaveLength(1);
  });

  it('count for a minute each', async () => {
    await take(10);
    await clock.advance(30 * second);
    await take(10);
    await clock.advance(30 * second);
    expect(await take(10)).toEqual(taken(10));
    expect(await outcomeOf(submit())).toMatch(/^limit_reached/);
  });

  it('begin anew when the artist says to go on', async () => {
    answers = [true];
    expect(await take(41)).toEqual([...taken(40), expect.stringMatching(/^limit_reached/)]);
    expect(asked).toHaveLength(2);
  });

  it('are one however many tasks the draft makes', async () => {
    limits.actionsPerMinute = 1;
    expect(await outcomeOf(submit(15 * 2.04))).toBe('taken');
  });

  it('of a batch of retries are one action, for a second', async () => {
    limits.actionsPerMinute = 1;
    expect(await outcomeOf(again())).toBe('taken');
    await clock.advance(999);
    expect(await outcomeOf(again())).toBe('taken');
    await clock.advance(1);
    expect(await outcomeOf(again())).toMatch(/Tasks were sent once in the last minute; your limit is 1\.$/);
  });

  it('are asked about by a held key for retries too', async () => {
    const outcomes: string[] = [];
    // Thirty a second, for half a minute.
    for (let press = 0; press < 900; press += 1) {
      outcomes.push(await outcomeOf(again(0)));
      await clock.advance(33);
    }
    expect(asked.length).toBeGreaterThan(0);
    expect(outcomes[0]).toBe('taken');
    expect(outcomes.at(-1)).toMatch(/^limit_reached/);
  });
});

describe('credits in an hour', () => {
  it('are asked about when this one would go beyond, with what it costs', async () => {
    limits = { actionsPerMinute: 120, creditsPerHour: 61.2 };
    expect(await take(2, submit(30.6))).toEqual(taken(2));
    expect(await outcomeOf(submit(2.04))).toBe(
      'limit_reached: Not sent, as you chose. About 61.2 credits were used in the last hour, and this adds 2.04; your limit is 61.2.',
    );
  });

  it('are asked about for one draft that is dearer than the limit', async () => {
    limits.creditsPerHour = 10;
    answers = [true, false];
    expect(await take(2, submit(30.6))).toEqual(['taken', expect.stringMatching(/^limit_reached/)]);
    expect(asked[0]?.detail).toContain('About 0 credits were used in the last hour, and this adds 30.6');
  });

  it('count for an hour, and the batch of retries with each of its tasks', async () => {
    limits = { actionsPerMinute: 1, creditsPerHour: 10 };
    expect(await take(4, again(2.5))).toEqual(taken(4));
    await clock.advance(hour - 1);
    expect(await outcomeOf(submit(1))).toMatch(/^limit_reached/);
    await clock.advance(restAfterNo);
    expect(await outcomeOf(submit(1))).toBe('taken');
  });

  it('of before the start count as well, until an hour has passed or the artist says to go on', async () => {
    earlier = [
      { at: clock.now() - hour - 1, credits: 500 },
      { at: clock.now() - 30 * minute, credits: 999 },
      // What this run made is counted already.
      { at: clock.now(), credits: 5000 },
    ];
    expect(await outcomeOf(submit(1))).toBe('taken');
    expect(await outcomeOf(submit(1))).toMatch(/About 1,000 credits were used/);
    await clock.advance(restAfterNo);
    answers = [true];
    expect(await take(2, submit(1))).toEqual(taken(2));
    earlier = earlier.slice(0, 2);
    brake = open();
    await clock.advance(30 * minute + 1);
    expect(await outcomeOf(submit(1))).toBe('taken');
  });
});

describe('the question', () => {
  it('is one at a time; what comes meanwhile is refused at once, and the answer is for the first alone', async () => {
    let answer: (yes: boolean) => void = () => {};
    answers = [
      new Promise((resolve) => {
        answer = resolve;
      }),
    ];
    await take(20);
    const first = outcomeOf(submit());
    await clock.advance(10 * minute);
    limits.actionsPerMinute = 1;
    await take(1);
    expect(await take(3)).toEqual(
      Array.from(
        { length: 3 },
        () => 'limit_reached: Reverie is asking whether to go on. Answer that question first; nothing was sent.',
      ),
    );
    answer(true);
    expect(await first).toBe('taken');
    expect(asked).toHaveLength(1);
  });

  it('is not asked again for a few seconds after a No', async () => {
    await take(21);
    expect(await take(50)).toEqual(
      Array.from(
        { length: 50 },
        () => 'limit_reached: Not sent: Tasks were sent 20 times in the last minute; your limit is 20.',
      ),
    );
    expect(asked).toHaveLength(1);
    await clock.advance(restAfterNo);
    await take(1);
    expect(asked).toHaveLength(2);
  });

  it('that cannot be asked is a No', async () => {
    answers = [Promise.reject(new Error('no display'))];
    expect((await take(21)).at(-1)).toMatch(/^limit_reached/);
  });
});

describe('whatever comes', () => {
  it('no minute and no hour between two answers holds more than the limits', () => {
    const event = fc.record({
      wait: fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 40 * minute })),
      kind: fc.constantFrom('submit' as const, 'again' as const),
      credits: fc.integer({ min: 1, max: 40 }),
      yes: fc.boolean(),
    });
    return fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 120 }), async (events) => {
        clock = new FakeClock();
        limits = { actionsPerMinute: 3, creditsPerHour: 60 };
        asked = [];
        brake = open();
        /** What was taken since the artist last said to go on. */
        let log: { at: number; kind: Spending['kind']; credits: number }[] = [];
        for (const { wait, kind, credits, yes } of events) {
          await clock.advance(wait);
          answers = [yes];
          const before = asked.length;
          const outcome = await outcomeOf({ kind, credits });
          if (outcome !== 'taken') continue;
          const wasAsked = asked.length > before;
          if (wasAsked) log = [];
          log.push({ at: clock.now(), kind, credits });
          if (wasAsked) continue;
          const since = (time: number): typeof log => log.filter(({ at }) => clock.now() - at < time);
          expect(since(hour).reduce((sum, each) => sum + each.credits, 0)).toBeLessThanOrEqual(60);
          // Retries within a second of another make no action of their own.
          expect(since(minute).filter((each) => each.kind === 'submit').length).toBeLessThanOrEqual(3);
          const seconds = new Set(
            since(minute)
              .filter((each) => each.kind === 'again')
              .map(({ at }) => Math.floor(at / second)),
          );
          expect(seconds.size).toBeLessThanOrEqual(6);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a clock that is set back a little forgets nothing, and one that is set back for long shuts nothing', async () => {
    await take(20);
    setBack = 30 * second;
    expect(await outcomeOf(submit())).toMatch(/^limit_reached/);
    setBack = 24 * hour;
    expect(await take(20)).toEqual(taken(20));
  });
});
