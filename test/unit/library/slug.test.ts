import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximumSlugBytes, maximumSlugLength, slugOf } from '../../../src/main/library/files/slug.ts';

describe('the words of a prompt in a folder name', () => {
  it.each([
    ['a lighthouse in the evening', 'a lighthouse in the evening'],
    ['Drei Birnen auf Leinen — Öl, gedämpft', 'Drei Birnen auf Leinen Öl gedämpft'],
    ['雨夜的城市，红伞', '雨夜的城市 红伞'],
    ['a very long prompt that goes on and on and never stops at all', 'a very long prompt that goes on and on'],
    ['CON: what/is\\this?* "<|>"', 'CON what is this'],
    ['  ...hidden. ', 'hidden'],
    ["it’s well-known, don't ask", "it s well-known don't ask"],
    ['', 'untitled'],
    ['🙂🙂 !!! ---', 'untitled'],
    ['line one\nline two\t\u0000three', 'line one line two three'],
    ['\ud800 half a letter', 'half a letter'],
  ])('%j become %j', (prompt, expected) => {
    expect(slugOf(prompt)).toBe(expected);
  });

  it('cut a script without spaces between its letters', () => {
    const slug = slugOf('城'.repeat(100));
    expect(slug).toBe('城'.repeat(26));
  });

  it('are safe on every file system, whatever the prompt', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (prompt) => {
        const slug = slugOf(prompt);
        expect(Array.from(slug).length).toBeLessThanOrEqual(maximumSlugLength);
        expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(maximumSlugBytes);
        expect(slug).toMatch(/^[\p{L}\p{N}]([\p{L}\p{M}\p{N}' _-]*[\p{L}\p{M}\p{N}])?$/u);
        expect(slugOf(prompt)).toBe(slug);
        expect(Buffer.from(slug).toString()).toBe(slug);
      }),
      { numRuns: 2000 },
    );
  });
});
