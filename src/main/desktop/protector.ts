import { safeStorage } from 'electron';
import type { KeyProtector } from '../account/index.ts';

/** The keyrings Electron names. What is not known to be one is not called one. */
const keyrings: ReadonlySet<string> = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']);
/** How Chromium on Linux begins what it has encrypted with its constant key. */
const constantKeyMark = 'v10';

/**
 * Protection by the keyring called `backend`. The name follows from the desktop alone; whether that keyring
 * has answered shows only in something `encrypted`.
 */
export function keyringProtection(backend: string, encrypted: Uint8Array): 'keychain' | 'weak' {
  const mark = Buffer.from(encrypted.subarray(0, constantKeyMark.length)).toString('latin1');
  return keyrings.has(backend) && mark !== constantKeyMark ? 'keychain' : 'weak';
}

/**
 * Protection of the key by the system. Without a keyring, Linux scrambles with a constant key, which is
 * `weak`; so does the stand-in for Electron on every system (`alwaysAskForBackend`).
 */
export function createProtector(alwaysAskForBackend: boolean): KeyProtector {
  return {
    async available() {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'none';
      if (process.platform !== 'linux' && !alwaysAskForBackend) return 'keychain';
      return keyringProtection(safeStorage.getSelectedStorageBackend(), await safeStorage.encryptStringAsync('mark'));
    },
    encrypt: (text) => safeStorage.encryptStringAsync(text),
    async decrypt(bytes) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(bytes));
      return { text: result, encryptAgain: shouldReEncrypt };
    },
  };
}
