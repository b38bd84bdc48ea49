import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIPv6, type LookupFunction } from 'node:net';
import { isLoopbackHost } from '../../shared/domain/hosts.ts';
import { isPrivateHost, isPrivateIpv4, isPrivateIpv6 } from '../../shared/seedream/callback.ts';

/** Whether an address as DNS gives it belongs to this computer or an internal network. */
export function isPrivateAddress(address: string): boolean {
  return isIPv6(address) ? isPrivateIpv6(address) : isPrivateIpv4(address.split('.').map(Number));
}

/** Thrown by {@link publicLookup}; undici hands it on as the connection's error. */
export class PrivateAddressError extends Error {
  readonly code = 'private_address';

  constructor(hostname: string, address: string) {
    super(`${hostname} leads to the internal address ${address}`);
    this.name = 'PrivateAddressError';
  }
}

/**
 * A DNS lookup that refuses names which lead to an internal address, so that neither a redirect nor a
 * name whose address changes between check and use reaches into the artist's network.
 */
export function publicLookup(resolve: typeof systemLookup = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const refused = error ? undefined : addresses.find(({ address }) => isPrivateAddress(address));
      const first = addresses?.[0];
      if (error) callback(error, '', 0);
      else if (refused) callback(new PrivateAddressError(hostname, refused.address), '', 0);
      else if (options.all) callback(null, addresses);
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
