import type { Clock } from '../../shared/domain/clock.ts';
import { createEvolink, defaultOrigins, type Evolink } from '../evolink/index.ts';
import type { Logger } from '../logging/logger.ts';
import type { Notices, Questions } from '../notices/index.ts';
import type { OpenSettings } from '../settings/index.ts';
import { KeyAddresses, withAddresses, type Origins } from './keyAddresses.ts';
import { KeyQuestion } from './keyQuestion.ts';
import { createKeyVault, type KeyVault } from './keyVault.ts';
import type { KeyProtector } from './storedKey.ts';

export interface KeyOptions {
  userData: string;
  version: string;
  protector: KeyProtector;
  environmentKey?: string | undefined;
  /** Origins given on the command line; they win over the settings. */
  apiOrigin?: string | undefined;
  filesOrigin?: string | undefined;
  settings: Pick<OpenSettings, 'get' | 'internal'>;
  notices: Pick<Notices, 'show' | 'remove'>;
  questions: Questions;
  clock: Clock;
  logger: Logger;
  /** What there is to say of the key is another than before. */
  onChange: () => void;
  /** There is a key where there was none, or it may go where it could not. */
  onUsable: () => void;
}

/** The artist's key: where it is kept, where it may go, and the client that speaks with it. */
export interface Key {
  vault: KeyVault;
  evolink: Evolink;
  /** Asks where the key may go. */
  question: KeyQuestion;
  /** The artist has entered another one, or removed it: what was told of an unreadable one is settled. */
  entered: () => void;
  removed: () => void;
  /** Why there is no key to send with, in words; undefined where there is one. */
  missing: () => Promise<string | undefined>;
}

export function openKey(options: KeyOptions): Key {
  const { clock, environmentKey, logger, notices, onChange, onUsable, questions, settings, userData } = options;
  /** The addresses in force. */
  const origins = (): Origins => ({
    api: options.apiOrigin ?? (settings.get().apiOrigin || defaultOrigins.api),
    files: options.filesOrigin ?? (settings.get().filesOrigin || defaultOrigins.files),
  });
  /** Nothing is unreadable any more. */
  const settle = (): void => {
    notices.remove('key_unreadable');
    onChange();
  };
  const entered = (): void => {
    settle();
    onUsable();
  };
  const stored = createKeyVault({
    userData,
    protector: options.protector,
    clock,
    logger,
    environmentKey,
    onUnreadable: (message, path) => {
      notices.show('key_unreadable', message, path);
      onChange();
    },
    onReadable: entered,
  });
  const addresses = new KeyAddresses({
    vault: stored,
    memory: settings.internal,
    inForce: origins,
    environmentKey,
    logger,
  });
  const vault = withAddresses(stored, addresses);
  return {
    vault,
    evolink: createEvolink({
      origins,
      key: (origin) => addresses.keyFor(origin),
      // The artist's own choice of a proxy or mirror on this computer, and nothing else on it.
      loopbackAllowed: (origin) => origin === origins().api || origin === origins().files,
      logger,
      clock,
      version: options.version,
    }),
    question: new KeyQuestion({ addresses, vault, questions, clock, logger, onAllowed: onUsable }),
    entered,
    removed: settle,
    missing: async () => {
      if ((await vault.current()) !== undefined) return undefined;
      const { unreadable } = await vault.status();
      return unreadable?.message ?? 'There is no EvoLink key yet. Enter it in Settings, then generate.';
    },
  };
}
