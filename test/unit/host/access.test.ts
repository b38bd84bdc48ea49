import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { admission } from '../../host/access.ts';

const access = { token: 'f00d', port: 4000 };
const ask = (url: string, headers: Record<string, string> = {}): string =>
  admission({ url, headers: { host: '127.0.0.1:4000', ...headers } } as unknown as IncomingMessage, access);

describe('who may talk to the stand-in', () => {
  it.each([
    ['the address that was printed', '/?token=f00d', {}, 'token'],
    ['a page that was opened with it', '/assets/index.js', { cookie: 'other=1; reverie_4000=f00d' }, 'cookie'],
    ['the page’s own requests', '/', { cookie: 'reverie_4000=f00d', origin: 'http://127.0.0.1:4000' }, 'cookie'],
    ['anybody else', '/', {}, 'refused'],
    ['a wrong token', '/?token=f00e', {}, 'refused'],
    ['a token of another length', '/?token=f00d0', {}, 'refused'],
    ['the cookie of a stand-in at another port', '/', { cookie: 'reverie_4001=f00d' }, 'refused'],
    ['a name that was pointed here', '/?token=f00d', { host: 'evil.example:4000' }, 'refused'],
    ['another site', '/?token=f00d', { origin: 'https://evil.example' }, 'refused'],
  ])('%s', (_who, url, headers, expected) => {
    expect(ask(url, headers)).toBe(expected);
  });
});
