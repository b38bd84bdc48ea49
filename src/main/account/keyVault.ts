import type { KeyProtection, KeyStatus, UnreadableKey } from '../../shared/bridge/account.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { KeyStorage } from '../../shared/bridge/account.ts';
import { waitAtMost, type Clock } from '../../shared/domain/clock.ts';
import type { Logger } from '../logging/logger.ts';
import { lastFourOf, readKey } from './keyText.ts';
import { placeFor } from './placeFor.ts';
import { StoredKeyReader, unreadableWords, type KeyProtector, type Unlocking } from './storedKey.ts';
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
  /** Told when a key is there that could not be read before. */
  onReadable?: () => void;
}

export type KeyFacts = Omit<KeyStatus, 'check'>;

/** Where the artist's key is kept. Only {@link current} ever hands it out. */
export interface KeyVault {
  /**
   * The key to use now; the environment's wins. Undefined when there is none, or none that can be read; one that is
   * stored is tried again at each question, at growing distances.
   */
  current(): Promise<string | undefined>;
  /** Tries to read a stored key that could not be read, unless that was tried within `distance` milliseconds. */
  tryAgain(distance?: number): Promise<void>;
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

/** Who asks for the key waits no longer than this for a keychain that asks its owner first. In milliseconds. */
const patience = 3000;
/** A keychain that may ask its owner is not tried again sooner than this when the window gets the focus. In milliseconds. */
const focusDistance = 5000;
/** And at the most often when the key is needed: 5, 10, 20, … s. In milliseconds. */
const useDistance = { first: 5000, longest: 60_000 };

/** Reads nothing from disk before the first question. */
export function createKeyVault(options: KeyVaultOptions): KeyVault {
  const { protector, clock, logger } = options;
  const file = new VaultFile(options.userData);
  const reader = new StoredKeyReader(protector, clock, logger);
  const environmentKey = options.environmentKey?.trim() === '' ? undefined : options.environmentKey?.trim();
  if (environmentKey !== undefined) logger.addSecret?.(environmentKey);
  let held: Held | undefined;
  /** Nothing is left to be read: the stored key was read, there is none, or another has taken its place. */
  let opened = false;
  let unreadable: UnreadableKey | undefined;
  /** What was last seen in the file. */
  let stored: VaultContents | undefined;
  let opening: Promise<void> | undefined;
  let failures = 0;
  let lastTried = 0;
  /** Ends of the work so far: saving, clearing and what follows from opening never overlap. */
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
    unreadable = undefined;
    opened = true;
    options.onUnreadable?.(
      'The stored key cannot be read; it may come from another computer or user. Enter your key again.',
      place,
    );
  }

  /** Nothing is moved or forgotten: it is tried again. */
  function keepWaiting(reason: UnreadableKey['reason'], said: { words: string; help: string }, cause: unknown): void {
    if (opened) return;
    logger.warn('The stored key cannot be read at the moment', { reason, cause });
    const before = unreadable?.message;
    const message = `${said.words} ${said.help}`;
    unreadable = { reason, message };
    if (message !== before) options.onUnreadable?.(said.words, file.path);
  }

  async function follow(unlocking: Unlocking, found: VaultContents): Promise<void> {
    if (opened) return;
    switch (unlocking.outcome) {
      case 'read': {
        logger.addSecret?.(unlocking.key);
        held = { key: unlocking.key, protection: found.protection };
        opened = true;
        const waited = unreadable !== undefined;
        unreadable = undefined;
        if (unlocking.encryptAgain) await encryptAgain(held.key, found);
        if (waited) options.onReadable?.();
        return;
      }
      case 'broken':
        await setAside(unlocking.cause);
        return;
      case 'locked':
      case 'refused':
        keepWaiting(unlocking.outcome, unreadableWords[unlocking.outcome], unlocking.cause);
        return;
    }
  }

  /** The old form still works, so whatever goes wrong here leaves it where it is; the next start asks again. */
  async function encryptAgain(key: string, found: VaultContents): Promise<void> {
    try {
      const protection = (await protector.available()) === 'keychain' ? 'keychain' : 'weak';
      if (protection === 'weak' && found.protection === 'keychain') {
        throw new Error('It would be less protected than it is.');
      }
      await store(key, protection);
    } catch (error) {
      logger.warn('The stored key could not be encrypted anew', { cause: error });
    }
  }

