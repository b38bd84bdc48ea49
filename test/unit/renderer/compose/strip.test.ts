import { describe, expect, it } from 'vitest';
import { aspectRatios } from '../../../../src/shared/seedream/index.ts';
import { ratioFrame, ratioParts } from '../../../../src/renderer/compose/ratioFrame.ts';
import { referenceChange } from '../../../../src/renderer/compose/referenceChange.ts';
import { inStrip } from '../samples.ts';

describe('what is said about a change of the strip', () => {
  it.each([
    [['a'], ['a', 'b', 'c'], { kind: 'added', count: 2 }],
    [['a', 'b', 'c'], ['a'], { kind: 'removed', count: 2 }],
    [['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'], { kind: 'moved', name: 'a.png', number: 4 }],
    [['a', 'b'], ['a', 'x'], { kind: 'replaced', name: 'x.png', number: 2 }],
    [['a', 'b'], ['a', 'b'], undefined],
  ])('from %j to %j', (before, after, change) => {
    expect(referenceChange(inStrip(...before), inStrip(...after))).toEqual(change);
  });

  it('names the one that was held when two change places', () => {
    const [before, after] = [inStrip('a', 'b'), inStrip('b', 'a')];
    expect(referenceChange(before, after, 'a')).toEqual({ kind: 'moved', name: 'a.png', number: 2 });
    expect(referenceChange(before, after, 'b')).toEqual({ kind: 'moved', name: 'b.png', number: 1 });
  });
});

describe('the outline of a ratio', () => {
  it.each(aspectRatios)('%s has its shape, and as much area as the others', (ratio) => {
    const { width, height } = ratioFrame(ratio);
    const [x, y] = ratioParts(ratio);
    expect(Math.abs(Math.log(width / height / (x / y)))).toBeLessThan(0.1);
    expect(Math.abs(width * height - 169)).toBeLessThan(20);
  });
});
