import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetAfter, textChange } from '../../../../src/renderer/ui/writeText.ts';

const few = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 12 });

describe('how one text becomes another', () => {
  it.each([
    ['Like image 2.', 'Like image 1.', { start: 11, end: 12, text: '1' }],
    ['aa', 'a', { start: 1, end: 2, text: '' }],
    ['', 'a lake', { start: 0, end: 0, text: 'a lake' }],
    ['a lake', '', { start: 0, end: 6, text: '' }],
  ])('%j to %j', (before, after, change) => {
    expect(textChange(before, after)).toEqual(change);
  });

  it('is one replacement that gives the other text', () => {
    fc.assert(
      fc.property(few, few, (before, after) => {
        const { start, end, text } = textChange(before, after);
        expect(before.slice(0, start) + text + before.slice(end)).toBe(after);
        expect(start).toBeLessThanOrEqual(end);
      }),
    );
  });

  it('leaves the caret inside the text', () => {
    fc.assert(
      fc.property(few, few, fc.nat(12), (before, after, place) => {
        const offset = offsetAfter(Math.min(place, before.length), textChange(before, after));
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThanOrEqual(after.length);
      }),
    );
  });
});
