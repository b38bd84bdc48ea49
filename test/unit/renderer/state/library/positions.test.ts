import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PictureId } from '../../../../../src/shared/domain/index.ts';
import { Positions } from '../../../../../src/renderer/state/library/positions.ts';

describe('where pictures stand', () => {
  it('is answered as by a map of all of them, for few questions and for many', () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 40 });
    const questions = fc.array(fc.oneof(fc.nat(39), fc.string({ maxLength: 3 })), { maxLength: 60 });
    fc.assert(
      fc.property(names, questions, (ids, asked) => {
        const positions = new Positions(ids as PictureId[]);
        const map = new Map(ids.map((id, index) => [id as PictureId, index]));
        for (const question of asked) {
          const id = (typeof question === 'number' ? (ids[question] ?? '') : question) as PictureId;
          expect([positions.get(id), positions.has(id)]).toEqual([map.get(id), map.has(id)]);
        }
        expect([positions.size, [...positions], [...positions.keys()], [...positions.values()]]).toEqual([
          map.size,
          [...map],
          [...map.keys()],
          [...map.values()],
        ]);
        const seen: [PictureId, number][] = [];
        positions.forEach((position, id) => seen.push([id, position]));
        expect(seen).toEqual([...map]);
      }),
    );
  });
});
