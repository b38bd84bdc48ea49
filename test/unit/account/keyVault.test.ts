import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyVault, fingerprintOf, type KeyVault, type KeyVaultOptions } from '../../../src/main/account/index.ts';
import { lastFourOf, readKey } from '../../../src/main/account/keyText.ts';
import { silentLogger } from '../../../src/main/logging/index.ts';
import type { KeyProtector } from '../../../src/main/studio.ts';
import { ReverieError } from '../../../src/shared/bridge/result.ts';
import { FakeClock } from '../../support/fakeClock.ts';

const key = 'sk-evo-0123456789wxyz';

/** A system's protected storage: turns each byte round with a number of its own. */
class Protector implements KeyProtector {
  kind: 'keychain' | 'weak' | 'none' = 'keychain';
  number = 0x5a;
  encryptAgain = false;
  encrypted = 0;

  available(): Promise<'keychain' | 'weak' | 'none'> {
    return Promise.resolve(this.kind);
  }

  encrypt(text: string): Promise<Uint8Array> {
    this.encrypted += 1;
    return Promise.resolve(Uint8Array.from([this.number, ...Buffer.from(text)], (byte) => byte ^ this.number));
  }

  decrypt(bytes: Uint8Array): Promise<{ text: string; encryptAgain: boolean }> {
    const [mark, ...rest] = Uint8Array.from(bytes, (byte) => byte ^ this.number);
    if (mark !== this.number) return Promise.reject(new Error('not encrypted here'));
    return Promise.resolve({ text: Buffer.from(rest).toString(), encryptAgain: this.encryptAgain });
  }
}

let userData: string;
let protector: Protector;
let secrets: string[];
let notices: { message: string; path: string }[];

beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'reverie-vault-'));
  protector = new Protector();
  secrets = [];
  notices = [];
});
afterEach(() => {
  rmSync(userData, { recursive: true });
});

function open(options: Partial<KeyVaultOptions> = {}): KeyVault {
  return createKeyVault({
    userData,
    protector,
    clock: new FakeClock(),
    logger: { ...silentLogger, addSecret: (secret) => secrets.push(secret) },
    onUnreadable: (message, path) => notices.push({ message, path }),
    ...options,
  });
}

const vaultPath = (): string => join(userData, 'vault.json');
const filesWithKey = (): string[] =>
  readdirSync(userData).filter((name) => readFileSync(join(userData, name), 'latin1').includes(key));

async function refusalOf(work: Promise<unknown>): Promise<ReverieError> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(ReverieError);
  return outcome as ReverieError;
}

describe('a key', () => {
  it('is kept by the system, in a file of this user alone, and is there at the next start', async () => {
    await open().save(`  ${key}\n`);
    expect(JSON.parse(readFileSync(vaultPath(), 'utf8'))).toEqual({
      version: 1,
      protection: 'keychain',
      ciphertext: expect.stringMatching(/^[A-Za-z0-9+/=]+$/) as string,
      lastFour: 'wxyz',
    });
    if (process.platform !== 'win32') expect(statSync(vaultPath()).mode & 0o777).toBe(0o600);
    expect(filesWithKey()).toEqual([]);
    expect(readdirSync(userData)).toEqual(['vault.json']);
    const next = open();
    expect(await next.current()).toBe(key);
    expect(await next.status()).toEqual({
      present: true,
      lastFour: 'wxyz',
      protection: 'keychain',
      storageAvailable: 'keychain',
    });
    expect(secrets).toContain(key);
  });

  it('takes an earlier one’s place', async () => {
    const vault = open();
    await vault.save(key);
    await vault.save('sk-evo-another-one');
    expect(await vault.current()).toBe('sk-evo-another-one');
    expect(await open().current()).toBe('sk-evo-another-one');
  });

  it('that is cleared is gone, now and at the next start', async () => {
    const vault = open();
    await vault.save(key);
    await vault.clear();
    expect(await vault.current()).toBeUndefined();
    expect(await vault.status()).toEqual({ present: false, storageAvailable: 'keychain' });
    expect(readdirSync(userData)).toEqual([]);
    expect(await open().current()).toBeUndefined();
  });

  it('of a system without protection is kept until Reverie closes, and nothing is written', async () => {
    for (const kind of ['weak', 'none'] as const) {
      protector.kind = kind;
      const vault = open();
      await vault.save(key);
      expect(await vault.status()).toMatchObject({ present: true, protection: 'session', storageAvailable: kind });
      expect(readdirSync(userData)).toEqual([]);
      expect(await open().current()).toBeUndefined();
    }
  });

  it('is stored weakly only when the artist says so', async () => {
    protector.kind = 'weak';
    const vault = open();
    const refusal = await refusalOf(vault.save(key, 'protected'));
    expect(refusal.code).toBe('weak_storage');
    expect(refusal.message).toContain('This system has no protected storage');
    expect(readdirSync(userData)).toEqual([]);
    await vault.save(key, 'weak');
    expect(await open().status()).toMatchObject({ present: true, protection: 'weak' });
  });

  it('cannot be stored where there is nothing to store it with', async () => {
    protector.kind = 'none';
    for (const storage of ['weak', 'protected'] as const) {
      expect((await refusalOf(open().save(key, storage))).code).toBe('weak_storage');
    }
  });

  it('is stored protected where the system can, even when weak was agreed to', async () => {
    await open().save(key, 'weak');
    expect(await open().status()).toMatchObject({ protection: 'keychain' });
  });

  it('for this session removes the stored one it replaces', async () => {
    const vault = open();
    await vault.save(key);
    await vault.save('sk-evo-for-today', 'session');
    expect(await vault.current()).toBe('sk-evo-for-today');
    expect(await open().current()).toBeUndefined();
  });

  it('that cannot be written is said plainly, and the earlier one stays', async () => {
    const vault = open();
    await vault.save(key);
    protector.encrypt = () => Promise.reject(new Error('locked'));
    const refusal = await refusalOf(vault.save('sk-evo-another-one'));
    expect(refusal.code).toBe('disk');
    expect(refusal.message).not.toContain('another');
    expect(await vault.current()).toBe(key);
    expect(await open().current()).toBe(key);
  });

  it('is encrypted anew when the system asks for it', async () => {
    await open().save(key);
    const before = readFileSync(vaultPath(), 'utf8');
    protector.encryptAgain = true;
    protector.encrypted = 0;
    expect(await open().current()).toBe(key);
    expect(protector.encrypted).toBe(1);
    expect(JSON.parse(readFileSync(vaultPath(), 'utf8'))).toEqual(JSON.parse(before));
  });

  it('from the environment wins, is never stored, and hides nothing that is', async () => {
    await open().save(key);
    const vault = open({ environmentKey: ' sk-evo-environment ' });
    expect(await vault.current()).toBe('sk-evo-environment');
    expect(await vault.status()).toMatchObject({ present: true, protection: 'environment', lastFour: 'ment' });
    expect(secrets).toContain('sk-evo-environment');
    expect(await open().current()).toBe(key);
    expect(await open({ environmentKey: '  ' }).current()).toBe(key);
  });

  it('is read once, however many ask at the same time', async () => {
    await open().save(key);
    let reads = 0;
    const decrypt = protector.decrypt.bind(protector);
    protector.decrypt = (bytes) => {
      reads += 1;
      return decrypt(bytes);
    };
    const vault = open();
    expect(await Promise.all([vault.current(), vault.current(), vault.current()])).toEqual([key, key, key]);
    expect(reads).toBe(1);
  });
});

