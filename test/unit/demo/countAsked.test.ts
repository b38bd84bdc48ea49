import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAsked, picturesMade } from '../../../src/demo/service/countAsked.ts';
import { asksForSeveral, severalWords } from '../../../src/shared/seedream/severalWords.ts';

describe('the number of pictures that a prompt asks for', () => {
  it.each<[string, number | 'several']>([
    ['A still lake', 1],
    ['', 1],
    ['Two cats on a wall', 1],
    ['4 variations', 4],
    ['generate 2 different images', 2],
    ['Make four pictures of it', 4],
    ['two cats in three scenes', 3],
    ['12 frames of a running horse', 12],
    ['20 images', 20],
    ['one picture', 1],
    ['vier Varianten', 4],
    ['Erzeuge 3 verschiedene Bilder', 3],
    ['zwölf kleine Szenen', 12],
    ['4张', 4],
    ['生成四幅画', 4],
    ['十二张插图', 12],
    ['两个版本', 2],
    ['several variations of a vase', 'several'],
    ['a series of studies', 'several'],
    ['eine Reihe von Skizzen', 'several'],
    ['几张草图', 'several'],
    ['like image 2, at 16:9', 1],
  ])('%j: %s', (prompt, expected) => {
    expect(countAsked(prompt)).toBe(expected);
  });

  it('is understood for every count that Reverie offers words for', () => {
    for (let count = 2; count <= 15; count += 1) expect(countAsked(`A lake. ${severalWords(count)}`)).toBe(count);
  });

  it('is more than one wherever Reverie thinks that the prompt asks for several', () => {
    const word = fc.constantFrom(
      'a',
      'lake',
      'two',
      '4',
      'different',
      'images',
      'drei',
      'Bilder',
      '三',
      '张',
      'series',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const prompt = words.join(' ');
        if (asksForSeveral(prompt)) expect(countAsked(prompt)).not.toBe(1);
      }),
    );
  });
});

describe('the number of pictures that a task makes', () => {
  it.each([
    ['A still lake', 15, 0, 1],
    ['4 variations', 1, 0, 1],
    ['4 variations', 3, 0, 3],
    ['4 variations', 15, 12, 3],
    ['several variations', 5, 0, 5],
    ['several variations', 15, 14, 1],
    ['20 images', 15, 0, 15],
  ])('%j, n %d, %d references: %d', (prompt, n, references, expected) => {
    expect(picturesMade(prompt, n, references)).toBe(expected);
  });

  it('is at least one, at most n, and leaves room for the references among fifteen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 15 }),
        fc.integer({ min: 0, max: 14 }),
        (asked, n, references) => {
          const made = picturesMade(`${asked} pictures`, n, references);
          expect(made).toBeGreaterThanOrEqual(1);
          expect(made).toBeLessThanOrEqual(n);
          expect(made + references).toBeLessThanOrEqual(15);
        },
      ),
    );
  });
});
