import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  matchingNumbers,
  offsetOfCharacter,
  pointingAt,
  promptPieces,
} from '../../../../src/renderer/compose/promptPieces.ts';

/** The pieces as text: `[token:2]`, `[missing]`, and `!` before what is over the limit. */
const drawn = (prompt: string, references: number, most?: number): string =>
  promptPieces(prompt, references, most)
    .map(({ start, end, kind, number, over }) => {
      const text = prompt.slice(start, end);
      return `${over ? '!' : ''}${kind === 'text' ? text : `[${kind}${number ? `:${number}` : ''} ${text}]`}`;
    })
    .join('');

describe('the prompt as it is drawn', () => {
  it.each([
    ['', 0, ''],
    ['a vase', 2, 'a vase'],
    ['like image 2, red', 2, 'like [token:2 image 2], red'],
    ['image 1 and image 3', 2, '[token:1 image 1] and [missing image 3]'],
    ['images 1 and 2', 2, '[token:1 images 1] and [token:2 2]'],
    ['image 0 or image ?', 2, '[missing image 0] or [missing image ?]'],
  ])('%j with %i references', (prompt, references, expected) => {
    expect(drawn(prompt, references)).toBe(expected);
  });

  it('marks what is over the limit, in code points, also inside a token', () => {
    expect(drawn('🦊🦊 image 1 on', 1, 5)).toBe('🦊🦊 [token:1 im]![token:1 age 1]! on');
  });

  it('is all of the prompt, in order, whatever is written', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('image 1', ' image ? ', '图2', 'images 1, 9'),
    );
    fc.assert(
      fc.property(fc.array(part), fc.nat(14), fc.nat(40), (parts, references, most) => {
        const prompt = parts.join('');
        const pieces = promptPieces(prompt, references, most);
        expect(pieces.map(({ start, end }) => prompt.slice(start, end)).join('')).toBe(prompt);
        expect(pieces.every(({ over, start }) => over === start >= offsetOfCharacter(prompt, most))).toBe(true);
      }),
    );
  });
});

describe('pointing with @', () => {
  it.each([
    ['@|', { start: 0, words: '' }],
    ['a vase from @|', { start: 12, words: '' }],
    ['from @va| in', { start: 5, words: 'va' }],
    ['（@2|', { start: 1, words: '2' }],
    ['像@|', { start: 1, words: '' }],
    ['me@example|', undefined],
    ['from @vase |', undefined],
    ['from @|vase', { start: 5, words: '' }],
    ['no sign|', undefined],
    ['@@|', undefined],
  ])('%s', (text, expected) => {
    expect(pointingAt(text.replace('|', ''), text.indexOf('|'))).toEqual(expected);
  });

  it.each([
    ['', [1, 2, 3]],
    ['2', [2]],
    ['VASE', [2]],
    ['.jpg', [1, 3]],
    ['nothing', []],
  ])('%j offers %j', (words, numbers) => {
    expect(matchingNumbers(['courtyard.jpg', 'teal vase.tif', 'lake.jpg'], words)).toEqual(numbers);
  });
});
