import { maximumCallbackLength } from './limits.ts';

/** RFC 6761, RFC 6762, RFC 8375, ICANN's `.internal`, and what home routers use. */
const internalEndings = ['.localhost', '.local', '.internal', '.home.arpa', '.localdomain', '.lan'];

/** Whether `host` (as `URL.hostname` gives it) is an address of this computer or an internal network. */
export function isPrivateHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (name.startsWith('[')) return isPrivateIpv6(name.slice(1, -1));
  // A name without a dot is looked up in the network it is used in; the endings are set aside for such networks.
  if (!name.includes('.') || internalEndings.some((ending) => name.endsWith(ending))) return true;
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

/** The eight 16-bit groups of an IPv6 address (a zone is left out), or undefined when it is none. */
export function parseIpv6(address: string): number[] | undefined {
  const zoneless = address.split('%')[0] ?? '';
  const dotted = /^(.*:)(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(zoneless);
  const octets = dotted?.slice(2) ?? [];
  if (octets.some((octet) => Number(octet) > 255 || (octet.length > 1 && octet.startsWith('0')))) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = octets.map(Number);
  const text = dotted ? `${dotted[1]}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}` : zoneless;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const groups = (half: string | undefined): number[] =>
    half
      ? half.split(':').map((group) => (/^[0-9a-f]{1,4}$/i.test(group) ? Number.parseInt(group, 16) : Number.NaN))
      : [];
  const head = groups(halves[0]);
  const tail = groups(halves[1]);
  const gap = 8 - head.length - tail.length;
  if (halves.length === 2 && gap < 1) return undefined;
  const all = halves.length === 2 ? [...head, ...Array<number>(gap).fill(0), ...tail] : head;
  return all.length === 8 && all.every((group) => !Number.isNaN(group)) ? all : undefined;
}

/**
 * Whether an IPv6 address is not of the public internet: everything outside of 2000::/3 (loopback,
 * unique-local, link-local, multicast, …), documentation, tunnels whose end cannot be told, and any IPv6
 * form of a private IPv4 address. What is no IPv6 address counts as private.
 */
export function isPrivateIpv6(address: string): boolean {
  const groups = parseIpv6(address);
  if (!groups) return true;
  const [first = 0, second = 0, third = 0, , fifth = 0, sixth = 0, seventh = 0, eighth = 0] = groups;
  const octets = (high: number, low: number): number[] => [high >> 8, high & 255, low >> 8, low & 255];
  const zeros = (from: number, to: number): boolean => groups.slice(from, to).every((group) => group === 0);
  // ::ffff:a.b.c.d and ::ffff:0:a.b.c.d, and the public NAT64 prefix 64:ff9b::/96.
  if (zeros(0, 5) && sixth === 0xffff) return isPrivateIpv4(octets(seventh, eighth));
  if (zeros(0, 4) && fifth === 0xffff && sixth === 0) return isPrivateIpv4(octets(seventh, eighth));
  if (first === 0x64 && second === 0xff9b && zeros(2, 6)) return isPrivateIpv4(octets(seventh, eighth));
  // 6to4 carries the IPv4 address after its prefix.
  if (first === 0x2002) return isPrivateIpv4(octets(second, third));
  const teredo = first === 0x2001 && second === 0;
  const documentation = (first === 0x2001 && second === 0xdb8) || (first === 0x3fff && second < 0x1000);
  // ISATAP ends in ::0:5efe:a.b.c.d or ::200:5efe:a.b.c.d.
  const isatap = (fifth === 0 || fifth === 0x200) && sixth === 0x5efe;
  if (isatap && isPrivateIpv4(octets(seventh, eighth))) return true;
  return teredo || documentation || (first & 0xe000) !== 0x2000;
}

/** Why `address` cannot be a callback address, or undefined when it can (or is empty: none is sent). */
export function callbackProblem(address: string): string | undefined {
  if (address === '') return undefined;
  if (address.length > maximumCallbackLength) {
    return `The callback address is ${address.length} characters long; at most ${maximumCallbackLength} are allowed.`;
  }
  if (/[\s\p{Cc}]/u.test(address)) return 'The callback address must not contain spaces or line breaks.';
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return `“${address.slice(0, 80)}” is not a web address. Use one that begins with https://.`;
  }
  if (url.protocol !== 'https:')
    return `The callback address must begin with https://; this one begins with ${url.protocol}//.`;
  if (url.username || url.password) return 'The callback address must not contain a user name or password.';
  if (isPrivateHost(url.hostname))
    return `EvoLink does not call internal addresses; ${url.hostname} is one. Use a public address.`;
  return undefined;
}
