import { maximumCallbackLength } from './limits.ts';

/** Whether `host` (as `URL.hostname` gives it) is an address of this computer or an internal network. */
export function isPrivateHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost') || name.endsWith('.local') || name.endsWith('.internal'))
    return true;
  if (name.startsWith('[')) return isPrivateIpv6(name.slice(1, -1));
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(name);
  return parts ? isPrivateIpv4(parts.slice(1).map(Number)) : false;
}

/** Private, loopback, link-local, carrier, benchmark, multicast and reserved IPv4 blocks (RFC 6890). */
export function isPrivateIpv4(parts: number[]): boolean {
  const [a = 0, b = 0, c = 0] = parts;
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    (a === 100 && b >= 64 && b <= 127) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168) ||
    (a === 192 && b === 0 && (c === 0 || c === 2)) ||
    (a === 198 && (b === 18 || b === 19)) ||
    (a === 198 && b === 51 && c === 100) ||
    (a === 203 && b === 0 && c === 113) ||
    a >= 224
  );
}

/** The eight 16-bit groups of an IPv6 address, or undefined when it is none. */
export function parseIpv6(address: string): number[] | undefined {
  const zoneless = address.split('%')[0] ?? '';
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(zoneless);
  const text = dotted
    ? `${dotted[1]}${((Number(dotted[2]) << 8) | Number(dotted[3])).toString(16)}:${((Number(dotted[4]) << 8) | Number(dotted[5])).toString(16)}`
    : zoneless;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const groups = (half: string | undefined): number[] =>
    half
      ? half.split(':').map((group) => (/^[0-9a-f]{1,4}$/i.test(group) ? Number.parseInt(group, 16) : Number.NaN))
      : [];
  const head = groups(halves[0]);
  const tail = groups(halves[1]);
  const gap = 8 - head.length - tail.length;
  const all = halves.length === 2 ? [...head, ...Array<number>(Math.max(0, gap)).fill(0), ...tail] : head;
  return all.length === 8 && all.every((group) => !Number.isNaN(group)) ? all : undefined;
}

/** Loopback, unspecified, unique-local, link-local, multicast, and any IPv6 form of a private IPv4 address. */
export function isPrivateIpv6(address: string): boolean {
  const groups = parseIpv6(address);
  if (!groups) return true;
  const [first = 0, second = 0] = groups;
  const embedded = [(groups[6] ?? 0) >> 8, (groups[6] ?? 0) & 255, (groups[7] ?? 0) >> 8, (groups[7] ?? 0) & 255];
  const leadingZeros = groups.slice(0, 5).every((group) => group === 0);
  if (leadingZeros && groups[5] === 0) return true;
  if (leadingZeros && groups[5] === 0xffff) return isPrivateIpv4(embedded);
  if (first === 0x64 && second === 0xff9b) return isPrivateIpv4(embedded);
  if (first === 0x2002)
    return isPrivateIpv4([second >> 8, second & 255, (groups[2] ?? 0) >> 8, (groups[2] ?? 0) & 255]);
  return (
    (first & 0xfe00) === 0xfc00 ||
    (first & 0xffc0) === 0xfe80 ||
    (first & 0xff00) === 0xff00 ||
    (first === 0x2001 && second === 0xdb8)
  );
}

/** Why `address` cannot be a callback address, or undefined when it can (or is empty: none is sent). */
export function callbackProblem(address: string): string | undefined {
  if (address === '') return undefined;
  if (address.length > maximumCallbackLength) {
    return `The callback address is ${address.length} characters long; at most ${maximumCallbackLength} are allowed.`;
  }
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return `“${address.slice(0, 80)}” is not a web address. Use one that begins with https://.`;
  }
  if (url.protocol !== 'https:')
    return `The callback address must begin with https://; this one begins with ${url.protocol}//.`;
  if (url.username || url.password) return 'The callback address must not hold a user name or password.';
  if (isPrivateHost(url.hostname))
    return `EvoLink does not call internal addresses; ${url.hostname} is one. Use a public address.`;
  return undefined;
}
