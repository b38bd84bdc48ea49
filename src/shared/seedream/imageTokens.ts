/**
 * Words in a prompt that mean a reference by its number: "image 3", "Bild 3", "图3". Offsets are of
 * UTF-16 units, as strings and text fields count.
 */
export interface ImageToken {
  /** Of the whole token: the word with its number, or in a list ("images 1 and 2") a later number alone. */
  start: number;
  end: number;
  /** Of the number alone. */
  numberStart: number;
  numberEnd: number;
  /** From 0 to 99; undefined for `?`, which stands where the reference was removed. */
  number: number | undefined;
}

/** What stands in place of a number whose reference is gone. */
export const removedMark = '?';

const single = 'image|picture|reference|bild|referenz';
const several = 'images|pictures|references|bilder|bildern|referenzen';
const chinese = '参考图|图片|图像|图';
const digits = String.raw`(?:\d{1,2}(?![\d\p{L}_]|[.,:]\d)|\?)`;
// In Chinese the number may be followed by any letter but a counter: "图3中" is a token, "图3张" no ordinal.
const chineseDigits = String.raw`(?:\d{1,2}(?![\d张幅]|[.,:]\d)|\?)`;
const tokenPattern = new RegExp(
  String.raw`(?<![\p{L}\d_])(?:(?<several>${several})|${single})(?:\s+#?|\s*#|-)(?<number>${digits})|(?:${chinese})\s*(?<chinese>${chineseDigits})`,
  'giu',
);
const nextInList = new RegExp(
  String.raw`(?:\s*[,&、]\s*(?:(?:and|und)\s+)?|\s+(?:and|und|or|oder)\s+)(?<number>${digits})`,
  'iuy',
);

/** Every token of `prompt`, in order; they never overlap. */
export function findImageTokens(prompt: string): ImageToken[] {
  const tokens: ImageToken[] = [];
  tokenPattern.lastIndex = 0;
  for (let match = tokenPattern.exec(prompt); match; match = tokenPattern.exec(prompt)) {
    tokens.push(tokenAt(match.index, match[0].length, match.groups?.number ?? match.groups?.chinese ?? ''));
    if (match.groups?.several === undefined) continue;
    let end = match.index + match[0].length;
    for (;;) {
      nextInList.lastIndex = end;
      const next = nextInList.exec(prompt);
      const number = next?.groups?.number;
      if (!next || number === undefined) break;
      end = next.index + next[0].length;
      tokens.push(tokenAt(end - number.length, number.length, number));
    }
    tokenPattern.lastIndex = end;
  }
  return tokens;
}

function tokenAt(start: number, length: number, number: string): ImageToken {
  const end = start + length;
  return {
    start,
    end,
    numberStart: end - number.length,
    numberEnd: end,
    number: number === removedMark ? undefined : Number(number),
  };
}

/**
 * The prompt with its tokens following their references: `mapping` says for an old number the new one, or
 * `removed`, which leaves a `?` in its place. Numbers it does not name stay; nothing but numbers changes.
 */
export function renumberPrompt(prompt: string, mapping: ReadonlyMap<number, number | 'removed'>): string {
  let result = '';
  let copied = 0;
  for (const token of findImageTokens(prompt)) {
    const target = token.number === undefined ? undefined : mapping.get(token.number);
    if (target === undefined) continue;
    result += prompt.slice(copied, token.numberStart) + (target === 'removed' ? removedMark : String(target));
    copied = token.numberEnd;
  }
  return result + prompt.slice(copied);
}

/** The tokens that mean none of `referenceCount` references. */
export function missingImages(prompt: string, referenceCount: number): ImageToken[] {
  return findImageTokens(prompt).filter(({ number }) => number === undefined || number < 1 || number > referenceCount);
}
