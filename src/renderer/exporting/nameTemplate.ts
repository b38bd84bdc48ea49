import { illegalCharacters, tokenPattern, type NameToken } from '../../shared/domain/index.ts';

/** A template as it is edited: chips among typed text. */
export type NamePart = { kind: 'text'; text: string } | { kind: 'token'; token: NameToken };

/** A template after a change, and where the caret belongs: which text part, how many characters into it. */
export interface EditedName {
  parts: NamePart[];
  caret: { index: number; offset: number };
}

const textAt = (parts: readonly NamePart[], index: number): string => {
  const part = parts[index];
  return part?.kind === 'text' ? part.text : '';
};

/** Takes `{date}_{number}` apart. Braces around anything else stay text. Text parts stand between any two tokens. */
export function parseTemplate(template: string): NamePart[] {
  const parts: NamePart[] = [];
  let from = 0;
  for (const match of template.matchAll(tokenPattern)) {
    parts.push({ kind: 'text', text: template.slice(from, match.index) });
    parts.push({ kind: 'token', token: match[1] as NameToken });
    from = match.index + match[0].length;
  }
  parts.push({ kind: 'text', text: template.slice(from) });
  return parts;
}

export function writeTemplate(parts: readonly NamePart[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : `{${part.token}}`)).join('');
}

/** Typed text between two tokens that only keeps them apart. */
const onlySeparates = (text: string): boolean => /^[\s_.,+-]+$/u.test(text);

/** What stands between other tokens of the template already, else an underscore, which can be seen between chips. */
function separatorOf(parts: readonly NamePart[]): string {
  const between = parts.slice(1, -1).find((part) => part.kind === 'text' && onlySeparates(part.text));
  return between?.kind === 'text' ? between.text : '_';
}

/**
 * Puts `token` into text part `index` at `offset` characters, cutting the text there. Where it would stand right
 * beside another token a separator comes between them. Answers where the caret belongs: behind it.
 */
export function insertToken(parts: readonly NamePart[], index: number, offset: number, token: NameToken): EditedName {
  const place = parts[index]?.kind === 'text' ? index : parts.length - 1;
  const text = textAt(parts, place);
  const cut = place === index ? offset : text.length;
  const [before, after] = [text.slice(0, cut), text.slice(cut)];
  const separator = separatorOf(parts);
  return {
    parts: [
      ...parts.slice(0, place),
      { kind: 'text', text: before === '' && place > 0 ? separator : before },
      { kind: 'token', token },
      { kind: 'text', text: after === '' && place < parts.length - 1 ? separator : after },
      ...parts.slice(place + 1),
    ],
    caret: { index: place + 2, offset: 0 },
  };
}

/**
 * Takes the token at `index` away and joins the texts around it; a separator that parted it from another token goes
 * with it. Answers where the caret belongs.
 */
export function removeToken(parts: readonly NamePart[], index: number): EditedName {
  if (parts[index]?.kind !== 'token') return { parts: [...parts], caret: { index: 0, offset: 0 } };
  const [before, after] = [textAt(parts, index - 1), textAt(parts, index + 1)];
  // Of two separators one is enough, and at an end of the name there is nothing to keep apart.
  const joined = onlySeparates(before) && onlySeparates(after) ? before : before + after;
  const atEnd = index === 1 || index === parts.length - 2;
  const text = atEnd && onlySeparates(joined) ? '' : joined;
  return {
    parts: [...parts.slice(0, index - 1), { kind: 'text', text }, ...parts.slice(index + 2)],
    caret: { index: index - 1, offset: Math.min(before.length, text.length) },
  };
}

/** Replaces the text of part `index`; tokens typed or pasted in braces become chips. */
export function editText(parts: readonly NamePart[], index: number, text: string): NamePart[] {
  return parseTemplate(writeTemplate(parts.map((part, place) => (place === index ? { kind: 'text', text } : part))));
}

/** Characters of the typed text that no file name may hold; the preview shows what replaces them. */
export function illegalIn(template: string): string[] {
  const text = template.replaceAll(tokenPattern, '');
  return [...new Set(text.match(illegalCharacters))];
}
