import { describe, expect, it } from 'vitest';
import type { PictureId } from '../../../../src/shared/domain/ids.ts';
import {
  creditsEach,
  fileKind,
  differentRequest,
  namedSize,
  secondsTaken,
} from '../../../../src/renderer/library/inspector/pictureFacts.ts';
import { beginningOf } from '../../../../src/renderer/library/pictureWords.ts';
import { inReadingOrder } from '../../../../src/renderer/library/readingOrder.ts';
import { bytesText, displayLocale, fileTitle } from '../../../../src/renderer/locales/format.ts';

describe('the name of a picture', () => {
  it.each([
    ['A still lake. Gouache, soft edges.', 'A still lake'],
    ['A lake at 5.30 in the morning. Mist.', 'A lake at 5.30 in the morning'],
    ['雨夜的城市。红伞。', '雨夜的城市'],
    ['  Two\n lines  ', 'Two lines'],
    ['Why? Because.', 'Why?'],
    ['', ''],
  ])('of %j is %j', (prompt, name) => {
    expect(beginningOf(prompt)).toBe(name);
  });

  it('is cut at a word', () => {
    const name = beginningOf('mountain lake '.repeat(20));
    expect(name.length).toBeLessThanOrEqual(91);
    expect(name).toMatch(/(mountain|lake)…$/);
  });
});

describe('facts of a picture', () => {
  it('names the sizes of the model’s table and no others', () => {
    expect(namedSize(2496, 1664)).toBe('3:2 · 2K');
    expect(namedSize(3040, 5504)).toBe('9:16 · 4K');
    expect(namedSize(2495, 1664)).toBeUndefined();
  });

  it('names the kind of file', () => {
    expect(['image/jpeg', 'image/webp', 'image/png'].map(fileKind)).toEqual(['JPEG', 'WebP', 'PNG']);
  });

  it('gives one picture its share of what the set cost', () => {
    expect(creditsEach({ setSize: 4, credits: { reserved: 10, used: 8 } })).toBe(2);
    expect(creditsEach({ setSize: 4, credits: { reserved: 8.16 } })).toBeCloseTo(2.04);
    expect(creditsEach({ setSize: 4 })).toBeUndefined();
  });

  it('counts the seconds from asking to the end', () => {
    expect(secondsTaken({ createdAt: 1000, completedAt: 39_200 })).toBe(38);
    expect(secondsTaken({ createdAt: 1000 })).toBeUndefined();
  });

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [482_113, '482 kB'],
    [3_100_000, '3.1 MB'],
    [214_000_000_000, '214 GB'],
  ])('%d bytes are %s', (bytes, words) => {
    expect(bytesText(bytes, displayLocale('en')).replaceAll(' ', ' ')).toBe(words);
  });

  it('is named with its folder, whose name says more than the file’s', () => {
    expect(fileTitle('2026/2026-11-22 lake 3f2a/1.jpg')).toBe('2026-11-22 lake 3f2a / 1.jpg');
    expect(fileTitle('1.jpg')).toBe('1.jpg');
  });
});

describe('a selection', () => {
  it('is handed on in reading order, without what is no longer there', () => {
    const [a, b, c] = ['a', 'b', 'c'] as PictureId[];
    const positions = new Map([
      [a!, 0],
      [b!, 1],
    ]);
    expect(inReadingOrder(new Set([b!, c!, a!]), positions)).toEqual(['a', 'b']);
  });
});

describe('what was requested', () => {
  it.each([
    ['the pixels that came', { kind: 'pixels', width: 2048, height: 2048 } as const, undefined],
    ['a ratio that came', { kind: 'ratio', ratio: '1:1', tier: '2K' } as const, undefined],
    ['auto, where the model chooses', { kind: 'auto', tier: '4K' } as const, undefined],
    ['other pixels', { kind: 'pixels', width: 2048, height: 2049 } as const, { width: 2048, height: 2049 }],
  ])('is told only where it differs: %s', (_, size, told) => {
    expect(differentRequest(size, { width: 2048, height: 2048 })).toEqual(told);
  });
});
