import { describe, expect, it } from 'vitest';
import { strict } from '../../host/strict.ts';

class Counter {
  #count = 0;
  loud = false;

  add(): number {
    this.#count += 1;
    return this.#count;
  }
}

describe('what the stand-in does not have', () => {
  const counter = strict('counter', new Counter());

  it('throws by name when it is read', () => {
    expect(() => (counter as unknown as { reset(): void }).reset()).toThrow(
      'The stand-in for Electron does not have counter.reset.',
    );
  });

  it('throws by name when it is set', () => {
    expect(() => {
      (counter as unknown as { quiet: boolean }).quiet = true;
    }).toThrow('counter.quiet');
  });

  it('is all that throws: private fields and own properties work', () => {
    counter.loud = true;
    counter.add();
    expect([counter.add(), counter.loud]).toStrictEqual([2, true]);
  });

  it('does not keep one from awaiting it', async () => {
    expect(await Promise.resolve(counter)).toBe(counter);
  });
});
