import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDraft,
  maximumPictures,
  promptLength,
  requestedPixels,
  type Draft,
  type SizeChoice,
} from '../../../src/shared/seedream/index.ts';
import { anyDraft, draft, references } from './drafts.ts';

const fieldsOf = (given: Draft): string[] => checkDraft(given).map(({ field }) => field);
const messageOf = (given: Draft): string => checkDraft(given)[0]?.message ?? '';
const pixels = (width: number, height: number): SizeChoice => ({ kind: 'pixels', width, height });

describe('a prompt', () => {
  it.each([
    ['one letter', 'a'],
    ['2000 letters', 'a'.repeat(2000)],
    ['2000 pictographs of two code units each', '🎨'.repeat(2000)],
    ['2000 Chinese characters', '鹭'.repeat(2000)],
  ])('of %s can be sent', (_name, prompt) => {
    expect(checkDraft(draft({ prompt }))).toEqual([]);
  });

  it.each(['', ' ', '\n\t\u00A0'])('of nothing (%j) cannot', (prompt) => {
    expect(checkDraft(draft({ prompt }))).toEqual([{ field: 'prompt', message: 'Write a prompt first.' }]);
  });

  it.each([
    ['a'.repeat(2001), 'Prompt is 1 character over 2000 (it has 2001).'],
    ['🎨'.repeat(2037), 'Prompt is 37 characters over 2000 (it has 2037).'],
  ])('that is too long cannot, and says by how much', (prompt, message) => {
    expect(checkDraft(draft({ prompt }))).toEqual([{ field: 'prompt', message }]);
  });

  it('is counted in code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(promptLength(text)).toBe(Array.from(text).length);
      }),
    );
  });
});

describe('the count', () => {
  it.each([1, 2, 15])('of %i can be asked for', (count) => {
    expect(checkDraft(draft({ count }))).toEqual([]);
    expect(checkDraft(draft({ count, countMode: 'separate' }))).toEqual([]);
  });

  it.each([0, -1, 16, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('of %d cannot', (count) => {
    expect(messageOf(draft({ count }))).toBe(
      `${count} pictures cannot be asked for: choose a whole number from 1 to 15.`,
    );
  });

  it.each([
    [0, 15, 16],
    [1, 14, 15],
    [5, 10, 11],
    [13, 2, 3],
    [14, 1, 2],
  ])('beside %i references is at most %i in one set', (count, most, tooMany) => {
    const set = { references: references(count), countMode: 'set' } as const;
    expect(checkDraft(draft({ ...set, count: most }))).toEqual([]);
    expect(fieldsOf(draft({ ...set, count: tooMany }))).toEqual(['count']);
    expect(maximumPictures(count)).toBe(most);
  });

  it('of separate tasks does not share places with the references: each task makes one', () => {
    expect(checkDraft(draft({ references: references(14), count: 15, countMode: 'separate' }))).toEqual([]);
  });

  it('leaves no place beside fifteen references and more', () => {
    expect(maximumPictures(15)).toBe(0);
    expect(maximumPictures(40)).toBe(0);
  });
});

describe('the references', () => {
  it('are at most 14', () => {
    expect(checkDraft(draft({ references: references(14) }))).toEqual([]);
    expect(checkDraft(draft({ references: references(15) }))).toEqual([
      { field: 'references', message: '15 references are too many: the model takes at most 14.' },
    ]);
  });
});

describe('a size in pixels', () => {
  it.each([
    [2560, 1440],
    [1920, 1920],
    [4096, 4096],
    [16_384, 1024],
    [7680, 480],
    [480, 7680],
    [1024, 16_384],
  ])('of %i × %i can be asked for', (width, height) => {
    expect(checkDraft(draft({ size: pixels(width, height) }))).toEqual([]);
  });

  it.each([
    [2560, 1439, '2560 × 1439 is too small: 3.68 MP, at least 3.69 MP (for example 2560 × 1440).'],
    [1919, 1921, '1919 × 1921 is too small: 3,686,399 pixels, at least 3,686,400 (for example 2560 × 1440).'],
    [4097, 4095, undefined],
    [4097, 4096, '4097 × 4096 is too large: 16,781,312 pixels, at most 16,777,216 (for example 4096 × 4096).'],
    [5000, 5000, '5000 × 5000 is too large: 25.00 MP, at most 16.78 MP (for example 4096 × 4096).'],
    [8193, 512, '8193 × 512 is too long and thin: one side may be at most 16 times the other.'],
    [512, 8193, '512 × 8193 is too long and thin: one side may be at most 16 times the other.'],
    [0, 4096, 'Width and height must be whole numbers of pixels; found 0 × 4096.'],
    [2560.5, 1440, 'Width and height must be whole numbers of pixels; found 2560.5 × 1440.'],
    [Number.NaN, 1440, 'Width and height must be whole numbers of pixels; found NaN × 1440.'],
  ])('of %d × %d says: %s', (width, height, message) => {
    expect(checkDraft(draft({ size: pixels(width, height) }))[0]?.message).toBe(message);
  });

  it('tells everything that is wrong with it at once', () => {
    expect(checkDraft(draft({ size: pixels(100, 5000) }))).toHaveLength(2);
  });
});

describe('whatever the draft', () => {
  /** The limits, written a second time and as directly as the model page states them. */
  function holdsTheLimits({ prompt, references, size, count, countMode }: Draft): boolean {
    const asked = requestedPixels(size);
    const area = asked ? asked.width * asked.height : 4_000_000;
    const aspect = asked ? asked.width / asked.height : 1;
    return (
      prompt.trim() !== '' &&
      Array.from(prompt).length <= 2000 &&
      references.length <= 14 &&
      (!asked || (Number.isInteger(asked.width) && Number.isInteger(asked.height))) &&
      area >= 2560 * 1440 &&
      area <= 4096 * 4096 &&
      aspect >= 1 / 16 &&
      aspect <= 16 &&
      Number.isInteger(count) &&
      count >= 1 &&
      count <= 15 &&
      references.length + (countMode === 'set' ? count : 1) <= 15
    );
  }

  it('there are problems exactly when a limit does not hold', () => {
    fc.assert(
      fc.property(anyDraft, (given) => {
        expect(checkDraft(given).length === 0).toBe(holdsTheLimits(given));
      }),
      { numRuns: 1000 },
    );
  });

  it('every problem is a sentence, and a draft is not changed by being looked at', () => {
    fc.assert(
      fc.property(anyDraft, (given) => {
        const before = structuredClone(given);
        for (const { message } of checkDraft(given)) expect(message).toMatch(/^\S.*\.$/);
        expect(given).toEqual(before);
      }),
    );
  });
});
