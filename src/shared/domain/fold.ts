/** Letters that no decomposition takes apart, as they are typed without a special keyboard. */
const plainLetters: Readonly<Record<string, string>> = {
  // Latin.
  ł: 'l',
  đ: 'd',
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ŧ: 't',
  ƀ: 'b',
  ɓ: 'b',
  ƈ: 'c',
  ɖ: 'd',
  ɗ: 'd',
  ɇ: 'e',
  ƒ: 'f',
  ǥ: 'g',
  ɠ: 'g',
  ɨ: 'i',
  ɉ: 'j',
  ƙ: 'k',
  ƚ: 'l',
  ɫ: 'l',
  ɲ: 'n',
  ɵ: 'o',
  ƥ: 'p',
  ɍ: 'r',
  ⱥ: 'a',
  ƭ: 't',
  ʉ: 'u',
  ʋ: 'v',
  ƴ: 'y',
  ɏ: 'y',
  ƶ: 'z',
  ȥ: 'z',
  // Greek: capitals become one or the other by where they stand.
  ς: 'σ',
  // Arabic and Persian: one letter in several shapes. The forms of alef with marks lose those before.
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ے: 'ي',
  ة: 'ه',
  ە: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ک: 'ك',
  '٠': '0',
  '١': '1',
  '٢': '2',
  '٣': '3',
  '٤': '4',
  '٥': '5',
  '٦': '6',
  '٧': '7',
  '٨': '8',
  '٩': '9',
  '۰': '0',
  '۱': '1',
  '۲': '2',
  '۳': '3',
  '۴': '4',
  '۵': '5',
  '۶': '6',
  '۷': '7',
  '۸': '8',
  '۹': '9',
  // Hebrew: letters as they are written at the end of a word, so that a word is found at the start of a longer one.
  ך: 'כ',
  ם: 'מ',
  ן: 'נ',
  ף: 'פ',
  ץ: 'צ',
};
const plainLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/**
 * Accents of Latin, Greek and Cyrillic; vowel marks and stretching of Arabic; points of Hebrew; and what is not seen:
 * soft hyphens, joiners, marks of direction, variation selectors. The marks of Japanese and Hindi are letters of their own.
 */
const marks =
  /[\u0300-\u036F\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|[\uFE00-\uFE0F]/g;

const onlyAscii = /^[\t\n\r -~]*$/;

/** Quotation marks, apostrophes and dashes of every script as those of a typewriter. Nothing else is changed. */
export function plainPunctuation(text: string): string {
  return text
    .replaceAll(/[“”„‟«»″״〝〞＂]/g, '"')
    .replaceAll(/[‘’‚‛‹›′ʼʻʹ׳´`＇]/g, "'")
    .replaceAll(/[‐‑‒–—―−־﹘﹣－]/g, '-');
}

/**
 * Text as names and searches are compared, the same in the index and in the page: without case, accents and vowel marks,
 * letters as on any keyboard ("Łódź" is "lodz"), full-width letters as usual ones, plain quotation marks and dashes, one
 * space between words. Folding twice is folding once.
 */
export function fold(text: string): string {
  // Most prompts: this is done for each generation of a library.
  if (onlyAscii.test(text)) return tidy(text.replaceAll('`', "'").toLowerCase());
  const letters = plainPunctuation(text)
    .replaceAll(/[Ŀŀ]/g, 'l')
    .normalize('NFKD')
    .replaceAll(marks, '')
    .normalize('NFC')
    .toLowerCase();
  return tidy(
    plainPunctuation(
      letters
        // Lower case of some capitals has a mark of its own.
        .replaceAll(marks, '')
        // The dot between two l of Catalan.
        .replaceAll(/l·(?=l)/g, 'l')
        .replaceAll(plainLetter, (letter) => plainLetters[letter] ?? letter),
    ),
  );
}

function tidy(text: string): string {
  // SQLite's text ends at the first of these.
  return text.replaceAll('\0', ' ').replaceAll(/\s+/g, ' ').trim();
}
