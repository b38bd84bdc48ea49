import { ReverieError } from '../../shared/bridge/result.ts';

/** A place in the list of generations as an opaque word: the last one seen. */
export function encodeCursor(row: { createdAt: number; id: string }): string {
  return Buffer.from(`${row.createdAt} ${row.id}`).toString('base64url');
}

/** Throws `invalid_input` for anything that `encodeCursor` did not make. */
export function decodeCursor(cursor: string): { createdAt: number; id: string } {
  const match = /^(\d{1,16}) ([A-Za-z0-9_-]{1,128})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match?.[1] || !match[2]) {
    throw new ReverieError(
      'invalid_input',
      'This place in the list is not one that Reverie gave out. Start from the beginning.',
    );
  }
  return { createdAt: Number(match[1]), id: match[2] };
}
