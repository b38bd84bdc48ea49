import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReferenceId } from '../../../src/shared/domain/ids.ts';
import {
  checkDraft,
  composePrompt,
  draftWarnings,
  emptyDraft,
  findImageTokens,
  missingImages,
  promptToSend,
  renumberPrompt,
  type Draft,
} from '../../../src/shared/seedream/index.ts';

const draft = (prompt: string, ...notes: (string | undefined)[]): Draft => ({
  ...emptyDraft,
  prompt,
  references: notes.map((note, index) => ({ referenceId: `r${index}` as ReferenceId, note })),
});
const noted = 'A boat\nImage 2: only the palette.';

describe('notes on references', () => {
  it('become lines behind the prompt, each with its number', () => {
    expect(composePrompt(draft('A boat', undefined, 'only  the palette', ' ', 'the coat!'))).toBe(
      `${noted}\nImage 4: the coat!`,
    );
    expect(composePrompt(draft('A boat ', undefined))).toBe('A boat ');
  });

  it('are sent only in the very text that the artist has seen', () => {
    const withNote = draft('A boat', undefined, 'only the palette');
    expect(promptToSend(withNote)).toBe('A boat');
    expect(promptToSend({ ...withNote, approvedPrompt: noted })).toBe(noted);
    expect(promptToSend({ ...withNote, prompt: 'A ship', approvedPrompt: noted })).toBe('A ship');
    expect(promptToSend({ ...withNote, approvedPrompt: `${noted} and more` })).toBe('A boat');
  });

  it('count for the length only where they are sent', () => {
    const long = draft('A boat', 'x'.repeat(2000));
    expect(checkDraft(long)).toEqual([]);
    expect(checkDraft({ ...long, approvedPrompt: composePrompt(long) })).toMatchObject([{ field: 'prompt' }]);
  });
});

describe('words that mean a reference', () => {
  it.each<[string, (number | undefined)[]]>([
    ['the coat of image 3', [3]],
    ['Image 1 and image #2, IMAGE-3', [1, 2, 3]],
    ['Images 1, 2 and 12', [1, 2, 12]],
    ['Bild 2 und Bilder 1 und 3', [2, 1, 3]],
    ['图3中的人和图片 4', [3, 4]],
    ['image ? is gone', [undefined]],
    ['3 images, image3d, imagery 3, image 3.5, image 300', []],
    ['picture 2.', [2]],
  ])('%s', (prompt, numbers) => {
    const tokens = findImageTokens(prompt);
    expect(tokens.map((token) => token.number)).toEqual(numbers);
    for (const { number, numberEnd, numberStart } of tokens) {
      expect(prompt.slice(numberStart, numberEnd)).toBe(number === undefined ? '?' : String(number));
    }
  });

  it('follow their reference, and leave a mark where it was removed', () => {
    const mapping = new Map<number, number | 'removed'>([
      [1, 2],
      [2, 1],
      [3, 'removed'],
    ]);
    expect(renumberPrompt('Images 1 and 2, 图3, image 9', mapping)).toBe('Images 2 and 1, 图?, image 9');
  });

  it('are the same again after an order is undone, and nothing else changes', () => {
    const words = fc.constantFrom(
      'image 1',
      'Bild 2',
      '图3',
      'images 1, 2 and 3',
      ' a cat ',
      'image 99',
      '. ',
      '3 ',
      '中',
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 12 }),
        fc.shuffledSubarray([1, 2, 3], { minLength: 3 }),
        (parts, order) => {
          const prompt = parts.join(' ');
          const there = new Map(order.map((to, index) => [index + 1, to]));
          const back = new Map(order.map((to, index) => [to, index + 1]));
          const moved = renumberPrompt(prompt, there);
          expect(renumberPrompt(moved, back)).toBe(prompt);
          expect(moved.replaceAll(/\d/g, '')).toBe(prompt.replaceAll(/\d/g, ''));
        },
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (prompt) => {
        expect(renumberPrompt(prompt, new Map())).toBe(prompt);
      }),
    );
  });

  it('are told where there is no such reference', () => {
    expect(missingImages('image 1, image 3', 2).map(({ number }) => number)).toEqual([3]);
    expect(draftWarnings(draft('image 3 and image ?', 'a note')).map(({ message }) => message)).toEqual([
      'The prompt mentions image 3, but there is 1 reference.',
      expect.stringMatching(/was removed/),
      expect.stringMatching(/notes of the references/),
    ]);
    expect(draftWarnings(draft('image 1', undefined))).toEqual([]);
  });
});
