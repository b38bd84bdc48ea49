import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexOf, labOf, mix } from '../../../src/demo/art/colour.ts';
import { referenceColours } from '../../../src/demo/art/referenceColours.ts';
import { Balance, priceOf } from '../../../src/demo/service/balance.ts';
import { Drawings } from '../../../src/demo/service/drawings.ts';
import { FaultQueue } from '../../../src/demo/service/faults.ts';
import { readPictureHeader } from '../../../src/demo/service/pictureHeader.ts';
import { hashOf, randomName, seededRandom } from '../../../src/demo/random.ts';
import { ratioInWords } from '../../../src/demo/service/sizeAsked.ts';
import { failureAsked, taskState } from '../../../src/demo/service/taskLife.ts';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('colours', () => {
  it('survive the way to OKLab and back', () => {
    fc.assert(
      fc.property(hex, (colour) => {
        expect(hexOf(labOf(colour))).toBe(colour);
      }),
    );
  });

  it('mix from the first to the second', () => {
    fc.assert(
      fc.property(hex, hex, fc.double({ min: 0, max: 1, noNaN: true }), (first, second, part) => {
        expect(mix(first, second, 0)).toBe(first);
        expect(mix(first, second, 1)).toBe(second);
        const between = labOf(mix(first, second, part)).l;
        const [low, high] = [labOf(first).l, labOf(second).l].toSorted((a, b) => a - b);
        expect(between).toBeGreaterThan((low ?? 0) - 0.01);
        expect(between).toBeLessThan((high ?? 1) + 0.01);
      }),
    );
  });

  it('of an undecoded reference depend on its bytes alone', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        const colours = referenceColours(bytes);
        expect(referenceColours(bytes.slice())).toEqual(colours);
        for (const colour of colours) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
      }),
    );
    expect(referenceColours(Uint8Array.of(1, 2, 3))).not.toEqual(referenceColours(Uint8Array.of(1, 2, 4)));
  });
});

describe('seeded random numbers', () => {
  it('repeat for the same seed and stay within their ranges', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(60), (seed, low, span) => {
        const [one, other] = [seededRandom(seed), seededRandom(seed)];
        for (let draw = 0; draw < 20; draw += 1) {
          const value = one.whole(low, low + span);
          expect(other.whole(low, low + span)).toBe(value);
          expect(value).toBeGreaterThanOrEqual(low);
          expect(value).toBeLessThanOrEqual(low + span);
        }
      }),
    );
  });

  it('are spread evenly, and apart for seeds next to each other', () => {
    const firsts = Array.from({ length: 4000 }, (_, seed) => seededRandom(seed).next());
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const share = firsts.filter((value) => Math.floor(value * 10) === tenth).length / firsts.length;
      expect(share).toBeGreaterThan(0.08);
      expect(share).toBeLessThan(0.12);
    }
    expect(hashOf('a', 'bc')).not.toBe(hashOf('ab', 'c'));
  });

  it('shuffle without losing anything', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
        const upwards = (list: number[]): number[] => list.toSorted((a, b) => a - b);
        expect(upwards(seededRandom(seed).shuffle(items))).toEqual(upwards(items));
      }),
    );
    expect(randomName(seededRandom(1), 8)).toMatch(/^[a-z0-9]{8}$/);
  });
});

