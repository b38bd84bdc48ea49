import { readFile } from 'node:fs/promises';
import { idPattern } from '../../shared/domain/ids.ts';
import type { Studio } from '../studio/index.ts';
import type { MediaKind } from '../workspace/index.ts';
import { commonHeaders, refuse } from './contentSecurity.ts';
import { isMissing } from './interfaceFiles.ts';

const kinds = [
  'thumbnail',
  'large-thumbnail',
  'picture',
  'reference',
  'reference-thumbnail',
] as const satisfies MediaKind[];

function isKind(text: string): text is MediaKind {
  return (kinds as readonly string[]).includes(text);
}

/** Kind and id of `media://KIND/ID`; undefined for any other address. */
export function parseMediaAddress(address: string): { kind: MediaKind; id: string } | undefined {
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'media:' || !isKind(url.host)) return undefined;
  const id = url.pathname.slice(1);
  return idPattern.test(id) ? { kind: url.host, id } : undefined;
}

/** Serves pictures by their id. The page never names a path. */
export function serveMedia(findFile: Studio['mediaFile']): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, { Allow: 'GET, HEAD' });
    const asked = parseMediaAddress(request.url);
    const file = asked && (await findFile(asked.kind, asked.id));
    if (!file) return refuse(404);
    let bytes: Buffer<ArrayBuffer>;
    try {
      // Whole files on purpose: through `protocol.handle` every chunk of a stream is a message between processes.
      bytes = await readFile(file.path);
    } catch (cause) {
      if (isMissing(cause)) return refuse(404);
      throw cause;
    }
    return new Response(bytes, {
      headers: {
        ...commonHeaders,
        'Content-Type': file.mediaType,
        'Content-Length': String(bytes.byteLength),
        // An id always means the same picture.
        'Cache-Control': 'private, max-age=31536000, immutable',
        'Content-Security-Policy': `default-src 'none'; sandbox`,
      },
    });
  };
}
