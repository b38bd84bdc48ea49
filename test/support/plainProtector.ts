import type { KeyProtector } from '../../src/main/account/index.ts';

/** Protection as a system without a keyring gives it, for tests that keep no real key. */
export const plainProtector: KeyProtector = {
  available: () => Promise.resolve('weak'),
  encrypt: (text) => Promise.resolve(Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a)),
  decrypt: (bytes) =>
    Promise.resolve({ text: Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString('utf8'), encryptAgain: false }),
};
