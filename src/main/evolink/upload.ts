import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { diskFailure, onDisk } from './disk.ts';
import { EvolinkFailure, type FileToUpload } from './types.ts';

export interface MultipartBody {
  headers: Record<string, string>;
  stream: Readable;
  /** What reading the file failed with, once the stream has failed because of it. */
  problem(): EvolinkFailure | undefined;
}

/** A name inside a quoted header value, as HTML's multipart encoding escapes it. */
const quoted = (name: string): string => name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');

/**
 * The multipart form of one file, streamed from disk with its length known beforehand. Throws a failure
 * of kind `disk` when the file is missing, or is not the size it had when it was prepared.
 */
export async function multipartBody(
  file: FileToUpload,
  boundary: string,
  onProgress: ((sentBytes: number) => void) | undefined,
): Promise<MultipartBody> {
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="file_name"\r\n\r\n${file.name}\r\n` +
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${quoted(file.name)}"\r\n` +
      `Content-Type: ${file.mediaType}\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const handle = await onDisk(file.path, () => open(file.path, 'r'));
  try {
    const { size } = await onDisk(file.path, () => handle.stat());
    if (size !== file.bytes) {
      throw new EvolinkFailure({
        kind: 'disk',
        code: 'file_changed',
        message: `${file.path} has changed: it has ${size} bytes instead of ${file.bytes}. Add the reference again.`,
        accepted: 'no',
      });
    }
  } catch (error) {
    await handle.close();
    throw error;
  }
  let problem: EvolinkFailure | undefined;
  async function* parts(): AsyncGenerator<Buffer> {
    try {
      yield head;
      let sent = 0;
      for (;;) {
        const { bytesRead, buffer } = await handle.read({ buffer: Buffer.allocUnsafe(65_536) });
        if (bytesRead === 0) break;
        sent += bytesRead;
        yield buffer.subarray(0, bytesRead);
        onProgress?.(sent);
      }
      yield tail;
    } catch (error) {
      problem = diskFailure(error, file.path);
      throw error;
    }
  }
  const stream = Readable.from(parts(), { objectMode: false });
  // A request that fails before it reads anything never runs the generator, so the file is closed by the stream's end.
  stream.once('close', () => {
    handle.close().catch((error: unknown) => {
      problem ??= diskFailure(error, file.path);
    });
  });
  return {
    stream,
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(head.byteLength + file.bytes + tail.byteLength),
    },
    problem: () => problem,
  };
}
