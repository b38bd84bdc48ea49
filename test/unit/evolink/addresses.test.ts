import type { lookup, LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import {
  addressProblem,
  isFakeAddress,
  isPrivateAddress,
  PrivateAddressError,
  publicLookup,
} from '../../../src/main/evolink/addresses.ts';
import { fileEndings, mediaTypes, sniffFormat } from '../../../src/shared/domain/pictureFormat.ts';

const own = 'http://127.0.0.1:4000';
const loopbackAllowed = (origin: string): boolean => origin === own;

describe('a result’s address', () => {
  it.each([
    'https://files.evolink.ai/a.jpeg',
    'https://files.evolink.ai:8443/a.jpeg?sig=1',
    'https://8.8.8.8/a.jpeg',
    'https://[2606:4700::1111]/a.jpeg',
    `${own}/results/a.jpeg`,
  ])('%s may be opened', (address) => {
    expect(addressProblem(new URL(address), loopbackAllowed)).toBeUndefined();
  });

  it.each([
    'http://files.evolink.ai/a.jpeg',
    'ftp://files.evolink.ai/a.jpeg',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'http://127.0.0.1:4001/a.jpeg',
    'https://127.0.0.1/a.jpeg',
    'https://localhost/a.jpeg',
    'https://printer.local/a.jpeg',
    'https://10.0.0.8/a.jpeg',
    'https://192.168.1.1/a.jpeg',
    'https://169.254.169.254/latest/meta-data',
    'https://2130706433/a.jpeg',
    'https://0x7f.1/a.jpeg',
    'https://[::1]/a.jpeg',
    'https://[::ffff:10.0.0.1]/a.jpeg',
    'https://[fd00::1]/a.jpeg',
    'https://user:tulip@files.evolink.ai/a.jpeg',
  ])('%s may not', (address) => {
    const problem = addressProblem(new URL(address), loopbackAllowed);
    expect(problem).toMatch(/\.$/);
    expect(problem).not.toContain('tulip');
  });

  it('of an allowed origin that is not loopback still has to be secure and public', () => {
    expect(addressProblem(new URL('http://10.0.0.1/a'), () => true)).toBeDefined();
    expect(addressProblem(new URL('https://10.0.0.1/a'), () => true)).toBeDefined();
  });
});

describe('a name’s addresses', () => {
  function ask(addresses: LookupAddress[], options: { all?: boolean }, fakeAllowed = false): Promise<unknown[]> {
    const resolve = ((_name: string, _options: object, answer: (...given: unknown[]) => void) => {
      answer(null, addresses);
    }) as unknown as typeof lookup;
    return new Promise((done) => {
      publicLookup({ resolve }, fakeAllowed)('results.example', options, (...given: unknown[]) => {
        done(given);
      });
    });
  }
  const good = { address: '93.184.216.34', family: 4 };

  it('are handed on when they are public', async () => {
    expect(await ask([good], { all: true })).toEqual([null, [good]]);
    expect(await ask([good], {})).toEqual([null, good.address, 4]);
  });

  it.each([
    { address: '10.1.2.3', family: 4 },
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
    { address: 'fe80::1%eth0', family: 6 },
  ])('are all refused when one of them is $address', async (bad) => {
    const [error] = await ask([good, bad], { all: true });
    expect(error).toBeInstanceOf(PrivateAddressError);
    expect((error as Error).message).toContain(bad.address);
  });

  it.each([
    ['198.18.0.0', true],
    ['198.18.0.4', true],
    ['198.19.255.255', true],
    ['198.17.255.255', false],
    ['198.20.0.0', false],
    ['::ffff:198.18.0.4', true],
    ['::ffff:c612:4', true],
    ['::ffff:198.20.0.4', false],
    ['::198.18.0.4', false],
    ['64:ff9b::198.18.0.4', false],
    ['fc00::', true],
    ['fc00::4', true],
    ['fc00:3fff:ffff::1', true],
    ['fc00:4000::', false],
    ['fc01::1', false],
    ['fd00::1', false],
    ['fdfe:dcba:9876::1', false],
    ['10.0.0.1', false],
    ['93.184.216.34', false],
    ['2606:4700::1', false],
  ])('of a VPN in fake-IP mode are told apart: %s %s', async (address, isFake) => {
    expect(isFakeAddress(address)).toBe(isFake);
    const given = { address, family: address.includes(':') ? 6 : 4 };
    const [strict] = await ask([given], { all: true });
    expect(strict instanceof PrivateAddressError).toBe(isPrivateAddress(address));
    const [allowed] = await ask([given], { all: true }, true);
    expect(allowed instanceof PrivateAddressError).toBe(isPrivateAddress(address) && !isFake);
  });

  it('are all refused when a fake one stands beside an internal one', async () => {
    const fake = { address: '198.18.0.4', family: 4 };
    const [error] = await ask([fake, { address: '10.0.0.8', family: 4 }], { all: true }, true);
    expect((error as Error).message).toContain('results.example leads to the internal address 10.0.0.8');
    expect(await ask([fake], {}, true)).toEqual([null, fake.address, 4]);
  });

  it('are told apart as DNS writes them', () => {
    expect(isPrivateAddress('192.168.0.1')).toBe(true);
    expect(isPrivateAddress('1.1.1.1')).toBe(false);
    expect(isPrivateAddress('2606:4700::1')).toBe(false);
  });
});

describe('a picture’s first bytes', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1');
  it.each([
    ['\u00FF\u00D8\u00FF\u00E0', 'image/jpeg', '.jpg'],
    ['\u0089PNG\r\n\u001A\n', 'image/png', '.png'],
    ['RIFF\u0001\u0002\u0003\u0004WEBP', 'image/webp', '.webp'],
    ['GIF89a', 'image/gif', '.gif'],
    ['GIF87a', 'image/gif', '.gif'],
  ])('%j are %s', (head, mediaType, ending) => {
    const format = sniffFormat(bytes(`${head}and more`));
    expect(format && { mediaType: mediaTypes[format], ending: fileEndings[format] }).toEqual({ mediaType, ending });
  });

  it.each(['<!DOCTYPE html>', '{"error":{}}', '%PDF-1.7', 'RIFF1234WAVE', 'BM', '', '\u00FF\u00D8'])(
    '%j are none',
    (head) => {
      expect(sniffFormat(bytes(head))).toBeUndefined();
    },
  );
});
