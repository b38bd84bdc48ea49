import { beforeEach, describe, expect, it } from 'vitest';
import { KeyAddresses, withAddresses, type KeyVault, type Origins } from '../../../src/main/account/index.ts';
import { silentLogger } from '../../../src/main/logging/index.ts';
import type { Internal } from '../../../src/main/settings/index.ts';

const official = { api: 'https://api.evolink.ai', files: 'https://files-api.evolink.ai' };
const proxy = { api: 'https://proxy.example', files: 'https://proxy.example' };

let key: string | undefined;
let inForce: Origins;
let memory: Pick<Internal, 'keyAddresses'>;
let addresses: KeyAddresses;
let vault: KeyVault;

beforeEach(() => {
  key = undefined;
  inForce = official;
  memory = { keyAddresses: undefined };
  start();
});

/** A start of the app with what is kept. */
function start(environmentKey?: string): void {
  const stored: KeyVault = {
    current: () => Promise.resolve(environmentKey ?? key),
    tryAgain: () => Promise.resolve(),
    status: () => Promise.resolve({ present: true, storageAvailable: 'keychain' }),
    save: (typed) => {
      key = typed.trim();
      return Promise.resolve();
    },
    clear: () => Promise.resolve(),
  };
  addresses = new KeyAddresses({
    vault: stored,
    memory,
    inForce: () => inForce,
    environmentKey,
    logger: silentLogger,
  });
  vault = withAddresses(stored, addresses);
}

/** Where the key goes, of everything that can be asked for. */
async function goesTo(): Promise<string[]> {
  const asked = [
    official.api,
    official.files,
    proxy.api,
    'http://proxy.example',
    'https://proxy.example:8443',
    'https://api.evolink.ai.example',
    'http://127.0.0.1:9',
    'https://API.EVOLINK.AI:443',
  ];
  const going = await Promise.all(
    asked.map(async (origin) => {
      try {
        return (await addresses.keyFor(origin)) === undefined ? [] : [origin];
      } catch (error) {
        expect(error).toMatchObject({ code: 'key_withheld', accepted: 'no' });
        return [];
      }
    }),
  );
  return going.flat();
}

const officialAsked = [official.api, official.files, 'https://API.EVOLINK.AI:443'];

describe('a key', () => {
  it('goes to the addresses that were in force when it was typed, and nowhere else, over restarts too', async () => {
    await vault.save(' sk-evo-1 ');
    expect(await goesTo()).toEqual(officialAsked);
    inForce = proxy;
    expect(await goesTo()).toEqual(officialAsked);
    start();
    expect(await goesTo()).toEqual(officialAsked);
    await vault.save('sk-evo-1');
    expect(await goesTo()).toEqual([proxy.api]);
    start();
    expect(await goesTo()).toEqual([proxy.api]);
  });

  it('says plainly why it is kept back, by host, without the key', async () => {
    await vault.save('sk-evo-secret');
    inForce = { ...official, api: 'http://127.0.0.1:4000' };
    await expect(addresses.keyFor(inForce.api)).rejects.toThrow(
      'Your key was given for api.evolink.ai and files-api.evolink.ai, so it is not sent to 127.0.0.1:4000. Allow it or change the address in Settings, and this goes on.',
    );
    expect(await vault.status()).toEqual({
      present: true,
      storageAvailable: 'keychain',
      goesTo: ['http://127.0.0.1:4000', official.files],
      withheld: { from: ['http://127.0.0.1:4000'], givenFor: [official.api, official.files] },
    });
    inForce = official;
    expect(await vault.status()).toEqual({ present: true, storageAvailable: 'keychain' });
  });

  it('goes where the artist has allowed it as well, over restarts', async () => {
    await vault.save('sk-evo-1');
    addresses.allow('sk-evo-1', [proxy.api]);
    start();
    expect(await goesTo()).toEqual([...officialAsked.slice(0, 2), proxy.api, officialAsked[2]]);
  });

  it('of before addresses were kept counts as given for EvoLink’s own', async () => {
    key = 'sk-evo-old';
    inForce = proxy;
    expect(await goesTo()).toEqual(officialAsked);
  });

  it.each([
    ['another address', { origins: [proxy.api] }],
    ['another seal', { seal: '00'.repeat(32) }],
    ['no seal', { seal: '' }],
  ])('takes nothing from an edited file: %s', async (_name, edit) => {
    await vault.save('sk-evo-1');
    const kept = memory.keyAddresses;
    if (!kept) throw new Error('nothing was kept');
    memory.keyAddresses = { ...kept, ...edit };
    start();
    expect(await goesTo()).toEqual(officialAsked);
  });

  it('takes nothing from what was kept for another', async () => {
    inForce = proxy;
    await vault.save('sk-evo-1');
    key = 'sk-evo-2';
    start();
    expect(await goesTo()).toEqual(officialAsked);
  });

  it('of the environment goes to the addresses of that start, keeps nothing, and leaves the stored one’s', async () => {
    await vault.save('sk-evo-stored');
    const kept = memory.keyAddresses;
    inForce = proxy;
    start('sk-evo-environment');
    expect(await goesTo()).toEqual([proxy.api]);
    inForce = official;
    expect(await goesTo()).toEqual([proxy.api]);
    addresses.allow('sk-evo-environment', [official.api]);
    expect(await goesTo()).toContain(official.api);
    expect(memory.keyAddresses).toEqual(kept);
    inForce = proxy;
    start();
    expect(await goesTo()).toEqual(officialAsked);
  });

  it('that is missing goes nowhere and is withheld from nothing', async () => {
    inForce = proxy;
    expect(await goesTo()).toEqual([]);
    expect(await addresses.withheld()).toBeUndefined();
  });
});

it('keeps nothing that says anything of the key', async () => {
  await vault.save('sk-evo-0123456789');
  const kept = JSON.stringify(memory.keyAddresses);
  for (const form of ['utf8', 'hex', 'base64'] as const) {
    expect(kept).not.toContain(Buffer.from('sk-evo-0123456789').toString(form).replace(/=+$/, ''));
  }
});
