/** The tokens a file name may hold, in the order they are offered. */
export const nameTokens = ['date', 'time', 'prompt', 'number', 'position', 'size', 'ratio', 'name'] as const;
export type NameToken = (typeof nameTokens)[number];

/** A template as it is edited: chips among typed text. */
export type NamePart = { kind: 'text'; text: string } | { kind: 'token'; token: NameToken };

const tokenPattern = new RegExp(`\\{(${nameTokens.join('|')})\\}`, 'g');

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

/** Puts `token` into text part `index` at `offset` characters, cutting the text there. */
export function insertToken(parts: readonly NamePart[], index: number, offset: number, token: NameToken): NamePart[] {
  const part = parts[index];
  if (part?.kind !== 'text') return [...parts, { kind: 'token', token }, { kind: 'text', text: '' }];
  return [
    ...parts.slice(0, index),
    { kind: 'text', text: part.text.slice(0, offset) },
    { kind: 'token', token },
    { kind: 'text', text: part.text.slice(offset) },
    ...parts.slice(index + 1),
  ];
}

/** Takes the token at `index` away and joins the texts around it. Answers where the caret belongs. */
export function removeToken(
  parts: readonly NamePart[],
  index: number,
): { parts: NamePart[]; caret: { index: number; offset: number } } {
  const before = parts[index - 1];
  const after = parts[index + 1];
  if (parts[index]?.kind !== 'token' || before?.kind !== 'text' || after?.kind !== 'text') {
    return { parts: [...parts], caret: { index: 0, offset: 0 } };
  }
  return {
    parts: [...parts.slice(0, index - 1), { kind: 'text', text: before.text + after.text }, ...parts.slice(index + 2)],
    caret: { index: index - 1, offset: before.text.length },
  };
}

/** Replaces the text of part `index`; tokens typed or pasted in braces become chips. */
export function editText(parts: readonly NamePart[], index: number, text: string): NamePart[] {
  return parseTemplate(writeTemplate(parts.map((part, place) => (place === index ? { kind: 'text', text } : part))));
}

/** Characters that no file name may hold on one of the three systems; the preview shows what replaces them. */
export function illegalCharacters(template: string): string[] {
  const text = template.replaceAll(tokenPattern, '');
  return [...new Set(text.match(/[<>:"/\\|?*]/g))];
}
