import { describe, expect, it } from 'vitest';
import {
  appendSentence,
  insertWords,
  replaceWords,
  type PromptEdit,
} from '../../../../src/renderer/compose/promptText.ts';
import { severalOffer } from '../../../../src/renderer/compose/severalOffer.ts';

const apply = (prompt: string, edit: PromptEdit): string =>
  prompt.slice(0, edit.start) + edit.text + prompt.slice(edit.end);

/** The prompt with the selection between bars. */
function marked(text: string): { prompt: string; start: number; end: number } {
  const start = text.indexOf('|');
  const end = text.lastIndexOf('|') - 1;
  return { prompt: text.replaceAll('|', ''), start, end: end < start ? start : end };
}

describe('words put into the prompt', () => {
  it.each([
    ['||', 'image 1'],
    ['a vase like||', 'a vase like image 1'],
    ['a vase like ||', 'a vase like image 1'],
    ['a vase like|| on a table', 'a vase like image 1 on a table'],
    ['a vase like||, blue', 'a vase like image 1, blue'],
    ['a vase (||)', 'a vase (image 1)'],
    ['a |blue| vase', 'a image 1 vase'],
    ['||A vase', 'image 1 A vase'],
  ])('%s becomes %s', (text, expected) => {
    const { prompt, ...selection } = marked(text);
    expect(apply(prompt, insertWords(prompt, selection, 'image 1'))).toBe(expected);
  });

  it.each([
    ['A lake.', 'A lake. Make 4 variations.'],
    ['A lake', 'A lake. Make 4 variations.'],
    ['A lake!  ', 'A lake! Make 4 variations.'],
    ['一片湖。', '一片湖。 Make 4 variations.'],
  ])('a sentence is added to %j', (prompt, expected) => {
    expect(apply(prompt, appendSentence(prompt, 'Make 4 variations.'))).toBe(expected);
  });

  it('take the place of others, or the end when those are gone', () => {
    expect(apply('One. Two.', replaceWords('One. Two.', 'One.', 'Three.'))).toBe('Three. Two.');
    expect(apply('Two.', replaceWords('Two.', 'One.', 'Three.'))).toBe('Two. Three.');
  });
});

describe('the offer to ask for several pictures', () => {
  it.each([
    ['A lake', 4, 'set', { kind: 'add', words: 'Make 4 variations.' }],
    ['A lake. Make 4 variations.', 4, 'set', undefined],
    [
      'A lake. Make 4 variations.',
      6,
      'set',
      { kind: 'change', old: 'Make 4 variations.', words: 'Make 6 variations.' },
    ],
    ['Three versions of a lake', 3, 'set', undefined],
    ['A lake', 1, 'set', undefined],
    ['A lake', 4, 'separate', undefined],
    ['  ', 4, 'set', undefined],
  ] as const)('for %j, %d pictures, %s is %o', (prompt, count, mode, offer) => {
    expect(severalOffer(prompt, count, mode)).toEqual(offer);
  });
});
