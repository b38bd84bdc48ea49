import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesLostPicture, renumberPrompt } from '../../../../src/renderer/state/pictureNumbers.ts';

const before = ['a', 'b', 'c', 'd'];

describe('numbers of references in a prompt', () => {
  it.each([
    ['Like image 1 and image 3.', 'Like image 2 and image 4.'],
    ['Images 1, 2 and 4 together', 'Images 2, 3 and 1 together'],
    ['Images 1, 2, and 4 together', 'Images 2, 3, and 1 together'],
    ['wie Bild 2 und Bilder 3 und 4', 'wie Bild 3 und Bilder 4 und 1'],
    ['像图1和图片2', '像图2和图片3'],
    ['IMAGE 3', 'IMAGE 4'],
    ['image 9 stays, image 10 too', 'image 9 stays, image 10 too'],
    ['3 pears and 2 lemons in 4 rows', '3 pears and 2 lemons in 4 rows'],
    ['an image 2048 wide', 'an image 2048 wide'],
    ['reimage 1', 'reimage 1'],
  ])('%j becomes %j when the last one moves to the front', (prompt, expected) => {
    expect(renumberPrompt(prompt, before, ['d', 'a', 'b', 'c'])).toBe(expected);
  });

  it('become a question mark when their reference is gone, which is told', () => {
    const prompt = renumberPrompt('From image 2 and images 1, 3', before, ['a', 'c', 'd']);
    expect(prompt).toBe('From image ? and images 1, 2');
    expect(namesLostPicture(prompt)).toBe(true);
    expect(namesLostPicture('Is this image 3?')).toBe(true);
    expect(namesLostPicture('What an image 3 makes')).toBe(false);
  });

  it('come back when the order comes back', () => {
    const order = fc.shuffledSubarray(before, { minLength: 4, maxLength: 4 });
    const words = fc.array(fc.constantFrom('image 1', 'image 2', 'image 3, image 4', 'a vase', '图3'));
    fc.assert(
      fc.property(order, words, (after, parts) => {
        const prompt = parts.join('; ');
        expect(renumberPrompt(renumberPrompt(prompt, before, after), after, before)).toBe(prompt);
      }),
    );
  });
});
