import { z } from 'zod';
import type { GenerationId } from '../domain/ids.ts';
import { cursor, nothing, route, type Page } from './route.ts';

export const keyStorage = z.enum(['protected', 'weak', 'session']);
export type KeyStorage = z.output<typeof keyStorage>;

/**
 * How well the key is kept. `keychain`: by the system. `weak`: in a file that any program of this user
 * could read, with the artist's consent. `session`: in memory until Reverie closes. `environment`:
 * from REVERIE_API_KEY, for this run. `demo`: the built-in pretend service needs none.
 */
export type KeyProtection = 'keychain' | 'weak' | 'session' | 'environment' | 'demo';

/**
 * A key is stored and cannot be read. `locked`: the keychain is locked, away or does not answer. `refused`: it answers
 * and does not open the key. `file`: the key's file cannot be read at the moment. `newer`: a later version wrote it.
 * All but the last are tried again when the window gets the focus and when the key is needed.
 */
export interface UnreadableKey {
  reason: 'locked' | 'refused' | 'file' | 'newer';
  /** What stands in the way, what to do, and what else may help. */
  message: string;
}

export interface KeyStatus {
  present: boolean;
  /** The last four characters, to tell keys apart. */
  lastFour?: string;
  protection?: KeyProtection;
  /** What this system offers for a key saved now. */
  storageAvailable: 'keychain' | 'weak' | 'none';
  /** Why a stored key cannot be used; only where `present` is false. */
  unreadable?: UnreadableKey;
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

/** In credits. `balance` minus `held` minus `waiting` is `spendable`; everything counts as soon as it happens here. */
export interface Credits {
  /** Credits of the account, shared by all keys, with what is held. */
  account?: number;
  /** What this key may still spend, with what is held; absent when it has no limit of its own. */
  keyLimit?: number;
  /** The smaller of the two. */
  balance?: number;
  /** Reserved by tasks that are under way or may be, as far as Reverie knows. */
  held: number;
  /** Estimate of what the tasks will cost that are not sent yet. */
  waiting: number;
  /** What can be spent. Below zero when what waits costs more than there is. */
  spendable?: number;
  /** When the service was asked last, in milliseconds since 1970; absent when it never was. */
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

export const accountRoutes = {
  keyStatus: route(nothing).answers<KeyStatus>(),
  saveKey: route(
    z.tuple([z.string().min(1).max(1000), z.strictObject({ storage: keyStorage.optional() }).optional()]),
  ).answers<KeyStatus>(),
  clearKey: route(nothing).answers<KeyStatus>(),
  /**
   * Asks the artist, in a dialog of the system, whether the key may go to the addresses in force. Answers when the
   * question is shown; `account.changed` tells what came of it.
   */
  allowAddresses: route(nothing).answers<null>(),
  checkKey: route(z.tuple([z.string().min(1).max(1000).optional()])).answers<{
    accepted: boolean;
    message?: string;
  }>(),
  credits: route(z.tuple([z.strictObject({ refresh: z.boolean().optional() }).optional()])).answers<Credits>(),
  ledger: route(
    z.tuple([z.strictObject({ limit: z.int().min(1).max(500).optional(), cursor: cursor.optional() }).default({})]),
  ).answers<Page<LedgerEntry>>(),
} as const;

export interface AccountEvents {
  changed: { key: KeyStatus; credits: Credits };
}
