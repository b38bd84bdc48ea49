import { describe, expect, it } from 'vitest';
import { keyringProtection } from '../../../src/main/desktop/protector.ts';

const underKeyring = Buffer.from('v11 and bytes');
const underConstantKey = Buffer.from('v10 and bytes');

describe('the protection of the key on Linux', () => {
  it.each(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'])('is the keyring %s when it answers', (backend) => {
    expect(keyringProtection(backend, underKeyring)).toBe('keychain');
  });

  it('is weak when the desktop has a keyring that does not answer', () => {
    expect(keyringProtection('gnome_libsecret', underConstantKey)).toBe('weak');
  });

  it.each(['basic_text', 'unknown', ''])('is weak when the storage is called %j', (backend) => {
    expect(keyringProtection(backend, underKeyring)).toBe('weak');
  });
});
