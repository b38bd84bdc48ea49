import type { UnreadableKey } from '../../shared/bridge/account.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import type { Logger } from '../logging/logger.ts';
import { readKey } from './keyText.ts';
import type { VaultContents } from './vaultFile.ts';

/** Protection of the key by the system, as `desktop/` gets it from Electron's safeStorage. */
export interface KeyProtector {
  /** `weak` where the system would only scramble it with a constant key. */
  available(): Promise<'keychain' | 'weak' | 'none'>;
  encrypt(text: string): Promise<Uint8Array>;
  /** `encryptAgain` asks for the text to be encrypted and stored anew (the system's key has changed). */
  decrypt(bytes: Uint8Array): Promise<{ text: string; encryptAgain: boolean }>;
}

/** A stored key is believed to be broken after this many refusals by a keychain that works otherwise, … */
const refusalsNeeded = 3;
/** … and not before they have gone on for so long: at a login, keychains and keyrings come one after the other. In milliseconds. */
const refusalsFor = 60_000;

/**
 * How Electron begins to say that a keychain is locked or away: "… is temporarily unavailable. Please try again."
 * (shell/browser/api/electron_api_safe_storage.cc). No documented code tells it from other refusals.
 */
const saysTemporary = /temporarily unavailable/i;

/** What came of one attempt to read the stored key. */
export type Unlocking =
  | { outcome: 'read'; key: string; encryptAgain: boolean }
  | { outcome: 'locked' | 'refused' | 'broken'; cause: unknown };

/** Each in a sentence or two, and what helps where that does not. */
export const unreadableWords: Record<Exclude<UnreadableKey['reason'], 'file'>, { words: string; help: string }> = {
  locked: {
    words: 'The keychain is locked or not answering, so your key cannot be used yet. Unlock it, then come back here.',
    help: 'If that does not help, start Reverie again or enter the key again.',
  },
  refused: {
    words: 'The keychain does not open your key at the moment. Reverie keeps the key and tries again.',
    help: 'If this goes on, the key may come from another computer or user: enter it again.',
  },
  newer: {
    words: 'Your key was stored by a newer version of Reverie.',
    help: 'Start that version, or enter the key again to replace it.',
  },
};

/**
 * Reads what is stored, and tells a keychain that says no for a moment from a key that is not this system's. Whatever
 * is not known to be lasting counts as passing: a refusal weighs only while the same keychain proves that it works.
 */
export class StoredKeyReader {
  readonly #protector: KeyProtector;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #refusals = 0;
  #refusedSince: number | undefined;

  constructor(protector: KeyProtector, clock: Clock, logger: Logger) {
    this.#protector = protector;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Never rejects. */
  async unlock(stored: VaultContents): Promise<Unlocking> {
    try {
      const available = await this.#protector.available();
      // Without the keyring that locked it, there is nothing to ask.
      if (available === 'none' || (available === 'weak' && stored.protection === 'keychain')) {
        return { outcome: 'locked', cause: `The protection is ${available}.` };
      }
      const { text, encryptAgain } = await this.#protector.decrypt(Buffer.from(stored.ciphertext, 'base64'));
      // A wrong key can decrypt to something, which is no key then.
      readKey(text);
      this.#refusals = 0;
      return { outcome: 'read', key: text, encryptAgain };
    } catch (cause) {
      if (saysTemporary.test(String(cause)) || !(await this.#works())) return { outcome: 'locked', cause };
      return { outcome: this.#isProved() ? 'broken' : 'refused', cause };
    }
  }

  /** Encrypts `key` and makes sure that it can be read again. Rejects where not. */
  async seal(key: string): Promise<Uint8Array> {
    const sealed = await this.#protector.encrypt(key);
    const { text } = await this.#protector.decrypt(sealed);
    if (text !== key) throw new Error('What was encrypted does not decrypt to the same.');
    return sealed;
  }

  async #works(): Promise<boolean> {
    try {
      await this.seal('mark');
      return true;
    } catch (cause) {
      this.#logger.warn('The keychain does not work at the moment', { cause });
      return false;
    }
  }

  #isProved(): boolean {
    const now = this.#clock.now();
    if (this.#refusals === 0 || this.#refusedSince === undefined || this.#refusedSince > now) this.#refusedSince = now;
    this.#refusals += 1;
    return this.#refusals >= refusalsNeeded && now - this.#refusedSince >= refusalsFor;
  }
}
