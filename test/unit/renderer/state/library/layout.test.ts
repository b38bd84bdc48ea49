import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PictureId } from '../../../../../src/shared/domain/index.ts';
import { changeLayout, emptyLayout } from '../../../../../src/renderer/state/library/layout.ts';
import { picture } from '../../samples.ts';

const layoutOf = (...pictures: ReturnType<typeof picture>[]) => changeLayout(emptyLayout, pictures, []);
const ids = (...names: string[]): PictureId[] => names as PictureId[];

describe('the layout of the library', () => {
  it('puts new pictures on top without touching the rest', () => {
    const before = layoutOf(picture('old', 10), picture('older', 5));
    const after = changeLayout(before, [picture('new', 20, { width: 640, height: 480 })], []);
    expect(after.ids).toEqual(['new', 'old', 'older']);
    expect([...after.widths]).toEqual([640, 300, 300]);
    expect([...after.heights]).toEqual([480, 200, 200]);
    expect([...after.createdAt]).toEqual([20, 10, 5]);
  });

  it('puts a picture that was asked for earlier where its time is', () => {
    const before = layoutOf(picture('late', 30), picture('early', 10));
    expect(changeLayout(before, [picture('middle', 20)], []).ids).toEqual(['late', 'middle', 'early']);
  });

  it('keeps the pictures of a set together and in order when they come one by one', () => {
    const one = picture('one', 20, { position: 1 });
    const two = picture('two', 20, { position: 2 });
    const before = layoutOf(one, picture('early', 10));
    expect(changeLayout(before, [two], []).ids).toEqual(['one', 'two', 'early']);
    expect(layoutOf(two, { ...one, generationId: two.generationId }).ids).toEqual(['one', 'two']);
  });

  it('takes out what is gone', () => {
    const before = layoutOf(picture('a', 3), picture('b', 2), picture('c', 1));
    expect(changeLayout(before, [], ids('b')).ids).toEqual(['a', 'c']);
  });

  it('does not take a picture twice, and stays the same object when nothing changes', () => {
    const before = layoutOf(picture('a', 3));
    expect(changeLayout(before, [picture('a', 3)], ids('unknown'))).toBe(before);
  });

  it('is the same however the pictures came', () => {
    const times = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(times, fc.nat(20), (all, split) => {
        const pictures = all.map((time) => picture(`p${time}`, time));
        const whole = layoutOf(...pictures);
        const parts = changeLayout(layoutOf(...pictures.slice(0, split)), pictures.slice(split), []);
        expect(parts.ids).toEqual(whole.ids);
        expect(parts.ids).toEqual(all.toSorted((a, b) => b - a).map((time) => `p${time}`));
      }),
    );
  });

  it('leaves out and puts in at many places at once', () => {
    const times = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(times, fc.nat(60), fc.func(fc.boolean()), (all, split, goes) => {
        const pictures = all.map((time) => picture(`p${time}`, time, { width: time, height: time + 1 }));
        const [there, coming] = [pictures.slice(0, split), pictures.slice(split)];
        const leaving = there.filter(({ id }) => goes(id)).map(({ id }) => id);
        const after = changeLayout(layoutOf(...there), coming, leaving);
        const expected = pictures
          .filter(({ id }) => !leaving.includes(id))
          .toSorted((one, other) => other.createdAt - one.createdAt);
        expect(after.ids).toEqual(expected.map(({ id }) => id));
        expect([...after.widths]).toEqual(expected.map(({ width }) => width));
        expect([...after.heights]).toEqual(expected.map(({ height }) => height));
        expect([...after.createdAt]).toEqual(expected.map(({ createdAt }) => createdAt));
      }),
    );
  });
});
