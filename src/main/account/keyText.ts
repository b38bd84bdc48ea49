import { createHash } from 'node:crypto';
import { ReverieError } from '../../shared/bridge/result.ts';

/**
 * A typed or pasted key without the blanks around it. Throws `invalid_input` for what cannot be a key; the
 * words never hold it. The shape beyond that is EvoLink's business: its pages name several.
 */
export function readKey(typed: string): string {
  const key = typed.trim();
  if (key === '') throw new ReverieError('invalid_input', 'Enter your EvoLink key first; the field is empty.');
  const blank = /\s/.exec(key);
  if (blank) {
    throw new ReverieError(
      'invalid_input',
      `The key has a space or a line break after its first ${blank.index} characters. Copy it again from EvoLink, in one piece.`,
    );
  }
  const strange = /[^\u0021-\u007E]/u.exec(key);
  if (strange) {
    throw new ReverieError(
      'invalid_input',
      `The key has a character after its first ${strange.index} that no key has. Copy it again from EvoLink.`,
    );
  }
  return key;
}

/** The end of a key, to tell keys apart: four characters, fewer of one so short that four would give it away. */
export function lastFourOf(key: string): string {
  return key.slice(-Math.min(4, Math.ceil(key.length / 2)));
}

/** The same for the same key, and of no use to anyone who wants the key. */
export function fingerprintOf(key: string): string {
  return createHash('sha256').update(`reverie account ${key}`).digest('hex').slice(0, 12);
}
