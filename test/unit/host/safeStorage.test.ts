import { describe, expect, it } from 'vitest';
import { standInSafeStorage } from '../../host/safeStorage.ts';

describe('the stand-in’s safeStorage', () => {
  it('says that it is weak', () => {
    expect(standInSafeStorage.getSelectedStorageBackend()).toBe('basic_text');
  });

  it('gives the text back, and never holds it in clear', async () => {
    const sealed = await standInSafeStorage.encryptStringAsync('sk-a key of mine');
    expect(sealed.includes('key of mine')).toBe(false);
    expect(await standInSafeStorage.decryptStringAsync(sealed)).toStrictEqual({
      result: 'sk-a key of mine',
      shouldReEncrypt: false,
    });
  });

  it('refuses what was changed since', async () => {
    const sealed = await standInSafeStorage.encryptStringAsync('text');
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    await expect(standInSafeStorage.decryptStringAsync(sealed)).rejects.toThrow();
  });
});
