import { describe, expect, it } from 'vitest';
import { createBatcher } from '../../../../src/renderer/bridge/batcher.ts';

function setUp(most: number) {
  const scheduled: (() => void)[] = [];
  const read: string[][] = [];
  const finish: (() => void)[] = [];
  const batcher = createBatcher<string>({
    most,
    schedule: (run) => scheduled.push(run),
    read: (items) => {
      read.push(items);
      return new Promise((resolve) => {
        finish.push(resolve);
      });
    },
  });
  return { batcher, read, finish, scheduled, run: () => scheduled.splice(0).forEach((each) => each()) };
}

describe('gathering wishes', () => {
  it('reads many at once, in portions', () => {
    const { batcher, read, run } = setUp(2);
    for (const item of ['a', 'b', 'a', 'c']) batcher.want(item);
    expect(read).toEqual([]);
    run();
    expect(read).toEqual([['a', 'b'], ['c']]);
  });

  it('does not ask again for what is being read, and does once it was', async () => {
    const { batcher, read, finish, run } = setUp(10);
    batcher.want('a');
    run();
    batcher.want('a');
    run();
    expect(read).toEqual([['a']]);
    finish[0]?.();
    // The promise, its catch and its finally.
    for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
    batcher.want('a');
    run();
    expect(read).toEqual([['a'], ['a']]);
  });
});
