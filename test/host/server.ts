import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { admission, cookieName, type Access } from './access.ts';
import { rewritePolicy } from './addresses.ts';
import { control } from './control.ts';
import { standIn } from './electron.ts';
import { world } from './world.ts';

/** Largest message of a page: a hundred pasted pictures, and room. In bytes. */
const largestMessage = 1_000_000_000;
const pageScripts = new Set(['start.ts', 'connection.ts', 'codec.ts', 'messages.ts', 'worlds.ts']);

type Headers = Record<string, string>;

function send(response: ServerResponse, status: number, headers: Headers, body: string | Buffer = ''): void {
  response.writeHead(status, { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', ...headers });
  response.end(body);
}

const script: Headers = { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-store' };

/** The built preload script as a module of one function, called with what a sandboxed preload finds. */
async function preloadModule(): Promise<string> {
  const path = standIn.windows[0]?.options.webPreferences?.preload;
  if (path === undefined) throw new Error('The window has no preload script.');
  return `export default function (require, module, exports) {\n${await readFile(path, 'utf8')}\n}\n`;
}

/** The stand-in's own addresses, `/__host/NAME`. */
async function serveOwn(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
  if (name === 'preload.js') {
    send(response, 200, script, await preloadModule());
    return;
  }
  const [folder, file = ''] = name.split('/');
  if (folder === 'page' && pageScripts.has(file)) {
    const source = await readFile(join(import.meta.dirname, 'page', file), 'utf8');
    send(response, 200, script, stripTypeScriptTypes(source));
    return;
  }
  const { status, body } = await control(world, request, name);
  send(response, status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }, JSON.stringify(body));
}

/** The address of the app's own scheme that an address of the stand-in means. */
export function schemeAddress({ pathname, search }: URL, page: string): string {
  const media = /^\/media\/(.+)$/.exec(pathname);
  if (media) return `media://${media[1]}`;
  const { protocol, host } = new URL(page);
  // A development server tells the versions of a module by its query.
  return pathname === '/' ? page : `${protocol}//${host}${pathname}${search}`;
}

/** Puts the preload script before the scripts of the page. */
function addPreload(html: string): string {
  const first = '<script type="module" src="/__host/page/start.ts"></script>';
  const placed = html.replace(/<head(\s[^>]*)?>/i, (head) => `${head}${first}`);
  if (placed === html) throw new Error('The page has no <head> to put the preload script into.');
  return placed;
}

async function serveApp(request: IncomingMessage, response: ServerResponse, url: URL, access: Access): Promise<void> {
  if (url.pathname === '/favicon.ico') {
    // Browsers ask for one by themselves; an Electron window does not.
    send(response, 204, {});
    return;
  }
  const page = standIn.windows[0]?.webContents.getURL();
  if (page === undefined || page === '') {
    send(response, 503, {}, 'Reverie has no window.');
    return;
  }
  const method = request.method ?? 'GET';
  const answer = await standIn.protocol.fetch(schemeAddress(url, page), method, request.headers.accept);
  const headers: Headers = Object.fromEntries(answer.headers);
  const policy = answer.headers.get('content-security-policy');
  if (policy !== null) {
    headers['content-security-policy'] = rewritePolicy(policy, `ws://127.0.0.1:${access.port}/__host/ipc`);
  }
  const isPage = (answer.headers.get('content-type') ?? '').startsWith('text/html');
  const body = Buffer.from(await answer.arrayBuffer());
  const sent = isPage ? Buffer.from(addPreload(body.toString('utf8'))) : body;
  delete headers['content-length'];
  headers['content-length'] = String(sent.byteLength);
  send(response, answer.status, headers, method === 'HEAD' ? '' : sent);
}

async function answer(request: IncomingMessage, response: ServerResponse, access: Access): Promise<void> {
  const admitted = admission(request, access);
  if (admitted === 'refused') {
    send(response, 403, { 'Content-Type': 'text/plain' }, 'Open the address that Reverie printed when it started.');
    return;
  }
  if (admitted === 'token') {
    response.setHeader('Set-Cookie', `${cookieName(access)}=${access.token}; HttpOnly; SameSite=Strict; Path=/`);
  }
  const url = new URL(request.url ?? '/', standInOrigin(access));
  const own = /^\/__host\/(.+)$/.exec(url.pathname);
  await (own ? serveOwn(request, response, own[1] ?? '') : serveApp(request, response, url, access));
}

function standInOrigin({ port }: Access): string {
  return `http://127.0.0.1:${port}`;
}

/** Serves the app on loopback to whoever knows `token`. Rejects when the port is taken. */
export async function startServer(port: number, token: string): Promise<{ access: Access; close(): void }> {
  const access: Access = { token, port };
  const server: Server = createServer((request, response) => {
    answer(request, response, access).catch((cause: unknown) => {
      console.error(`${request.method} ${request.url?.split('?')[0]} failed.`, cause);
      if (response.headersSent) response.destroy();
      else send(response, 500, {});
    });
  });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    // Each message is a task of its own, as in Electron: else an answer that is given after an `await` is overtaken
    // by what the next message of the same packet brings about.
    allowSynchronousEvents: false,
  });
  server.on('upgrade', (request, socket, head) => {
    const { pathname } = new URL(request.url ?? '/', standInOrigin(access));
    if (pathname !== '/__host/ipc' || admission(request, access) === 'refused') {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (page) => {
      standIn.pages.add(page);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  access.port = address.port;
  return {
    access,
    close: () => {
      standIn.pages.close();
      sockets.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
