import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIPv6, type LookupFunction } from 'node:net';
import { isLoopbackHost } from '../../shared/domain/hosts.ts';
import { isPrivateHost, isPrivateIpv4, isPrivateIpv6, parseIpv6 } from '../../shared/seedream/callback.ts';

/** Whether an address as DNS gives it belongs to this computer or an internal network. */
export function isPrivateAddress(address: string): boolean {
  return isIPv6(address) ? isPrivateIpv6(address) : isPrivateIpv4(address.split('.').map(Number));
}

/**
 * Whether an address is one that VPN and proxy programs in fake-IP mode (Clash, Surge, sing-box) answer for every name
 * and then lead on by that name: 198.18.0.0/15, set aside for benchmarks of networks (RFC 2544), also in its form
 * within IPv6, and sing-box's fc00::/18, which no network of one's own may use (RFC 4193 begins those with fd).
 */
export function isFakeAddress(address: string): boolean {
  const groups = isIPv6(address) ? parseIpv6(address) : undefined;
  if (groups) {
    const [first = 0, second = 0, , , , sixth = 0, seventh = 0] = groups;
    const mapped = sixth === 0xffff && groups.slice(0, 5).every((group) => group === 0);
    return mapped ? isBenchmark(seventh >> 8, seventh & 255) : first === 0xfc00 && second < 0x4000;
  }
  const [a = 0, b = 0] = address.split('.').map(Number);
  return isBenchmark(a, b);
}

function isBenchmark(a: number, b: number): boolean {
  return a === 198 && (b === 18 || b === 19);
}

/** Thrown by {@link publicLookup}; undici hands it on as the connection's error. Its message says what to do. */
export class PrivateAddressError extends Error {
  readonly code = 'private_address';

  constructor(hostname: string, address: string) {
    super(
      isFakeAddress(address)
        ? `A VPN or proxy on this computer answers ${address} for ${hostname} (fake-IP mode), so Reverie cannot tell whether ${hostname} is a public address and does not open it. Turn the fake-IP mode off for ${hostname}, or the VPN or proxy, then try again.`
        : `${hostname} leads to the internal address ${address}, so Reverie does not open it. If a proxy program answers for that name, let it connect directly.`,
    );
    this.name = 'PrivateAddressError';
  }
}

/** How names become addresses, and where these lead. */
export interface NameService {
  /** The system's when absent. */
  resolve?: typeof systemLookup | undefined;
  /** Where a connection to an address really goes, as a VPN decides below Reverie; a test's. */
  route?: ((address: LookupAddress) => LookupAddress) | undefined;
}

/**
 * A DNS lookup that refuses names which lead to an internal address, so that neither a redirect nor a
 * name whose address changes between check and use reaches into the artist's network. `fakeAllowed` is for names
 * that something else proves: the certificate of a host which the service itself has named.
 */
export function publicLookup(
  { resolve = systemLookup, route = (address) => address }: NameService = {},
  fakeAllowed = false,
): LookupFunction {
  const refuses = ({ address }: LookupAddress): boolean =>
    isPrivateAddress(address) && !(fakeAllowed && isFakeAddress(address));
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) {
        callback(error, '', 0);
        return;
      }
      const refused = addresses.find(refuses);
      const reached = addresses.map(route);
      const first = reached[0];
      if (refused) callback(new PrivateAddressError(hostname, refused.address), '', 0);
      else if (options.all) callback(null, reached);
      else callback(null, first?.address ?? '', first?.family);
    });
  };
}

/** Why a result's address may not be opened, in plain words; undefined when it may. */
export function addressProblem(address: URL, loopbackAllowed: (origin: string) => boolean): string | undefined {
  const place = address.host === '' ? address.protocol : address.host;
  if (address.username !== '' || address.password !== '') {
    return `The address at ${place} holds a user name or password, which Reverie does not send.`;
  }
  if (isLoopbackHost(address.hostname) && loopbackAllowed(address.origin)) {
    return /^https?:$/.test(address.protocol) ? undefined : `${place} is no web address.`;
  }
  if (address.protocol !== 'https:') {
    return `The address at ${place} is not a secure one (https), so Reverie does not open it.`;
  }
  if (isPrivateHost(address.hostname)) {
    return `${place} is an address inside this computer or network, so Reverie does not open it.`;
  }
  return undefined;
}
