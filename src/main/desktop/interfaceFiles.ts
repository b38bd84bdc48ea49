import { readFile } from 'node:fs/promises';
import { extname, join, relative, isAbsolute } from 'node:path';
import { commonHeaders, contentSecurityPolicy, noncePlaceholder, refuse } from './contentSecurity.ts';

/** The host of `app:` addresses; there is one page only. */
export const interfaceHost = 'reverie';
export const interfaceAddress = `app://${interfaceHost}/index.html`;

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** The file an address names, or undefined when it names none inside `folder`. */
export function fileInside(folder: string, pathname: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    // Not percent-encoded text, so no name of ours.
    return undefined;
  }
  if (path.includes('\0') || path.includes('\\')) return undefined;
  const file = join(folder, path === '/' ? 'index.html' : path);
  const inside = relative(folder, file);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? undefined : file;
}

/** Serves the built interface from `folder`. Every page gets a policy of its own nonce. */
export function serveInterface(options: {
  folder: string;
  /** Fresh, unguessable text of letters and digits. */
  makeNonce: () => string;
}): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, { Allow: 'GET, HEAD' });
    const url = new URL(request.url);
    const file = url.host === interfaceHost ? fileInside(options.folder, url.pathname) : undefined;
    if (file === undefined) return refuse(404);
    let bytes: Buffer<ArrayBuffer>;
    try {
      bytes = await readFile(file);
    } catch (cause) {
      if (isMissing(cause)) return refuse(404);
      throw cause;
    }
    const mediaType = mediaTypes[extname(file)] ?? 'application/octet-stream';
    const headers: Record<string, string> = { ...commonHeaders, 'Content-Type': mediaType };
    if (extname(file) !== '.html') return new Response(bytes, { headers });
    const nonce = options.makeNonce();
    return new Response(bytes.toString('utf8').replaceAll(noncePlaceholder, nonce), {
      headers: { ...headers, 'Content-Security-Policy': contentSecurityPolicy(nonce), 'Cache-Control': 'no-store' },
    });
  };
}

/** Whether reading failed because there is no such file. */
export function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(cause.code));
}
