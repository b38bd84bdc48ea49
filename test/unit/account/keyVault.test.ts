import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyVault, fingerprintOf, type KeyVault, type KeyVaultOptions } from '../../../src/main/account/index.ts';
import { lastFourOf, readKey } from '../../../src/main/account/keyText.ts';
import { silentLogger } from '../../../src/main/logging/index.ts';
import type { KeyProtector } from '../../../src/main/account/index.ts';
import { ReverieError } from '../../../src/shared/bridge/result.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { rejectionOf } from '../../support/rejection.ts';

const key = 'sk-evo-0123456789wxyz';

/** A system's protected storage: turns each byte round with a number of its own. */
class Protector implements KeyProtector {
  kind: 'keychain' | 'weak' | 'none' = 'keychain';
  number = 0x5a;
  encryptAgain = false;
  encrypted = 0;
  decrypted = 0;
  /** With what words it refuses what was stored before. */
  refusal: string | undefined;
  /** It refuses what it has encrypted itself a moment ago as well. */
  refusesAll = false;
  /** The owner is asked first. */
  answer: Promise<void> | undefined;
  #fresh: Uint8Array | undefined;

  available(): Promise<'keychain' | 'weak' | 'none'> {
    return Promise.resolve(this.kind);
  }

  encrypt(text: string): Promise<Uint8Array> {
    this.encrypted += 1;
    this.#fresh = Uint8Array.from([this.number, ...Buffer.from(text)], (byte) => byte ^ this.number);
    return Promise.resolve(this.#fresh);
  }

  async decrypt(bytes: Uint8Array): Promise<{ text: string; encryptAgain: boolean }> {
    const isStored = bytes !== this.#fresh;
    if (isStored) this.decrypted += 1;
    await this.answer;
    if (this.refusal !== undefined && (isStored || this.refusesAll)) throw new Error(this.refusal);
    const [mark, ...rest] = Uint8Array.from(bytes, (byte) => byte ^ this.number);
    if (mark !== this.number) throw new Error('not encrypted here');
    return { text: Buffer.from(rest).toString(), encryptAgain: this.encryptAgain };
  }
}

let userData: string;
let protector: Protector;
let secrets: string[];
let notices: { message: string; path: string }[];
let readable: number;
let clock: FakeClock;

beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'reverie-vault-'));
  protector = new Protector();
  secrets = [];
  notices = [];
  readable = 0;
  clock = new FakeClock();
});
afterEach(() => {
  rmSync(userData, { recursive: true });
});

function open(options: Partial<KeyVaultOptions> = {}): KeyVault {
  return createKeyVault({
    userData,
    protector,
    clock,
    logger: { ...silentLogger, addSecret: (secret) => secrets.push(secret) },
    onUnreadable: (message, path) => notices.push({ message, path }),
    onReadable: () => {
      readable += 1;
    },
    ...options,
  });
}

const vaultPath = (): string => join(userData, 'vault.json');
const filesWithKey = (): string[] =>
  readdirSync(userData).filter((name) => readFileSync(join(userData, name), 'latin1').includes(key));

