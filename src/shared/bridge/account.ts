import type { GenerationId } from '../domain/ids.ts';

/**
 * How well the key is kept. `keychain`: by the system. `weak`: in a file that any program of this user
 * could read, with the artist's consent. `session`: in memory until Reverie closes. `environment`:
 * from REVERIE_API_KEY, for this run. `demo`: the built-in pretend service needs none.
 */
export type KeyProtection = 'keychain' | 'weak' | 'session' | 'environment' | 'demo';

export interface KeyStatus {
  present: boolean;
  /** The last four characters, to tell keys apart. */
  lastFour?: string;
  protection?: KeyProtection;
  /** What this system offers for a key saved now. */
  storageAvailable: 'keychain' | 'weak' | 'none';
  /** Answer of the last check in this run. */
  check?: { at: number; accepted: boolean; message?: string };
  /** Origins that a key saved now is given for; absent when they are EvoLink's own. */
  goesTo?: string[];
  /** There is a key, and it is not sent to all addresses in force; what would be sent there waits. */
  withheld?: WithheldKey;
}

/** What a key is kept from until the artist allows it (`account.allowAddresses`), enters it again or changes the address. */
export interface WithheldKey {
  /** Origins in force that it was not given for; one or two. */
  from: string[];
  /** Origins that it was given for. */
  givenFor: string[];
}

export interface Credits {
  /** Credits of the account, shared by all keys. */
  account?: number;
  /** What this key may still spend; absent when it has no limit of its own. */
  keyLimit?: number;
  /** What can be spent: the smaller of the two. */
  spendable?: number;
  /** Reserved by tasks that are under way, as far as Reverie knows. */
  held: number;
  /** When it was read, in milliseconds since 1970; absent when it never was. */
  readAt?: number;
  /** Why the last reading failed; absent where the key was withheld, which its status tells. */
  problem?: string;
}

/** One paid task, or one that may have been paid. */
export interface LedgerEntry {
  generationId: GenerationId;
  at: number;
  prompt: string;
  pictures: number;
  taskId?: string;
  reserved?: number;
  used?: number;
  /** `held`: under way. `charged`: finished. `not_charged`: failed. `in_doubt`: the answer to the submit is not known. */
  state: 'held' | 'charged' | 'not_charged' | 'in_doubt';
}
