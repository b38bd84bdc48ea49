import { describe, expect, it } from 'vitest';
import { draggedIds, linkIn } from '../../../../../src/renderer/state/drags/drags.ts';

describe('what a drag carries', () => {
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
