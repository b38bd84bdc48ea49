import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partingPlaces, shortName } from '../../../../src/renderer/exporting/shortNames.ts';

const upTo = (length: number) => (text: string) => Array.from(text).length <= length;
const shown = (names: string[], length: number): string[] => {
  const places = partingPlaces(names);
  return names.map((name, index) => shortName(name, places[index] ?? 0, upTo(length)));
};

describe('names that do not fit', () => {
  it.each([
    ['are whole where they fit', ['sea 01.jpg', 'sea 02.jpg'], 10, ['sea 01.jpg', 'sea 02.jpg']],
    [
      'lose what they have in common',
      ['harbour at dusk in the rain 04.jpg', 'harbour at dusk in the rain 09.jpg'],
      20,
      ['harbour …rain 04.jpg', 'harbour …rain 09.jpg'],
    ],
    [
      'show where they part in the middle',
      ['harbour at dusk 1 in the rain.jpg', 'harbour at dusk 2 in the rain.jpg'],
      28,
      ['harb… dusk 1 in the rain.jpg', 'harb… dusk 2 in the rain.jpg'],
    ],
    [
      'keep where they part and the ending when all of the rest is too long',
      ['harbour at dusk 1 in the rain.jpg', 'harbour at dusk 2 in the rain.jpg'],
      18,
      ['… dusk 1 in t….jpg', '… dusk 2 in t….jpg'],
    ],
    [
      'lose their end where they differ from the first',
      ['a very long name.jpg', 'b.jpg'],
      12,
      ['a very ….jpg', 'b.jpg'],
    ],
    ['alone lose their end', ['a very long name.jpg'], 12, ['a very ….jpg']],
    [
      'count people’s characters',
      ['🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊1', '🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊2'],
      9,
      ['🌊…🌊🌊🌊🌊🌊🌊1', '🌊…🌊🌊🌊🌊🌊🌊2'],
    ],
  ])('%s', (_, names, length, expected) => {
    expect(shown(names, length)).toEqual(expected);
  });

  it('fit, and those that differ are never shown alike', () => {
    const stem = fc.stringMatching(/^[a-z ]{20,60}$/);
    const names = fc
      .tuple(stem, fc.uniqueArray(fc.nat(999), { minLength: 2, maxLength: 12 }), fc.stringMatching(/^[a-z]{0,6}$/))
      .map(([begin, numbers, end]) => numbers.map((number) => `${begin}${String(number).padStart(3, '0')}${end}.jpg`));
    fc.assert(
      fc.property(names, fc.integer({ min: 22, max: 70 }), (all, length) => {
        const short = shown(all, length);
        for (const each of short) expect(Array.from(each).length).toBeLessThanOrEqual(length);
        expect(new Set(short).size).toBe(all.length);
      }),
    );
  });
});
