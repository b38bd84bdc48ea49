/** Longest slug, in code points and in UTF-8 bytes: a path of a library deep in a home folder stays below every system's limit. */
export const maximumSlugLength = 40;
export const maximumSlugBytes = 80;

const encoder = new TextEncoder();

/**
 * The first words of a prompt as a part of a folder's name that every file system takes. Letters of all
 * scripts, digits and a few harmless signs stay; all else becomes a space. Never empty (`untitled`),
 * never ends or begins with a dot, a space or a sign.
 */
export function slugOf(prompt: string): string {
  const words = prompt
    .slice(0, 1000)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}'_-]+/gu, ' ')
    .split(' ')
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug} ${word}`;
    if (!fits(longer)) {
      // Scripts without spaces, and words longer than the limit, are cut between code points.
      if (slug === '') slug = cut(word);
      break;
    }
    slug = longer;
  }
  slug = slug.replace(/^[\p{M}'_-]+|['_-]+$/gu, '').trim();
  return slug === '' ? 'untitled' : slug;
}

function fits(text: string): boolean {
  return Array.from(text).length <= maximumSlugLength && encoder.encode(text).length <= maximumSlugBytes;
}

function cut(word: string): string {
  let kept = '';
  for (const letter of word) {
    if (!fits(kept + letter)) break;
    kept += letter;
  }
  return kept;
}
