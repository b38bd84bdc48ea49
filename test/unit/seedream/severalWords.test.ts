import { describe, expect, it } from 'vitest';
import { asksForSeveral, severalWords } from '../../../src/shared/seedream/severalWords.ts';

describe('whether a prompt asks for several pictures', () => {
  it.each([
    'A lake. Make 4 variations.',
    'generate 2 different images of a fox',
    'three small watercolour scenes',
    'Mach vier Varianten davon',
    'a series of posters',
    '画四张不同的城市夜景',
    severalWords(2),
    severalWords(15),
  ])('yes: %s', (prompt) => {
    expect(asksForSeveral(prompt)).toBe(true);
  });

  it.each([
    'A still life with three pears',
    'one picture of a lighthouse',
    '16:9 pictures hang on the wall',
    'version 2.5 images',
    'a set table by the window',
    '雨夜的城市，红伞',
    '',
  ])('no: %s', (prompt) => {
    expect(asksForSeveral(prompt)).toBe(false);
  });
});