describe('the balance', () => {
  it('never gains or loses a hundredth over any run of reserves and settlements', () => {
    const step = fc.record({
      reserved: fc.integer({ min: 1, max: 15 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const balance = new Balance(200);
        for (const { reserved, share } of steps) {
          if (!balance.reserve(reserved)) {
            expect(balance.left).toBeLessThan(priceOf(reserved));
            continue;
          }
          balance.settle(reserved, Math.floor(reserved * share));
        }
        expect(Math.round((balance.left + balance.used) * 100)).toBe(20_000);
        expect(balance.left).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the life of a task', () => {
  it('only goes forward', () => {
    const order = ['pending', 'processing', 'completed'];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60_000 }),
        fc.array(fc.integer({ min: 0, max: 70_000 })),
        (length, times) => {
          let last = { rank: 0, progress: 0 };
          for (const now of times.toSorted((a, b) => a - b)) {
            const { status, progress } = taskState({ createdAt: 0, endsAt: length, fails: false }, now);
            const rank = order.indexOf(status);
            expect(rank).toBeGreaterThanOrEqual(last.rank);
            expect(progress).toBeGreaterThanOrEqual(last.progress);
            expect(status === 'completed').toBe(now >= length);
            last = { rank, progress };
          }
        },
      ),
    );
  });

  it('ends at once when it has no length', () => {
    expect(taskState({ createdAt: 5, endsAt: 5, fails: true }, 5)).toEqual({ status: 'failed', progress: 0 });
  });

  it.each([
    ['a lake', undefined],
    ['a lake [fail:service_error] at dawn', 'service_error'],
    ['[fail:a.b-c_1]', 'a.b-c_1'],
    ['[fail:]', undefined],
    ['[fail:two words]', undefined],
  ])('fails for %j with %s', (prompt, code) => {
    expect(failureAsked(prompt)?.code).toBe(code);
  });
});

describe('the shape in the words of a prompt', () => {
  it.each([
    ['a lake', undefined],
    ['a lake, 16:9', '16:9'],
    ['a lake 4 : 5', '4:5'],
    ['海报 3：4', '3:4'],
    ['at 10:30 in the morning', undefined],
    ['a portrait', '3:4'],
    ['Panoramabild der Alpen', '21:9'],
    ['a square tile', '1:1'],
    ['phone wallpaper', '9:16'],
    ['竖版肖像', '3:4'],
  ])('%j: %s', (prompt, ratio) => {
    expect(ratioInWords(prompt)).toBe(ratio);
  });
});

describe('the header of a picture', () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
  it.each([
    ['PNG', '89504e470d0a1a0a 0000000d 49484452 00000140 000000f0', 'image/png', { width: 320, height: 240 }],
    ['GIF', '474946383961 4001 f000', 'image/gif', { width: 320, height: 240 }],
    ['JPEG', 'ffd8 ffe00004 0000 ffc00011 08 00f0 0140 03', 'image/jpeg', { width: 320, height: 240 }],
    ['JPEG with padding', 'ffd8 ffff ffc20011 08 00f0 0140 03', 'image/jpeg', { width: 320, height: 240 }],
    [
      'WebP, extended',
      '52494646 00000000 57454250 56503858 0a000000 00000000 3f0100 ef0000',
      'image/webp',
      { width: 320, height: 240 },
    ],
    [
      'WebP, lossless',
      '52494646 00000000 57454250 5650384c 00000000 2f 3fc13b00 0000000000',
      'image/webp',
      { width: 320, height: 240 },
    ],
    [
      'WebP, lossy',
      '52494646 00000000 57454250 56503820 00000000 000000 9d012a 4001 f000',
      'image/webp',
      { width: 320, height: 240 },
    ],
    ['JPEG that ends', 'ffd8ffe0', 'image/jpeg', undefined],
    ['PNG that ends', '89504e470d0a1a0a', 'image/png', undefined],
  ])('%s', (_name, content, mediaType, size) => {
    const header = readPictureHeader(bytes(content));
    expect([header?.mediaType, header?.size]).toEqual([mediaType, size]);
  });

  it('of anything else is none, and no bytes make it throw', () => {
    expect(readPictureHeader(bytes('25504446'))).toBeUndefined();
    expect(readPictureHeader(new Uint8Array())).toBeUndefined();
    const starts = fc.constantFrom('ffd8ff', '89504e470d0a1a0a', '47494638', '524946460000000057454250');
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 60 }), (start, rest) => {
        expect(readPictureHeader(Uint8Array.from([...bytes(start), ...rest]))).toBeDefined();
      }),
    );
  });
});

describe('kept drawings', () => {
  const draw = (length: number) => () => Promise.resolve(new Uint8Array(length));

  it('drop what was not used for longest when there is too much', async () => {
    const drawings = new Drawings(250);
    let drawnAgain = 0;
    await drawings.get('a', draw(100));
    await drawings.get('b', draw(100));
    await drawings.get('a', draw(100));
    await drawings.get('c', draw(100));
    for (const name of ['a', 'c', 'b']) {
      await drawings.get(name, () => {
        drawnAgain += 1;
        return draw(100)();
      });
    }
    expect(drawnAgain).toBe(1);
    expect(drawings.sha256('a')).toMatch(/^[0-9a-f]{64}$/);
    expect(drawings.sha256('never')).toBeUndefined();
  });

  it('do not keep a failure', async () => {
    const drawings = new Drawings(250);
    await expect(drawings.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await drawings.get('a', draw(3))).toHaveLength(3);
  });
});

describe('the fault script', () => {
  it('uses each fault as often as told, first added first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 }), (times) => {
        const queue = new FaultQueue();
        times.forEach((count, index) => {
          queue.next({ path: '/x', times: count }, { kind: 'answer', status: 500 + index });
        });
        const expected = times.flatMap((count, index) => Array<number>(count).fill(500 + index));
        const struck = expected.map(() => queue.take('GET', '/x?y=1'));
        expect(struck.map((fault) => (fault?.kind === 'answer' ? fault.status : 0))).toEqual(expected);
        expect(queue.take('GET', '/x')).toBeUndefined();
        expect(queue.unused()).toEqual([]);
      }),
    );
  });
});
