import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may talk to the stand-in: only who knows the token, and only under its own address. */
export interface Access {
  token: string;
  port: number;
}

/** By port, because a browser keeps the cookies of all ports of 127.0.0.1 together. */
export function cookieName({ port }: Access): string {
  return `reverie_${port}`;
}

function isToken(text: string | null | undefined, { token }: Access): boolean {
  const given = Buffer.from(text ?? '');
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function cookie(request: IncomingMessage, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name) return value;
  }
  return undefined;
}

/** How a request is let in: with the token in its address, with the cookie it was given for that, or not at all. */
export function admission(request: IncomingMessage, access: Access): 'token' | 'cookie' | 'refused' {
  const own = `127.0.0.1:${access.port}`;
  // A page of another site that has its name point here still names itself.
  if (request.headers.host !== own) return 'refused';
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${own}`) return 'refused';
  const url = URL.parse(request.url ?? '', `http://${own}`);
  if (isToken(url?.searchParams.get('token'), access)) return 'token';
  return isToken(cookie(request, cookieName(access)), access) ? 'cookie' : 'refused';
}
