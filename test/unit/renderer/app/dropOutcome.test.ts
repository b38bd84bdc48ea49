import { expect, it } from 'vitest';
import { dropOutcome } from '../../../../src/renderer/app/dropOutcome.ts';

it.each([
  { drop: { count: 3, at: 2, references: 4, reading: 0 }, outcome: { taken: 3, first: 3, last: 5 } },
  { drop: { count: 3, at: undefined, references: 4, reading: 1 }, outcome: { taken: 3, first: 6, last: 8 } },
  { drop: { count: 5, at: undefined, references: 12, reading: 0 }, outcome: { taken: 2, first: 13, last: 14 } },
  { drop: { count: 1, at: 0, references: 14, reading: 0 }, outcome: { taken: 0, first: 1, last: 0 } },
])('dropping $drop gives $outcome', ({ drop, outcome }) => {
  expect(dropOutcome(drop)).toEqual(outcome);
});
