import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileInside, serveInterface } from '../../../src/main/desktop/interfaceFiles.ts';
import { parseMediaAddress, serveMedia } from '../../../src/main/desktop/mediaFiles.ts';

let folder: string;
let serve: (request: Request) => Promise<Response>;
let nonces = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reverie-served-'));
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'picture.jpg'), 'bytes of a picture');
  await writeFile(
    join(folder, 'renderer', 'index.html'),
    '<meta property="csp-nonce" nonce="REVERIE_CSP_NONCE"><style nonce="REVERIE_CSP_NONCE"></style>',
  );
  await writeFile(join(folder, 'renderer', 'assets', 'index.js'), 'const placeholder = "REVERIE_CSP_NONCE";');
  serve = serveInterface({
    folder: join(folder, 'renderer'),
    makeNonce: () => {
      nonces += 1;
      return `nonce${nonces}`;
    },
  });
});

afterAll(() => rm(folder, { recursive: true }));

const get = (address: string, method = 'GET'): Promise<Response> => serve(new Request(address, { method }));

describe('the interface under app:', () => {
  it('comes with a strict policy and a nonce of its own each time', async () => {
    const [first, second] = [await get('app://reverie/'), await get('app://reverie/index.html')];
    const nonce = `nonce${nonces}`;
    const policy = second.headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toStrictEqual([
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
    ]);
    expect(await second.text()).toBe(`<meta property="csp-nonce" nonce="${nonce}"><style nonce="${nonce}"></style>`);
    expect(first.headers.get('content-security-policy')).not.toBe(policy);
  });

  it('says what each file is, and forbids guessing', async () => {
    const script = await get('app://reverie/assets/index.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await script.text()).toBe('const placeholder = "REVERIE_CSP_NONCE";');
  });

  it.each([
    ['a file that is not there', 'app://reverie/nothing.js', 'GET', 404],
    ['a folder', 'app://reverie/assets', 'GET', 404],
    ['a path below a file', 'app://reverie/index.html/x', 'GET', 404],
    ['another host', 'app://elsewhere/index.html', 'GET', 404],
    ['a way out', 'app://reverie/%2e%2e/secret.txt', 'GET', 404],
    ['a way out with encoded slashes', 'app://reverie/..%2fsecret.txt', 'GET', 404],
    ['a name that is no text', 'app://reverie/%ff', 'GET', 404],
    ['a change', 'app://reverie/index.html', 'POST', 405],
  ])('does not serve %s', async (_what, address, method, status) => {
    expect((await get(address, method)).status).toBe(status);
  });

  it('never names a file outside its folder, whatever is asked', () => {
    const part = fc.oneof(fc.constantFrom('..', '.', '', '%2e%2e', '%2f', '%5c', '\\', '%00', 'C:', 'a'), fc.string());
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const file = fileInside('/served/renderer', `/${parts.join('/')}`);
        expect(file === undefined || file.startsWith('/served/renderer/')).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('pictures under media:', () => {
  const asked: string[] = [];
  const serveFile = serveMedia((kind, id) => {
    asked.push(`${kind} ${id}`);
    const path = join(folder, id === 'gone' ? 'gone.jpg' : 'picture.jpg');
    return Promise.resolve(id === 'unknown' ? undefined : { path, mediaType: 'image/jpeg' });
  });
  const ask = (address: string, method = 'GET'): Promise<Response> => serveFile(new Request(address, { method }));

  it('come byte for byte, with their type, for good', async () => {
    const answer = await ask('media://picture/aB3-_x');
    expect(await answer.text()).toBe('bytes of a picture');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': '18',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect(asked.at(-1)).toBe('picture aB3-_x');
  });

  it.each([
    ['an id nobody knows', 'media://picture/unknown', 'GET', 404],
    ['a file that is gone from the disk', 'media://picture/gone', 'GET', 404],
    ['a kind there is not', 'media://database/p1', 'GET', 404],
    ['a path', 'media://picture/../../etc/passwd', 'GET', 404],
    ['a path in one piece', 'media://picture/..%2f..%2fetc%2fpasswd', 'GET', 404],
    ['no id', 'media://picture/', 'GET', 404],
    ['a change', 'media://picture/p1', 'DELETE', 405],
  ])('are not served for %s', async (_what, address, method, status) => {
    expect((await ask(address, method)).status).toBe(status);
  });

  it.each(['thumbnail', 'large-thumbnail', 'picture', 'reference', 'reference-thumbnail'])(
    'are found by %s and id',
    (kind) => {
      expect(parseMediaAddress(`media://${kind}/x1`)).toStrictEqual({ kind, id: 'x1' });
    },
  );
});
