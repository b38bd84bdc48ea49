import { describe, expect, it } from 'vitest';
import { decodeText, parseJson } from '../../../src/main/files/textFile.ts';

const utf16 = (text: string, littleEndian: boolean): Buffer => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return littleEndian ? bytes : bytes.swap16();
};

describe('text that somebody else has saved', () => {
  it.each([
    ['as Reverie writes it', Buffer.from('{"a": "Łódź"}')],
    ['with a byte order mark', Buffer.from('\uFEFF{"a": "Łódź"}')],
    ['as UTF-16', utf16('{"a": "Łódź"}', true)],
    ['as UTF-16 of the other order', utf16('{"a": "Łódź"}', false)],
    ['with the ends of lines of Windows', Buffer.from('\uFEFF{\r\n"a": "Łódź"\r\n}\r\n')],
  ])('is read %s', (_how, bytes) => {
    expect(parseJson(decodeText(bytes))).toEqual({ a: 'Łódź' });
  });

  it('is read where the mark was left before it, and only one', () => {
    expect(parseJson('\uFEFF[1]')).toEqual([1]);
    expect(() => parseJson('\uFEFF\uFEFF[1]')).toThrow(SyntaxError);
  });
});
