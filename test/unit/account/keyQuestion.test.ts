import { beforeEach, describe, expect, it } from 'vitest';
import { KeyAddresses, type Origins } from '../../../src/main/account/index.ts';
import { KeyQuestion } from '../../../src/main/account/keyQuestion.ts';
import { silentLogger } from '../../../src/main/logging/index.ts';
import { Questions, restAfterNo, type Question } from '../../../src/main/notices/questions.ts';
import { FakeClock } from '../../support/fakeClock.ts';

let key: string;
let inForce: Origins;
let clock: FakeClock;
let asked: Question[];
let answer: ((yes: boolean) => void) | undefined;
let allowed: number;
let addresses: KeyAddresses;
let question: KeyQuestion;

beforeEach(() => {
  key = 'sk-evo-1';
  inForce = { api: 'https://proxy.example', files: 'https://proxy.example' };
  clock = new FakeClock();
  asked = [];
  answer = undefined;
  allowed = 0;
  const vault = { current: () => Promise.resolve(key) };
  addresses = new KeyAddresses({
    vault,
    memory: { keyAddresses: undefined },
    inForce: () => inForce,
    environmentKey: undefined,
    logger: silentLogger,
  });
  const questions = new Questions({
    confirm: (each) => {
      asked.push(each);
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
    clock,
    logger: silentLogger,
  });
  question = new KeyQuestion({
    addresses,
    vault,
    questions,
    clock,
    logger: silentLogger,
    onAllowed: () => {
      allowed += 1;
    },
  });
});

/** Asks by itself and lets it be shown. */
async function byItself(): Promise<void> {
  void question.askByItself();
  await clock.advance(0);
}
async function say(yes: boolean): Promise<void> {
  answer?.(yes);
  await clock.advance(0);
}

describe('the question where the key may go', () => {
  it('names both hosts, and after a yes the key goes there', async () => {
    await byItself();
    expect(asked).toEqual([
      {
        message: 'Send your key to proxy.example as well?',
        detail:
          'It was given for api.evolink.ai and files-api.evolink.ai. Whoever runs proxy.example can use the key and spend your credits. Nothing is sent there until you agree, and what waits goes on waiting.',
        confirm: 'Send Key',
        cancel: 'Don’t Send',
      },
    ]);
    await expect(addresses.keyFor(inForce.api)).rejects.toMatchObject({ code: 'key_withheld' });
    await say(true);
    expect(await addresses.keyFor(inForce.api)).toBe(key);
    expect(allowed).toBe(1);
  });

  it('is asked once for an address; after a No only the button asks again, not at once', async () => {
    await byItself();
    await byItself();
    expect(asked).toHaveLength(1);
    await say(false);
    await expect(question.begin()).rejects.toMatchObject({ code: 'not_possible_now' });
    await clock.advance(restAfterNo);
    await byItself();
    expect(asked).toHaveLength(1);
    await question.begin();
    expect(asked).toHaveLength(2);
    await expect(question.begin()).rejects.toMatchObject({ code: 'not_possible_now' });
    expect(allowed).toBe(0);
  });

  it('is no flood, whatever addresses are named', async () => {
    for (let number = 0; number < 100; number += 1) {
      inForce = { api: `https://host${number}.example`, files: `https://host${number}.example` };
      await byItself();
      await say(false);
      await clock.advance(500);
    }
    expect(asked).toHaveLength(1);
  });

  it('allows only what it named, and only the key it was asked for', async () => {
    await byItself();
    inForce = { api: 'https://other.example', files: 'https://proxy.example' };
    await say(true);
    expect((await addresses.withheld())?.from).toEqual(['https://other.example']);
    await byItself();
    key = 'sk-evo-2';
    await say(true);
    expect((await addresses.withheld())?.from).toEqual(['https://other.example', 'https://proxy.example']);
  });

  it('is not asked where there is nothing to ask', async () => {
    inForce = { api: 'https://api.evolink.ai', files: 'https://files-api.evolink.ai' };
    await byItself();
    await question.begin();
    expect(asked).toEqual([]);
  });
});