const refusalOf = (work: Promise<unknown>): Promise<ReverieError> => rejectionOf(work, ReverieError);

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
  const kept = (): string => join(userData, 'vault.unreadable-2026-11-22T12-01-05-000Z.json');
  const unchanged = async (work: () => Promise<void>): Promise<void> => {
    const before = readFileSync(vaultPath(), 'utf8');
    await work();
    expect(readdirSync(userData)).toEqual(['vault.json']);
    expect(readFileSync(vaultPath(), 'utf8')).toBe(before);
  };

  it.each([
    ['is temporarily unavailable', 'safeStorage.decryptStringAsync is temporarily unavailable. Please try again.'],
    ['says no', 'Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.'],
    ['says something nobody knows', 'The user has cancelled the operation.'],
  ])('because the keychain %s stays where it is and works once it is there', async (_name, words) => {
    await open().save(key);
    const vault = open();
    await unchanged(async () => {
      protector.refusal = words;
      expect(await vault.current()).toBeUndefined();
      expect(await vault.status()).toMatchObject({ present: false, unreadable: { message: /keychain/ } });
      protector.refusal = undefined;
      await clock.advance(5000);
      expect(await vault.current()).toBe(key);
    });
    expect(readable).toBe(1);
    expect(await vault.status()).not.toHaveProperty('unreadable');
    expect(notices).toHaveLength(1);
  });

  it('because the keychain is temporarily unavailable is never believed to be broken, however long that lasts', async () => {
    await open().save(key);
    protector.refusal = 'safeStorage.decryptStringAsync is temporarily unavailable. Please try again.';
    const vault = open();
    await unchanged(async () => {
      for (let hour = 0; hour < 48; hour += 1) {
        await vault.tryAgain();
        await clock.advance(3_600_000);
      }
    });
    expect((await vault.status()).unreadable?.reason).toBe('locked');
    expect(notices).toHaveLength(1);
  });

  it('because the keychain opens nothing at all is not believed to be broken either', async () => {
    await open().save(key);
    protector.refusal = 'Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.';
    protector.refusesAll = true;
    const vault = open();
    await unchanged(async () => {
      for (let minute = 0; minute < 30; minute += 1) {
        await vault.tryAgain();
        await clock.advance(60_000);
      }
    });
    expect((await vault.status()).unreadable?.reason).toBe('locked');
  });

  it('because it comes from another computer is kept aside only when a working keychain has refused it again and again', async () => {
    await open().save(key);
    const before = readFileSync(vaultPath(), 'utf8');
    protector.number = 0x21;
    const vault = open();
    expect(await vault.current()).toBeUndefined();
    expect((await vault.status()).unreadable).toEqual({
      reason: 'refused',
      message: expect.stringContaining('tries again') as string,
    });
    // Many times within a moment proves nothing: at a login, keyrings come one after the other.
    for (let attempt = 0; attempt < 10; attempt += 1) await vault.tryAgain(0);
    expect(readdirSync(userData)).toEqual(['vault.json']);
    await clock.advance(65_000);
    await vault.tryAgain();
    expect(readFileSync(kept(), 'utf8')).toBe(before);
    expect(notices.at(-1)).toEqual({
      message: expect.stringContaining('Enter your key again') as string,
      path: kept(),
    });
    expect(await vault.status()).toEqual({ present: false, storageAvailable: 'keychain' });
    await vault.save(key);
    expect(await open().current()).toBe(key);
  });

  it.each(['', '{', 'null', '{"version":1,"protection":"keychain","ciphertext":"!!","lastFour":"x"}'])(
    'because its file was read and is none (%j) is kept aside',
    async (garbage) => {
      writeFileSync(vaultPath(), garbage);
      const vault = open();
      expect(await vault.status()).toMatchObject({ present: false });
      expect(readFileSync(kept().replace('12-01-05', '12-00-00'), 'utf8')).toBe(garbage);
      expect(notices).toHaveLength(1);
    },
  );

  it('because a newer version wrote it is left to that version', async () => {
    writeFileSync(vaultPath(), '{"version":2,"secret":"of another shape"}');
    const vault = open();
    await unchanged(async () => {
      expect((await vault.status()).unreadable?.reason).toBe('newer');
    });
    await vault.save(key);
    expect(await open().current()).toBe(key);
  });

  it.skipIf(process.platform === 'win32')(
    'because its file cannot be read for a moment works once it can',
    async () => {
      await open().save(key);
      const aside = join(userData, 'aside');
      renameSync(vaultPath(), aside);
      // Reading a folder fails with EISDIR, as a locked file does with EBUSY.
      mkdirSync(vaultPath());
      const vault = open();
      expect(await vault.current()).toBeUndefined();
      expect((await vault.status()).unreadable).toEqual({
        reason: 'file',
        message: expect.stringContaining(`(EISDIR): ${vaultPath()}`) as string,
      });
      expect(readdirSync(userData).toSorted()).toEqual(['aside', 'vault.json']);
      rmdirSync(vaultPath());
      renameSync(aside, vaultPath());
      await vault.tryAgain(0);
      expect(await vault.current()).toBe(key);
    },
  );

  it('because the keyring is away stays where it is and works once it is back, without a restart', async () => {
    await open().save(key);
    const vault = open();
    await unchanged(async () => {
      for (const kind of ['weak', 'none'] as const) {
        protector.kind = kind;
        await vault.tryAgain(0);
        expect(await vault.current()).toBeUndefined();
      }
    });
    expect(notices).toEqual([{ message: expect.stringContaining('Unlock it') as string, path: vaultPath() }]);
    protector.kind = 'keychain';
    await clock.advance(60_000);
    expect(await vault.current()).toBe(key);
    expect(readable).toBe(1);
  });

  it('because the keychain asks its owner first keeps nobody waiting, and is there when the owner has answered', async () => {
    await open().save(key);
    let answered = (): void => {};
    protector.answer = new Promise((resolve) => {
      answered = resolve;
    });
    const vault = open();
    const asked = vault.current();
    await clock.advance(3000);
    expect(await asked).toBeUndefined();
    answered();
    await expect.poll(() => readable).toBe(1);
    expect(await vault.current()).toBe(key);
    expect(readdirSync(userData)).toEqual(['vault.json']);
  });

  it('gives way to one that is entered while the keychain asks', async () => {
    await open().save(key);
    let answered = (): void => {};
    protector.answer = new Promise((resolve) => {
      answered = resolve;
    });
    const vault = open();
    const asked = vault.current();
    await clock.advance(3000);
    await asked;
    protector.answer = undefined;
    await vault.save('sk-evo-another-one');
    answered();
    await clock.advance(0);
    expect(await vault.current()).toBe('sk-evo-another-one');
    expect(await open().current()).toBe('sk-evo-another-one');
  });

  it('is tried again at growing distances when it is needed, and not in a storm', async () => {
    await open().save(key);
    protector.refusal = 'temporarily unavailable';
    protector.decrypted = 0;
    const vault = open();
    for (let second = 0; second < 300; second += 1) {
      await vault.current();
      await vault.status();
      await clock.advance(1000);
    }
    expect(protector.decrypted).toBeGreaterThan(4);
    expect(protector.decrypted).toBeLessThan(12);
    // The prompt of a keychain gives the focus back when it is answered with no.
    const before = protector.decrypted;
    await vault.tryAgain();
    for (let times = 0; times < 20; times += 1) await vault.tryAgain();
    expect(protector.decrypted).toBe(before + 1);
  });

  it('outlasts its own entering for this session', async () => {
    await open().save(key);
    protector.kind = 'none';
    const vault = open();
    await vault.save(key);
    expect(await vault.status()).toMatchObject({ present: true, protection: 'session' });
    protector.kind = 'keychain';
    expect(await open().current()).toBe(key);
    // Another one replaces it, as ever.
    protector.kind = 'none';
    await open().save('sk-evo-another-one');
    expect(readdirSync(userData)).toEqual([]);
  });
});

