import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WithheldKey } from '../../shared/bridge/account.ts';
import { defaultOrigins, EvolinkFailure } from '../evolink/index.ts';
import type { Logger } from '../logging/logger.ts';
import type { Internal } from '../settings/index.ts';
import { fingerprintOf } from './keyText.ts';
import type { KeyVault } from './keyVault.ts';

/** Where requests with the key go: the origin of the API and that of the file service. */
export interface Origins {
  api: string;
  files: string;
}

export interface KeyAddressesOptions {
  vault: Pick<KeyVault, 'current'>;
  /** Where the addresses of a stored key are kept. */
  memory: Pick<Internal, 'keyAddresses'>;
  /** The addresses in force: of the command line, else of the settings, else EvoLink's own. */
  inForce: () => Origins;
  /** A key of the environment is given for the addresses in force now: one person named both. */
  environmentKey: string | undefined;
  logger: Logger;
}

const official: readonly string[] = [defaultOrigins.api, defaultOrigins.files];

/** In the form in which origins are compared. Throws for what is none. */
const normal = (origin: string): string => new URL(origin).origin;

export const hostOf = (origin: string): string => new URL(origin).host;

/** `a`, or `a and b`. */
export function listOf(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words);
}

/**
 * The addresses that each key was given for. The key goes nowhere else, whatever the settings, the command line or
 * the page name. For a stored key they are kept in the settings file under a seal that only the key itself can
 * make, so that who edits the file cannot add one.
 */
export class KeyAddresses {
  readonly #options: KeyAddressesOptions;
  /** Origins by the key's fingerprint, of this run; they win over the kept ones. */
  readonly #given = new Map<string, readonly string[]>();
  readonly #environmentKey: string;

  constructor(options: KeyAddressesOptions) {
    this.#options = options;
    this.#environmentKey = options.environmentKey?.trim() ?? '';
    if (this.#environmentKey !== '') this.give(this.#environmentKey, this.inForce());
  }

  /** The origins in force, without doubles. */
  inForce(): string[] {
    const { api, files } = this.#options.inForce();
    return [...new Set([normal(api), normal(files)])];
  }

  /**
   * The key for a request to `origin`; undefined when there is none. Throws an {@link EvolinkFailure} with the code
   * `key_withheld` when it was not given for that origin.
   */
  async keyFor(origin: string): Promise<string | undefined> {
    const key = await this.#options.vault.current();
    if (key === undefined) return undefined;
    const given = this.#givenFor(key);
    if (given.includes(normal(origin))) return key;
    throw new EvolinkFailure({
      kind: 'key_rejected',
      code: 'key_withheld',
      message: `Your key was given for ${listOf(given.map(hostOf))}, so it is not sent to ${hostOf(origin)}. Allow it or change the address in Settings, and this goes on.`,
      accepted: 'no',
    });
  }

  /** What the key is kept from; undefined when it may go to all addresses in force, or when there is none. */
  async withheld(): Promise<WithheldKey | undefined> {
    const key = await this.#options.vault.current();
    if (key === undefined) return undefined;
    const given = this.#givenFor(key);
    const from = this.inForce().filter((origin) => !given.includes(origin));
    return from.length === 0 ? undefined : { from, givenFor: [...given] };
  }

  /** The artist has typed `key` for these origins, and no others. */
  give(key: string, origins: readonly string[]): void {
    const given = [...new Set(origins.map(normal))];
    this.#given.set(fingerprintOf(key), given);
    // The key of this run hides the stored one, whose addresses stay as they are.
    if (key === this.#environmentKey) return;
    try {
      this.#options.memory.keyAddresses = { origins: given, seal: sealOf(key, given) };
    } catch (error) {
      this.#options.logger.warn('The addresses of the key could not be kept; the next start asks again.', { error });
    }
  }

  /** The artist has allowed these origins for `key` too. */
  allow(key: string, origins: readonly string[]): void {
    this.give(key, [...this.#givenFor(key), ...origins]);
  }

  /** A key of before addresses were kept, or whose seal is not right, counts as given for EvoLink's own. */
  #givenFor(key: string): readonly string[] {
    return this.#given.get(fingerprintOf(key)) ?? this.#kept(key) ?? official;
  }

  #kept(key: string): readonly string[] | undefined {
    const kept = this.#options.memory.keyAddresses;
    if (!kept) return undefined;
    const [seal, right] = [Buffer.from(kept.seal, 'hex'), Buffer.from(sealOf(key, kept.origins), 'hex')];
    return seal.length === right.length && timingSafeEqual(seal, right) ? kept.origins : undefined;
  }
}

/** Only who has the key can make it, and it says nothing of the key. */
function sealOf(key: string, origins: readonly string[]): string {
  return createHmac('sha256', key)
    .update(JSON.stringify(['reverie key addresses', ...origins]))
    .digest('hex');
}

/** The same vault, with what its key may be used for: a key that is saved is given for the addresses in force then. */
export function withAddresses(vault: KeyVault, addresses: KeyAddresses): KeyVault {
  return {
    ...vault,
    async status() {
      const status = await vault.status();
      const withheld = await addresses.withheld();
      const inForce = addresses.inForce();
      return {
        ...status,
        ...(inForce.every((origin) => official.includes(origin)) ? {} : { goesTo: inForce }),
        ...(withheld === undefined ? {} : { withheld }),
      };
    },
    async save(key, storage) {
      const origins = addresses.inForce();
      await vault.save(key, storage);
      addresses.give(key.trim(), origins);
    },
  };
}
