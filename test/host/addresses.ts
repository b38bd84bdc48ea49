/**
 * `value` with every `media:` address under a key that ends in `Url` turned into one the page can load.
 * In Electron the page loads `media:` itself; a browser does not know it.
 */
export function rewriteMediaAddresses(value: unknown, origin: string): unknown {
  if (Array.isArray(value)) return value.map((item) => rewriteMediaAddresses(item, origin));
  if (typeof value !== 'object' || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      typeof item === 'string' && key.endsWith('Url') && item.startsWith('media://')
        ? `${origin}/media/${item.slice('media://'.length)}`
        : rewriteMediaAddresses(item, origin),
    ]),
  );
}

/** The page's policy as it has to read over HTTP: `media:` is served by the same origin, and the page talks to the stand-in. */
export function rewritePolicy(policy: string, socketAddress: string): string {
  return policy
    .split(';')
    .map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      if (name === 'connect-src') return `connect-src ${socketAddress}`;
      const rewritten = sources.map((source) => (source === 'media:' ? `'self'` : source));
      return [name, ...new Set(rewritten)].join(' ');
    })
    .join('; ');
}
