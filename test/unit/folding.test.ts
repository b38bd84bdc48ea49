import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, plainPunctuation } from '../../src/shared/domain/fold.ts';

describe('folding', () => {
  it.each([
    ['Łódź', 'lodz'],
    ['Đorđe Ærø Œuvre Øresund', 'dorde aero oeuvre oresund'],
    ['Þórður hæð', 'thordur haed'],
    ['GROẞE Straße', 'grosse strasse'],
    ['ISPARTA Diyarbakır İzmir', 'isparta diyarbakir izmir'],
    ['Ħal Għaxaq, eŋŋ, ŧ ĸ', 'hal ghaxaq, enn, t k'],
    ['col·lecció coŀlecció', 'colleccio colleccio'],
    ['Đà Nẵng, Hồ Chí Minh', 'da nang, ho chi minh'],
    ['ǿ Ǻ ǣ', 'o a ae'],
    ['l’été ‘rosa’ d´or', "l'ete 'rosa' d'or"],
    ['“red” „blau“ «vert»', '"red" "blau" "vert"'],
    ['night–day, blue—green, a‑b −5', 'night-day, blue-green, a-b -5'],
    ['wait…', 'wait...'],
    ['كِتَابٌ', 'كتاب'],
    ['مكتـــبة', 'مكتبه'],
    ['أحمد إلى آخر ٱلبيت', 'احمد الي اخر البيت'],
    ['مصطفى', 'مصطفي'],
    ['می‌خواهم کتاب ۱۲', 'ميخواهم كتاب 12'],
    ['١٢٣', '123'],
    ['שָׁלוֹם', 'שלומ'],
    ['חַלּוֹן', 'חלונ'],
    ['בית־ספר צ׳ צה״ל', 'בית-ספר צ\' צה"ל'],
    ['soft\u00ADhyphen zero\u200Bwidth \u202Bmark\u202C', 'softhyphen zerowidth mark'],
    ['❤️', '❤'],
    ['Ελλάδα Ὀδυσσεύς', 'ελλαδα οδυσσευσ'],
    ['Ёлка Йод Її', 'елка иод іі'],
    ['がか パ', 'がか パ'],
    ['हिन्दी', 'हिन्दी'],
    ['ﬁnch №5 ＡＢＣ', 'finch no5 abc'],
    [' two   spaces\n', 'two spaces'],
  ])('%j is compared as %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('twice is folding once, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 5000 },
    );
  });

  it('is the same for a text by itself and within another one', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from('łŁđøœÆßıİŋéÀكتابשלוםがςΣ’–“ab1')),
      maxLength: 12,
    });
    fc.assert(
      fc.property(letters, letters, letters, (before, text, after) => {
        expect(fold(`${before} ${text} ${after}`)).toContain(fold(text));
      }),
    );
  });

  it('leaves everything but punctuation alone where only that is asked for', () => {
    expect(plainPunctuation('“Łódź” – ‘été’')).toBe('"Łódź" - \'été\'');
  });
});
