import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  centreOn,
  layOutFilmstrip,
  stripWidth,
  tileIn,
  tilesWithin,
} from '../../../../src/renderer/viewer/filmstrip.ts';

const strip = fc
  .array(fc.tuple(fc.integer({ min: 100, max: 6000 }), fc.integer({ min: 100, max: 6000 })), {
    minLength: 1,
    maxLength: 60,
  })
  .map((sizes) =>
    layOutFilmstrip(
      sizes.map(([width]) => width),
      sizes.map(([, height]) => height),
      64,
      8,
    ),
  );

describe('the filmstrip', () => {
  it('draws exactly the pictures that touch the view', () => {
    fc.assert(
      fc.property(strip, fc.nat(4000), fc.integer({ min: 1, max: 1200 }), (film, from, room) => {
        const { first, end } = tilesWithin(film, from, from + room);
        const touching = Array.from({ length: film.lefts.length - 1 }, (_, index) => index).filter((index) => {
          const tile = tileIn(film, index);
          return tile.left < from + room && tile.left + tile.width > from;
        });
        expect(Array.from({ length: end - first }, (_, at) => first + at)).toEqual(touching);
      }),
    );
  });

  it('puts a picture in the middle unless the strip ends before', () => {
    fc.assert(
      fc.property(strip, fc.nat(59), (film, picked) => {
        const index = picked % (film.lefts.length - 1);
        const left = centreOn(film, index, 500);
        const tile = tileIn(film, index);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(Math.max(0, stripWidth(film) - 500));
        expect(tile.left + tile.width).toBeGreaterThan(left);
        expect(tile.left).toBeLessThan(left + 500);
      }),
    );
  });
});
