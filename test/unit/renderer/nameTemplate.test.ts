import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editText,
  illegalCharacters,
  insertToken,
  nameTokens,
  parseTemplate,
  removeToken,
  writeTemplate,
} from '../../../src/renderer/exporting/nameTemplate.ts';

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
    expect(writeTemplate(insertToken(parseTemplate('print-'), 0, 5, 'number'))).toBe('print{number}-');
    expect(writeTemplate(insertToken(parseTemplate('a'), 9, 0, 'number'))).toBe('a{number}');
  });

  it('takes a chip away and says where the caret goes', () => {
    const { parts, caret } = removeToken(parseTemplate('a{date}b'), 1);
    expect(writeTemplate(parts)).toBe('ab');
    expect(caret).toEqual({ index: 0, offset: 1 });
    expect(removeToken(parseTemplate('ab'), 0).parts).toEqual(parseTemplate('ab'));
  });

  it('turns a token typed in braces into a chip', () => {
    expect(editText(parseTemplate('a'), 0, 'a{size}').map((part) => part.kind)).toEqual(['text', 'token', 'text']);
  });

  it('names characters that file names cannot hold', () => {
    expect(illegalCharacters('{date}: what/ever? :')).toEqual([':', '/', '?']);
    expect(illegalCharacters('{date}_{number}')).toEqual([]);
  });
});
