/** The word in the built page that stands for the nonce of one answer; electron.vite.config.ts puts it there. */
export const noncePlaceholder = 'REVERIE_CSP_NONCE';

/** What the page may load: its own files and pictures by id. It makes no request of its own. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' media: blob: data:`,
    `font-src 'self'`,
    `connect-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
  ].join('; ');
}

/** Headers of everything that is served to the page. */
export const commonHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
} as const;

/** An answer without a body worth reading. */
export function refuse(status: 400 | 404 | 405 | 500, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...commonHeaders, ...headers } });
}
