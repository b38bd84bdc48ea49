import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/*
 * Text that the artist or another program may have saved: some editors put a byte order mark before it, and some
 * Windows ones write UTF-16.
 */

/** The text of a file: UTF-8, or UTF-16 with a byte order mark. The mark is no part of it. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const name =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  // The decoder takes the mark away itself.
  return new TextDecoder(name).decode(bytes);
}

/** Throws the system's error. */
export async function readText(path: string): Promise<string> {
  return decodeText(await readFile(path));
}

/** Throws the system's error. */
export function readTextNow(path: string): string {
  return decodeText(readFileSync(path));
}

/** As `JSON.parse`, also of text that was decoded with its byte order mark. Throws SyntaxError. */
export function parseJson(text: string): unknown {
  return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
}
