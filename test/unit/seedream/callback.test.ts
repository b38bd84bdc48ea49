import { isIPv6 } from 'node:net';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  callbackProblem,
  isPrivateHost,
  isPrivateIpv6,
  maximumCallbackLength,
  parseIpv6,
} from '../../../src/shared/seedream/index.ts';

/** As `URL.hostname` gives it. */
const hostOf = (host: string): string => new URL(`https://${host}/`).hostname;

describe('a host inside a computer or network', () => {
  it.each([
    'localhost',
    'LOCALHOST',
    'localhost.',
    'app.localhost',
    'printer.local',
    'metadata.google.internal',
    'router.lan',
    'nas.home.arpa',
    'intranet',
    '0.0.0.0',
    '10.0.0.0',
    '10.255.255.255',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.168.0.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    // Ways to write 127.0.0.1 that a URL puts into the plain form.
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '127.1',
    '[::]',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:10.1.2.3]',
    '[::ffff:0:10.1.2.3]',
    '[::127.0.0.1]',
    '[fc00::1]',
    '[fdff:ffff::1]',
    '[fe80::1]',
    '[febf::1]',
    '[fec0::1]',
    '[ff02::1]',
    '[100::1]',
    '[2001:db8::1]',
    '[3fff::1]',
    '[2001::1]',
    '[2002:a00:1::]',
    '[2002:7f00:1::1]',
    '[64:ff9b::a00:1]',
    '[64:ff9b:1::808:808]',
    '[2600:1::5efe:10.0.0.1]',
  ])('is %s', (host) => {
    expect(isPrivateHost(hostOf(host))).toBe(true);
  });

  it.each([
    'evolink.ai',
    'files.evolink.ai.',
    'localhost.evolink.ai',
    'local.example',
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.1',
    '169.253.0.1',
    '172.15.255.255',
    '172.32.0.1',
    '192.0.1.1',
    '192.167.255.255',
    '192.169.0.1',
    '198.17.0.1',
    '198.20.0.1',
    '223.255.255.255',
    '[2606:4700::1111]',
    '[2a00:1450:4001::200e]',
    '[::ffff:8.8.8.8]',
    '[64:ff9b::808:808]',
    '[2002:808:808::1]',
    '[2600:1::5efe:8.8.8.8]',
  ])('is not %s', (host) => {
    expect(isPrivateHost(hostOf(host))).toBe(false);
  });
});

describe('an IPv6 address', () => {
  const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
  const almost = fc
    .array(fc.oneof(group, fc.constantFrom(':', '::', '', '1.2.3.4', '1.2.3.256', '01.2.3.4', 'g', '12345')), {
      maxLength: 12,
    })
    .map((parts) => parts.join(':').replaceAll(/:{3,}/g, '::'));

  it('is read exactly where the system reads one', () => {
    fc.assert(
      fc.property(fc.oneof(almost, fc.ipV6()), (text) => {
        expect(parseIpv6(text) !== undefined).toBe(isIPv6(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('is read to the groups that a URL writes in full', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 }), (groups) => {
        const plain = groups.map((value) => value.toString(16)).join(':');
        expect(parseIpv6(plain)).toEqual(groups);
        expect(parseIpv6(new URL(`http://[${plain}]/`).hostname.slice(1, -1))).toEqual(groups);
      }),
    );
  });

  it('is the same with a zone', () => {
    expect(parseIpv6('fe80::1%eth0')).toEqual([0xfe80, 0, 0, 0, 0, 0, 0, 1]);
  });

  it('counts as private when it is none', () => {
    for (const text of ['', 'x', '1::2::3', '1:2:3']) expect(isPrivateIpv6(text)).toBe(true);
  });
});

describe('a callback address', () => {
  it.each(['', 'https://studio.example/done', 'https://studio.example:8443/done?x=1#y'])('can be “%s”', (address) => {
    expect(callbackProblem(address)).toBeUndefined();
  });

  it.each([
    ['http://studio.example/', 'must begin with https://; this one begins with http://.'],
    ['studio.example', 'is not a web address'],
    ['https://user:word@studio.example/', 'must not contain a user name or password'],
    ['https://127.0.0.1/', '127.0.0.1 is one. Use a public address.'],
    ['https://[::1]/', '[::1] is one'],
    [' https://studio.example/', 'must not contain spaces'],
    ['https://studio.example/\n', 'must not contain spaces'],
  ])('cannot be “%s”', (address, words) => {
    expect(callbackProblem(address)).toContain(words);
  });

  it('has at most 2048 characters', () => {
    const address = (length: number): string => 'https://studio.example/'.padEnd(length, 'x');
    expect(callbackProblem(address(maximumCallbackLength))).toBeUndefined();
    expect(callbackProblem(address(maximumCallbackLength + 1))).toBe(
      'The callback address is 2049 characters long; at most 2048 are allowed.',
    );
  });
});
