import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReferenceId } from '../../../../../src/shared/domain/index.ts';
import { renumberPrompt } from '../../../../../src/shared/seedream/index.ts';
import { numberMapping } from '../../../../../src/renderer/state/composer/draft.ts';

const ids = (...names: string[]): ReferenceId[] => names as ReferenceId[];
const before = ids('a', 'b', 'c', 'd');

describe('numbers of references', () => {
  it.each([
    { after: ids('d', 'a', 'b', 'c'), mapping: { 1: 2, 2: 3, 3: 4, 4: 1 } },
    { after: ids('a', 'c'), mapping: { 1: 1, 2: 'removed', 3: 2, 4: 'removed' } },
    { after: ids('x', 'a', 'b', 'c', 'd'), mapping: { 1: 2, 2: 3, 3: 4, 4: 5 } },
  ])('become $mapping when the order becomes $after', ({ after, mapping }) => {
    expect(Object.fromEntries(numberMapping(before, after))).toEqual(mapping);
  });

  it('come back in a prompt when the order comes back', () => {
    const order = fc.shuffledSubarray(before, { minLength: 4, maxLength: 4 });
    const words = fc.array(fc.constantFrom('image 1', 'images 2 and 3', 'image 4, a cat', 'a vase', '图3'));
    fc.assert(
      fc.property(order, words, (after, parts) => {
        const prompt = parts.join('; ');
        const there = renumberPrompt(prompt, numberMapping(before, after));
        expect(renumberPrompt(there, numberMapping(after, before))).toBe(prompt);
      }),
    );
  });
});