describe('a stored key that cannot be read', () => {
  const kept = (): string => join(userData, 'vault.unreadable-2026-11-22T12-00-00-000Z.json');

  it('because it comes from another computer is kept aside, with a notice, and a new one can be saved', async () => {
    await open().save(key);
    const before = readFileSync(vaultPath(), 'utf8');
    protector.number = 0x21;
    const vault = open();
    expect(await vault.current()).toBeUndefined();
    expect(notices).toEqual([{ message: expect.stringContaining('Enter your key again') as string, path: kept() }]);
    expect(readFileSync(kept(), 'utf8')).toBe(before);
    await vault.save(key);
    expect(await open().current()).toBe(key);
  });

  it.each(['', '{', 'null', '{"version":2}', '{"version":1,"protection":"keychain","ciphertext":"!!","lastFour":"x"}'])(
    'because its file is damaged (%j) is kept aside',
    async (garbage) => {
      writeFileSync(vaultPath(), garbage);
      const vault = open();
      expect(await vault.status()).toMatchObject({ present: false });
      expect(readFileSync(kept(), 'utf8')).toBe(garbage);
      expect(notices).toHaveLength(1);
    },
  );

  it('because the keyring is away stays where it is and works once it is back', async () => {
    await open().save(key);
    for (const kind of ['weak', 'none'] as const) {
      protector.kind = kind;
      expect(await open().current()).toBeUndefined();
    }
    expect(readdirSync(userData)).toEqual(['vault.json']);
    expect(notices[0]?.message).toContain('Unlock it');
    protector.kind = 'keychain';
    expect(await open().current()).toBe(key);
  });
});

describe('a typed key', () => {
  it.each([
    ['', 'Enter your EvoLink key first; the field is empty.'],
    [' \n\t', 'Enter your EvoLink key first; the field is empty.'],
    ['sk-evo 1234', 'The key has a blank or a line break after its first 6 characters.'],
    ['sk-evo\n1234', 'The key has a blank or a line break after its first 6 characters.'],
    ['sk-ev\u00A01', 'The key has a blank or a line break after its first 5 characters.'],
    ['sk-evö-1234', 'The key has a character after its first 5 that no key has.'],
    ['sk\u0000evo', 'The key has a character after its first 2 that no key has.'],
  ])('%j is refused: %s', (typed, words) => {
    expect(() => readKey(typed)).toThrow(words);
  });

  it('is never repeated in what is said about it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{8,20}$/), fc.constantFrom(' ', '\n', 'ö'), (part, between) => {
        try {
          readKey(`${part}${between}${part}`);
          expect.unreachable();
        } catch (error) {
          expect((error as Error).message).not.toContain(part);
        }
      }),
    );
  });

  it('shows four characters at most, and never the half of a short one', () => {
    expect(lastFourOf('sk-evo-1234')).toBe('1234');
    expect(lastFourOf('abcdef')).toBe('def');
    expect(lastFourOf('ab')).toBe('b');
  });

  it('has a fingerprint that says nothing of it', () => {
    expect(fingerprintOf(key)).toBe(fingerprintOf(key));
    expect(fingerprintOf(key)).not.toBe(fingerprintOf(`${key}x`));
    expect(fingerprintOf(key)).toMatch(/^[0-9a-f]{12}$/);
  });
});