  async function open(): Promise<void> {
    const reading = await file.read();
    stored = reading.state === 'good' ? reading : undefined;
    switch (reading.state) {
      case 'none':
        opened = true;
        return;
      case 'damaged':
        await inTurn(async () => {
          if (!opened) await setAside(reading.cause);
        });
        return;
      case 'newer':
        keepWaiting('newer', unreadableWords.newer, undefined);
        return;
      case 'unavailable': {
        const code = (reading.cause as NodeJS.ErrnoException).code ?? 'unknown';
        const words = `The file with your key cannot be read at the moment (${code}): ${file.path}. Reverie tries again.`;
        keepWaiting('file', { words, help: 'See whether another program holds it.' }, reading.cause);
        return;
      }
      case 'good': {
        const unlocking = await reader.unlock(reading);
        await inTurn(() => follow(unlocking, reading));
      }
    }
  }

  /** Reads the stored key unless that was tried within `distance`, and waits for it as long as `patience` says. */
  async function look(distance: number): Promise<void> {
    if (opened) return;
    const since = clock.now() - lastTried;
    if (!opening && unreadable && since >= 0 && since < distance) return;
    opening ??= open().finally(() => {
      opening = undefined;
      lastTried = clock.now();
      failures = opened ? 0 : failures + 1;
    });
    const asked = opening;
    await waitAtMost(clock, patience, asked, () => {
      if (!opened && opening === asked) keepWaiting('locked', unreadableWords.locked, 'No answer yet.');
    });
  }

  const ofUse = (): number =>
    Math.min(useDistance.first * 2 ** Math.min(Math.max(0, failures - 1), 10), useDistance.longest);

  /** `none` where the system does not say. */
  async function available(): Promise<KeyStatus['storageAvailable']> {
    let answer: KeyStatus['storageAvailable'] = 'none';
    const asking = protector.available().then(
      (given) => {
        answer = given;
      },
      (cause: unknown) => {
        logger.warn('What protects a key could not be found out', { cause });
      },
    );
    await waitAtMost(clock, patience, asking);
    return answer;
  }

  async function store(key: string, protection: VaultContents['protection']): Promise<void> {
    const ciphertext = Buffer.from(await reader.seal(key)).toString('base64');
    await file.write({ version: 1, protection, ciphertext, lastFour: lastFourOf(key) });
  }

  return {
    async current() {
      if (environmentKey !== undefined) return environmentKey;
      await look(ofUse());
      return held?.key;
    },

    tryAgain: (distance = focusDistance) => (environmentKey === undefined ? look(distance) : Promise.resolve()),

    async status() {
      const storageAvailable = await available();
      if (environmentKey !== undefined) {
        const lastFour = lastFourOf(environmentKey);
        return { present: true, lastFour, protection: 'environment', storageAvailable };
      }
      await look(ofUse());
      if (!held) return { present: false, storageAvailable, ...(unreadable ? { unreadable } : {}) };
      return { present: true, lastFour: lastFourOf(held.key), protection: held.protection, storageAvailable };
    },

    async save(typed, storage) {
      logger.addSecret?.(typed.trim());
      const key = readKey(typed);
      // What it takes the place of is looked at first, once.
      if (!unreadable) await look(0);
      await inTurn(async () => {
        const kind = await available();
        const place = placeFor(storage, kind);
        try {
          if (place === 'store') {
            const protection = kind === 'keychain' ? 'keychain' : 'weak';
            await store(key, protection);
            held = { key, protection };
          } else {
            // The earlier key was replaced: it must not come back at the next start. But where it cannot be read only
            // now and is the same as far as its end tells, it is what the next start needs.
            if (!(unreadable && stored?.lastFour === lastFourOf(key))) await file.remove();
            held = { key, protection: 'session' };
          }
        } catch (error) {
          const words = `The key could not be saved to ${file.path}. Check the disk, then try again.`;
          throw new ReverieError('disk', words, { cause: error });
        }
        opened = true;
        unreadable = undefined;
      });
    },

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
        unreadable = undefined;
      }),
  };
}
