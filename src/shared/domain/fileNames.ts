/** The tokens that the name of an exported file may hold, each in braces, in the order they are offered. */
export const nameTokens = ['date', 'time', 'prompt', 'number', 'position', 'size', 'ratio', 'name'] as const;
export type NameToken = (typeof nameTokens)[number];

/** A token in a template; braces around anything else are text. */
export const tokenPattern = new RegExp(`\\{(${nameTokens.join('|')})\\}`, 'g');

/** Characters that no file name may hold on one of the three systems. */
export const illegalCharacters = /[<>:"/\\|?*]/g;

/** The last part of a path, on any system. */
export function lastPart(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path;
}

/** A file's ending with its dot, in lower case; empty when it has none. */
export function endingOf(path: string): string {
  return (/(?<=.)\.[A-Za-z0-9]{1,8}$/.exec(lastPart(path))?.[0] ?? '').toLowerCase();
}

/** The name of a file without its folder and its ending. */
export function stemOf(path: string): string {
  const name = lastPart(path);
  return name.slice(0, name.length - endingOf(name).length);
}
