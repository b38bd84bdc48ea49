import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame, NotCloneable } from '../../host/page/codec.ts';

const roundTrip = (value: unknown): unknown => decodeFrame(encodeFrame(value));

/** What structured cloning keeps: nested at will, keys chosen to collide with the frame's own. */
const cloneable = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(undefined, null, true, Number.NaN, Infinity, -Infinity, -0),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.bigInt(),
    fc.date({ noInvalidDate: false }),
    fc.uint8Array(),
    fc.uint16Array(),
    fc.int32Array(),
    fc.float64Array(),
    fc.bigInt64Array(),
  ),
  value: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$', '__proto__', 'is', 'at')), tie('value'), { maxKeys: 5 }),
    fc.array(fc.tuple(tie('leaf'), tie('value')), { maxLength: 3 }).map((entries) => new Map(entries)),
    fc.array(tie('leaf'), { maxLength: 3 }).map((items) => new Set(items)),
  ),
})).value;

describe('a frame of the stand-in', () => {
  it('brings back whatever structured cloning keeps', () => {
    fc.assert(
      fc.property(cloneable, (value) => {
        expect(roundTrip(value)).toStrictEqual(structuredClone(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('aligns wide arrays that follow odd ones', () => {
    const value = { odd: new Uint8Array([1, 2, 3]), wide: new Float64Array([0.5, 1e300]) };
    expect(roundTrip(value)).toStrictEqual(value);
  });

  it('carries the part of a buffer that a view shows, and nothing beside it', () => {
    const view = Buffer.from('secret shown secret').subarray(7, 12);
    const arrived = roundTrip(view) as Uint8Array;
    expect(Buffer.from(arrived.buffer).toString()).toBe('shown');
  });

  it('arrives whole when it is read into the middle of a larger buffer, as from a socket', () => {
    const frame = encodeFrame({ bytes: new Uint8Array([1, 2, 3]), wide: new Float64Array([0.5]) });
    const pool = Buffer.alloc(frame.byteLength + 20, 0xff);
    pool.set(frame, 7);
    expect(decodeFrame(pool.subarray(7, 7 + frame.byteLength))).toStrictEqual({
      bytes: new Uint8Array([1, 2, 3]),
      wide: new Float64Array([0.5]),
    });
  });

  it('keeps name and message of an error', () => {
    const arrived = roundTrip(new RangeError('too far')) as Error;
    expect([arrived.name, arrived.message]).toStrictEqual(['RangeError', 'too far']);
  });

  it('forgets prototypes, as structured cloning does', () => {
    class Picture {
      width = 1;
    }
    expect(Object.getPrototypeOf(roundTrip(new Picture()))).toBe(Object.prototype);
  });

  const loop: Record<string, unknown> = {};
  loop.self = loop;
  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a promise', Promise.resolve(1)],
    ['a weak map', new WeakMap()],
    ['a value that holds itself', loop],
  ])('refuses %s, as Electron does or because nobody needs it', (_what, value) => {
    expect(() => encodeFrame([{ value }])).toThrow(NotCloneable);
  });
});
