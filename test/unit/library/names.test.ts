import { describe, expect, it } from 'vitest';
import { generationFolderName, resolveInside, thumbnailFile } from '../../../src/main/library/files/names.ts';
import type { GenerationId } from '../../../src/shared/domain/ids.ts';

describe('names inside a library', () => {
  it('of a generation are its local date, its words and a short id', () => {
    const generation = {
      id: 'k3v9x2m7abcd0123' as GenerationId,
      createdAt: new Date(2026, 10, 3, 23, 59).getTime(),
      prompt: 'A red barn',
    };
    expect(generationFolderName(generation)).toBe('2026/2026-11-03 A red barn k3v9x2m7');
    expect(generationFolderName(generation, true)).toBe('2026/2026-11-03 A red barn k3v9x2m7abcd0123');
  });

  it('of thumbnails are spread over folders', () => {
    expect(thumbnailFile('picture', 'k3v9_1')).toBe('.reverie/thumbnails/k3/k3v9_1.webp');
    expect(thumbnailFile('reference', 'ab12')).toBe('.reverie/reference-thumbnails/ab/ab12.webp');
  });

  it.each(['../x', 'a/../../x', '..', '2026/../../../etc/passwd'])('never lead out of it: %s', (file) => {
    expect(() => resolveInside('/library', file)).toThrow(/leads out/);
  });

  it.each([
    ['2026/a b/1.jpg', '/library/2026/a b/1.jpg'],
    ['..a/1.jpg', '/library/..a/1.jpg'],
    ['/etc/passwd', '/library/etc/passwd'],
  ])('are resolved inside: %s', (file, expected) => {
    expect(resolveInside('/library', file)).toBe(expected);
  });
});
