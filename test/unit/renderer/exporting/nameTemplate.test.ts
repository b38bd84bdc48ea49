import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editText,
  illegalIn,
  insertToken,
  parseTemplate,
  removeToken,
  writeTemplate,
} from '../../../../src/renderer/exporting/nameTemplate.ts';
import { nameTokens } from '../../../../src/shared/domain/fileNames.ts';

const template = fc
  .array(fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom(...nameTokens.map((token) => `{${token}}`), '{', '}')))
  .map((parts) => parts.join(''));

describe('the file-name template', () => {
  it('is the same text after it was taken apart and written again', () => {
    fc.assert(
      fc.property(template, (text) => {
        const parts = parseTemplate(text);
        expect(writeTemplate(parts)).toBe(text);
        expect(parts.map((part) => part.kind).filter((_, index) => index % 2 === 0)).not.toContain('token');
        expect(parts.length % 2).toBe(1);
      }),
    );
  });

  it('reads tokens as chips and other braces as text', () => {
    expect(parseTemplate('{date}_{colour}')).toEqual([
      { kind: 'text', text: '' },
      { kind: 'token', token: 'date' },
      { kind: 'text', text: '_{colour}' },
    ]);
  });

  it('puts a chip where the caret is', () => {
    expect(writeTemplate(insertToken(parseTemplate('print-'), 0, 5, 'number').parts)).toBe('print{number}-');
    expect(insertToken(parseTemplate('a'), 9, 0, 'number')).toEqual({
      parts: parseTemplate('a{number}'),
      caret: { index: 2, offset: 0 },
    });
  });

  it.each([
    // template, text part, offset, what comes of it
    ['{number}', 2, 0, '{number}_{ratio}'],
    ['{number}', 0, 0, '{ratio}_{number}'],
    ['{date} {prompt} {number}', 6, 0, '{date} {prompt} {number} {ratio}'],
    ['{date}-{number}', 4, 0, '{date}-{number}-{ratio}'],
    ['{date}_{number}', 2, 0, '{date}_{ratio}_{number}'],
    ['{date}_{number}', 2, 1, '{date}_{ratio}_{number}'],
    ['{date}{number}', 2, 0, '{date}_{ratio}_{number}'],
    ['{date} of {number}', 4, 0, '{date} of {number}_{ratio}'],
    ['', 0, 0, '{ratio}'],
    ['{date} x', 2, 2, '{date} x{ratio}'],
  ])('keeps a chip apart from its neighbours: %s at %i, %i', (before, index, offset, after) => {
    expect(writeTemplate(insertToken(parseTemplate(before), index, offset, 'ratio').parts)).toBe(after);
  });

  it('leaves two chips side by side whose separator the artist has taken away', () => {
    const parts = insertToken(parseTemplate('{date}'), 2, 0, 'number').parts;
    expect(writeTemplate(editText(parts, 2, ''))).toBe('{date}{number}');
  });

  it('takes a chip away and says where the caret goes', () => {
    const { parts, caret } = removeToken(parseTemplate('a{date}b'), 1);
    expect(writeTemplate(parts)).toBe('ab');
    expect(caret).toEqual({ index: 0, offset: 1 });
    expect(removeToken(parseTemplate('ab'), 0).parts).toEqual(parseTemplate('ab'));
  });

  it.each([
    ['{date}_{prompt}_{number}', 1, '{prompt}_{number}'],
    ['{date}_{prompt}_{number}', 3, '{date}_{number}'],
    ['{date}_{prompt}_{number}', 5, '{date}_{prompt}'],
    ['{date} of {prompt} {number}', 3, '{date} of  {number}'],
    ['sea {date}', 1, 'sea '],
  ])('takes its separator with it: %s without part %i', (before, index, after) => {
    expect(writeTemplate(removeToken(parseTemplate(before), index).parts)).toBe(after);
  });

  it('comes back to the same name when a chip is added and taken away again', () => {
    const tidy = fc
      .uniqueArray(fc.constantFrom(...nameTokens.filter((token) => token !== 'ratio')), { minLength: 1 })
      .chain((tokens) => fc.tuple(fc.constant(tokens), fc.constantFrom('_', '-', ' ')));
    fc.assert(
      fc.property(tidy, fc.nat(), ([tokens, separator], at) => {
        const before = parseTemplate(tokens.map((token) => `{${token}}`).join(separator));
        const index = (at % (tokens.length + 1)) * 2;
        const added = insertToken(before, index, 0, 'ratio');
        const name = writeTemplate(added.parts);
        expect(name).not.toContain('}{');
        const single = tokens.length === 1 ? '_' : separator;
        expect(name.split(single)).toHaveLength(tokens.length + 1);
        expect(removeToken(added.parts, added.caret.index - 1).parts).toEqual(before);
      }),
    );
  });

  it('turns a token typed in braces into a chip', () => {
    expect(editText(parseTemplate('a'), 0, 'a{size}').map((part) => part.kind)).toEqual(['text', 'token', 'text']);
  });

  it('names characters that file names cannot hold', () => {
    expect(illegalIn('{date}: what/ever? :')).toEqual([':', '/', '?']);
    expect(illegalIn('{date}_{number}')).toEqual([]);
  });
});
