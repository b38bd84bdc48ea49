import { describe, expect, it } from 'vitest';
import { draggedIds, linkIn } from '../../../../../src/renderer/state/drags/drags.ts';
import { dropOutcome } from '../../../../../src/renderer/app/dropOutcome.ts';

describe('dropping files', () => {
  it.each([
    { drop: { count: 3, at: 2, references: 4, reading: 0 }, outcome: { taken: 3, first: 3, last: 5 } },
    { drop: { count: 3, at: undefined, references: 4, reading: 1 }, outcome: { taken: 3, first: 6, last: 8 } },
    { drop: { count: 5, at: undefined, references: 12, reading: 0 }, outcome: { taken: 2, first: 13, last: 14 } },
    { drop: { count: 1, at: 0, references: 14, reading: 0 }, outcome: { taken: 0, first: 1, last: 0 } },
  ])('$drop gives $outcome', ({ drop, outcome }) => {
    expect(dropOutcome(drop)).toEqual(outcome);
  });

  it.each(['', 'no json', '{"a":1}', 'null'])('takes nothing from a drag that holds %j', (data) => {
    expect(draggedIds(data)).toEqual([]);
  });

  it('reads the ids of library pictures', () => {
    expect(draggedIds('["p1", 2, "p3"]')).toEqual(['p1', 'p3']);
  });
});

describe('a link in what is dropped or pasted', () => {
  it.each([
    ['https://example.org/vase.jpg', 'https://example.org/vase.jpg'],
    ['  https://example.org/a%20vase.jpg\r\n', 'https://example.org/a%20vase.jpg'],
    ['# a comment\r\nhttps://example.org/vase.jpg\r\n', 'https://example.org/vase.jpg'],
    ['http://example.org/vase.jpg', 'http://example.org/vase.jpg'],
    ['see https://example.org/vase.jpg', undefined],
    ['https://example.org/a\nhttps://example.org/b', undefined],
    ['file:///home/vase.jpg', undefined],
    ['javascript:alert(1)', undefined],
    ['https://', undefined],
    ['', undefined],
  ])('%j holds %j', (text, link) => {
    expect(linkIn(text)).toBe(link);
  });
});
