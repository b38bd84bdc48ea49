/** Characters a picture's name is cut to, at a word. */
const longestName = 90;

/** The alternative text of a picture: the first sentence of its prompt, or its beginning. */
export function beginningOf(prompt: string): string {
  const flat = prompt.replaceAll(/\s+/g, ' ').trim();
  const sentence = /^.+?[.!?。！？](?=\s|$|[^\d.\s])/u.exec(flat)?.[0] ?? flat;
  const words = sentence.replace(/[.。]$/u, '');
  if (words.length <= longestName) return words;
  const cut = words.slice(0, longestName);
  const space = cut.lastIndexOf(' ');
  return `${space > longestName / 2 ? cut.slice(0, space) : cut}…`;
}
