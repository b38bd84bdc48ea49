import { safeStorage } from 'electron';
import type { KeyProtector } from '../studio.ts';

/**
 * Protection of the key by the system. Without a keyring, Linux scrambles with a constant key, which is
 * `weak`; so does the stand-in for Electron on every system (`alwaysAskForBackend`).
 */
export function createProtector(alwaysAskForBackend: boolean): KeyProtector {
  return {
    async available() {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'none';
      if (process.platform !== 'linux' && !alwaysAskForBackend) return 'keychain';
      const backend = safeStorage.getSelectedStorageBackend();
      // What is not known to be a keyring is not called one.
      return backend === 'basic_text' || backend === 'unknown' ? 'weak' : 'keychain';
    },
    encrypt: (text) => safeStorage.encryptStringAsync(text),
    async decrypt(bytes) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(bytes));
      return { text: result, encryptAgain: shouldReEncrypt };
    },
  };
}
