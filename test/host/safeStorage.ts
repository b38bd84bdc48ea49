import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { world } from './world.ts';

/** Constant, as on a Linux machine without a keyring: it keeps the text from plain sight and no more. */
const key = scryptSync('Reverie stand-in for Electron', 'not a secret', 32);
const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

type Members = 'decryptStringAsync' | 'encryptStringAsync' | 'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable';

/** Electron's `safeStorage` without a keyring. */
export const standInSafeStorage = {
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => 'basic_text',
  async encryptStringAsync(plainText) {
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv(algorithm, key, nonce);
    const body = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  },
  async decryptStringAsync(encrypted) {
    // Electron's own words.
    if (world.keychainLocked) {
      throw new Error('safeStorage.decryptStringAsync is temporarily unavailable. Please try again.');
    }
    const cipher = createDecipheriv(algorithm, key, encrypted.subarray(0, nonceLength));
    cipher.setAuthTag(encrypted.subarray(nonceLength, nonceLength + tagLength));
    const body = encrypted.subarray(nonceLength + tagLength);
    return { result: Buffer.concat([cipher.update(body), cipher.final()]).toString('utf8'), shouldReEncrypt: false };
  },
} satisfies Pick<Electron.SafeStorage, Members>;
