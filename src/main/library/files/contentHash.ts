import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { systemCode } from '../../files/systemCode.ts';

/** The sha256 of a file, in lower-case hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

/** The content of a file as a hash, or the code with which the system refuses to read it. */
export async function readHash(path: string): Promise<{ hash: string } | { code: string }> {
  try {
    return { hash: await hashFile(path) };
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return { code };
  }
}
