import type { KeyProtection, KeyStatus } from '../../shared/bridge/account.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { KeyStorage } from '../../shared/bridge/schemas.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import type { Logger } from '../logging/logger.ts';
import type { KeyProtector } from '../studio.ts';
import { lastFourOf, readKey } from './keyText.ts';
import { VaultFile, type VaultContents } from './vaultFile.ts';

export interface KeyVaultOptions {
  /** The vault is `<userData>/vault.json`. */
  userData: string;
  protector: KeyProtector;
  clock: Clock;
  /** Every key that is seen is registered with its redaction. */
  logger: Logger;
  /** Used instead of a stored key, and never stored. */
  environmentKey?: string | undefined;
  /** Told when a stored key cannot be read; `path` is where its file lies now. */
  onUnreadable?: (message: string, path: string) => void;
}

export type KeyFacts = Omit<KeyStatus, 'check'>;

/** Where the artist's key is kept. Only {@link current} ever hands it out. */
export interface KeyVault {
  /** The key to use now; the environment's wins. Undefined when there is none, or none that can be read. */
  current(): Promise<string | undefined>;
  status(): Promise<KeyFacts>;
  /**
   * Takes a key in place of any earlier one. Without `storage` it is stored where the system protects it,
   * else kept until Reverie closes. `weak` is the artist's consent to a storage that does not protect.
   * Throws `invalid_input`, `weak_storage` or `disk`; then the earlier key stays.
   */
  save(key: string, storage?: KeyStorage): Promise<void>;
  /** Forgets the stored and the session's key. */
  clear(): Promise<void>;
}

interface Held {
  key: string;
  protection: Extract<KeyProtection, 'keychain' | 'weak' | 'session'>;
}

const unprotected =
  'This system has no protected storage for the key. Keep it until Reverie closes, or save it anyway in a file that other programs of yours could read.';

/** Reads nothing from disk before the first question. */
export function createKeyVault(options: KeyVaultOptions): KeyVault {
  const { protector, clock, logger } = options;
  const file = new VaultFile(options.userData);
  const environmentKey = options.environmentKey?.trim() === '' ? undefined : options.environmentKey?.trim();
  if (environmentKey !== undefined) logger.addSecret?.(environmentKey);
  let held: Held | undefined;
  /** The stored key has been read (or found to be unreadable) in this run. */
  let opened = false;
  /** Ends of the work so far: saving, clearing and opening never overlap. */
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = turn.then(work, work);
    turn = next.catch(() => undefined);
    return next;
  }

  async function setAside(cause: unknown): Promise<void> {
    let place = file.path;
    try {
      place = await file.setAside(clock.now());
    } catch (error) {
      logger.warn('The stored key’s file could not be set aside', { file: file.path, cause: error });
    }
    logger.warn('The stored key could not be read', { keptAs: place, cause });
    options.onUnreadable?.(
      'The stored key cannot be read; it may come from another computer or user. Enter your key again.',
      place,
    );
  }

  async function unlock(stored: VaultContents): Promise<void> {
    const available = await protector.available();
    // Without the keyring that locked it, the file is not damaged: it can be read once the keyring is back.
    if (available === 'none' || (available === 'weak' && stored.protection === 'keychain')) {
      logger.warn('The stored key cannot be read without the system’s protected storage', { available });
      options.onUnreadable?.(
        'The system’s protected storage cannot be reached, so the stored key cannot be read. Unlock it and start Reverie again, or enter the key again.',
        file.path,
      );
      return;
    }
    let decrypted: { text: string; encryptAgain: boolean };
    try {
      decrypted = await protector.decrypt(Buffer.from(stored.ciphertext, 'base64'));
      readKey(decrypted.text);
    } catch (error) {
      await setAside(error);
      return;
    }
    logger.addSecret?.(decrypted.text);
    held = { key: decrypted.text, protection: stored.protection };
    if (decrypted.encryptAgain) await encryptAgain(held);
  }

  async function encryptAgain({ key }: Held): Promise<void> {
    try {
      await store(key);
    } catch (error) {
      // The old form still works now; the next start asks again.
      logger.warn('The stored key could not be encrypted anew', { cause: error });
    }
  }

  async function open(): Promise<void> {
    if (opened) return;
    const reading = await file.read();
    if (reading.state === 'good') await unlock(reading);
    if (reading.state === 'damaged') await setAside(reading.cause);
    opened = true;
  }

  async function store(key: string): Promise<Held['protection']> {
    const protection = (await protector.available()) === 'keychain' ? 'keychain' : 'weak';
    const ciphertext = Buffer.from(await protector.encrypt(key)).toString('base64');
    await file.write({ version: 1, protection, ciphertext, lastFour: lastFourOf(key) });
    return protection;
  }

  async function protectionFor(storage: KeyStorage | undefined): Promise<'store' | 'session'> {
    const available = await protector.available();
    switch (storage) {
      case undefined:
        return available === 'keychain' ? 'store' : 'session';
      case 'session':
        return 'session';
      case 'protected':
        if (available !== 'keychain') throw new ReverieError('weak_storage', unprotected);
        return 'store';
      case 'weak':
        if (available === 'none') {
          throw new ReverieError(
            'weak_storage',
            'This system offers no storage for the key at all. It can be kept until Reverie closes.',
          );
        }
        return 'store';
    }
  }

  return {
    async current() {
      if (environmentKey !== undefined) return environmentKey;
      if (!opened) await inTurn(open);
      return held?.key;
    },

    status: () =>
      inTurn(async () => {
        const storageAvailable = await protector.available();
        if (environmentKey !== undefined) {
          const lastFour = lastFourOf(environmentKey);
          return { present: true, lastFour, protection: 'environment', storageAvailable };
        }
        await open();
        if (!held) return { present: false, storageAvailable };
        return { present: true, lastFour: lastFourOf(held.key), protection: held.protection, storageAvailable };
      }),

    save: (typed, storage) =>
      inTurn(async () => {
        logger.addSecret?.(typed.trim());
        const key = readKey(typed);
        const place = await protectionFor(storage);
        try {
          if (place === 'store') held = { key, protection: await store(key) };
          else {
            // The earlier key was replaced: it must not come back at the next start.
            await file.remove();
            held = { key, protection: 'session' };
          }
        } catch (error) {
          const words = `The key could not be saved to ${file.path}. Check the disk, then try again.`;
          throw new ReverieError('disk', words, { cause: error });
        }
        opened = true;
      }),

    clear: () =>
      inTurn(async () => {
        try {
          await file.remove();
        } catch (error) {
          const words = `The key could not be removed from ${file.path}. Check the disk, then try again.`;
          throw new ReverieError('disk', words, { cause: error });
        }
        held = undefined;
        opened = true;
      }),
  };
}
