import { describe, expect, it } from 'vitest';
import { holdsWords, parseSearch } from '../../../src/main/library/search/terms.ts';
import { fold } from '../../../src/shared/domain/fold.ts';

describe('folding', () => {
  it.each([
    ['ÄÖÜ Straße', 'aou strasse'],
    ['Crème   brûlée\n', 'creme brulee'],
    ['ＡＢＣ', 'abc'],
    ['がか', 'がか'],
    ['雨夜 的城市', '雨夜 的城市'],
    ['Йод', 'иод'],
    ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['İstanbul ISTANBUL', 'istanbul istanbul'],
    ['ｶﾞｰﾃﾞﾝ', 'ガーデン'],
    ['a\0b', 'a b'],
  ])('%j is compared as %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe('what was typed', () => {
  it.each([
    ['red umbrella', [term('red'), term('umbrella')]],
    ['"red umbrella" -rain', [term('red umbrella', { exact: true }), term('rain', { excluded: true })]],
    ['-"blue sky"', [term('blue sky', { exact: true, excluded: true })]],
    ['„Alte Stadt“', [term('alte stadt', { exact: true })]],
    ['"not closed', [term('not closed', { exact: true })]],
    ['-', [term('-')]],
    ['--', [term('-', { excluded: true })]],
    ['red Red "red"', [term('red'), term('red', { exact: true })]],
    ['  ', []],
    ['""', []],
  ])('%j is understood', (typed, terms) => {
    expect(parseSearch(typed)).toEqual(terms);
  });

  function term(text: string, more: { exact?: boolean; excluded?: boolean } = {}) {
    return { text, exact: false, excluded: false, ...more };
  }
});

describe('exact words', () => {
  it.each([
    ['a party of art', 'art', true],
    ['a party', 'art', false],
    ['the art-deco', 'art', true],
    ['雨夜的城市', '夜的', true],
    ['smart', 'art', false],
    ['art', 'art', true],
  ])('in %j, %j: %s', (text, phrase, held) => {
    expect(holdsWords(text, phrase)).toBe(held);
  });
});