describe('encrypting a stored key anew', () => {
  it.each<[string, () => void]>([
    ['fails', () => (protector.encrypt = () => Promise.reject(new Error('no')))],
    ['gives what does not decrypt', () => (protector.encrypt = () => Promise.resolve(Uint8Array.of(1, 2, 3)))],
    ['gives another text', () => (protector.encrypt = () => Promise.resolve(Uint8Array.of(0, 0x5a ^ 0x61)))],
    [
      'would be weaker',
      () => {
        let asked = 0;
        protector.available = () => Promise.resolve((asked += 1) > 1 ? 'weak' : 'keychain');
      },
    ],
    ['cannot be written', () => mkdirSync(join(userData, 'vault.json.tmp'))],
  ])('changes nothing where it %s', async (_name, spoil) => {
    await open().save(key);
    const before = readFileSync(vaultPath(), 'utf8');
    protector.encryptAgain = true;
    spoil();
    expect(await open().current()).toBe(key);
    expect(readFileSync(vaultPath(), 'utf8')).toBe(before);
  });
});

describe('a typed key', () => {
  it.each([
    ['', 'Enter your EvoLink key first; the field is empty.'],
    [' \n\t', 'Enter your EvoLink key first; the field is empty.'],
    ['sk-evo 1234', 'The key has a space or a line break after its first 6 characters.'],
    ['sk-evo\n1234', 'The key has a space or a line break after its first 6 characters.'],
    ['sk-ev\u00A01', 'The key has a space or a line break after its first 5 characters.'],
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
