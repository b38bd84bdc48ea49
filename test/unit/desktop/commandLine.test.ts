import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { joinValues, parseCommandLine } from '../../../src/main/desktop/commandLine.ts';

const parse = (...argv: string[]): unknown => parseCommandLine(argv, '/studio');

describe('Reverie’s command line', () => {
  it.each<[string, string[], unknown]>([
    ['is empty as a rule', ['.'], {}],
    ['passes over what belongs to Chromium', ['--no-sandbox', '--user-data-dir=/x', '--inspect', '9229'], {}],
    ['takes a value after a space', ['--user-data', '/data'], { userData: resolve('/data') }],
    ['takes a value after an equals sign', ['--user-data=/data'], { userData: resolve('/data') }],
    ['takes a folder as seen from where it was typed', ['--user-data', 'data'], { userData: resolve('/studio/data') }],
    [
      'takes origins',
      ['--api-url', 'https://a.example', '--files-url=https://b.example:8443/'],
      { apiOrigin: 'https://a.example', filesOrigin: 'https://b.example:8443' },
    ],
    ['takes http for this computer', ['--api-url', 'http://127.0.0.1:4000'], { apiOrigin: 'http://127.0.0.1:4000' }],
    [
      'takes http for this computer by its name',
      ['--api-url', 'http://localhost:4000'],
      { apiOrigin: 'http://localhost:4000' },
    ],
    ['takes http for this computer in IPv6', ['--api-url', 'http://[::1]:4000'], { apiOrigin: 'http://[::1]:4000' }],
  ])('%s', (_what, argv, expected) => {
    expect(parse(...argv)).toStrictEqual(expected);
  });

  it.each<[string, string[], RegExp]>([
    ['http elsewhere', ['--api-url', 'http://api.example'], /--api-url must begin with https.*http:\/\/api\.example/],
    ['a name that only begins like this computer', ['--api-url', 'http://127.0.0.1.evil.example'], /https/],
    ['another scheme', ['--files-url', 'ftp://127.0.0.1'], /--files-url must begin with https/],
    ['a path', ['--api-url', 'https://a.example/v1'], /--api-url must have no path/],
    ['a query', ['--api-url', 'https://a.example/?x'], /--api-url must have no path/],
    ['a password', ['--api-url', 'https://u:p@a.example'], /must not contain a user name or password/],
    ['no address', ['--api-url', 'a.example'], /--api-url must be a web address/],
    ['nothing', ['--user-data'], /--user-data needs a value/],
    ['the next option', ['--user-data', '--api-url=https://a.example'], /--user-data needs a value/],
    ['an empty value', ['--user-data='], /--user-data needs a value/],
  ])('explains why it does not take %s', (_what, argv, words) => {
    expect(() => parse(...argv)).toThrow(words);
  });
});

describe('a command line on its way to Electron', () => {
  it.each<[string, string[], string[]]>([
    ['joins values to their options', ['--api-url', 'https://a.example'], ['--api-url=https://a.example']],
    [
      'leaves what is joined already and what is not Reverie’s',
      ['--files-url=https://b.example', '--inspect', '9229', 'x'],
      ['--files-url=https://b.example', '--inspect', '9229', 'x'],
    ],
    ['leaves an option without a value', ['--user-data', '--api-url'], ['--user-data', '--api-url']],
  ])('%s', (_what, argv, expected) => {
    expect(joinValues(argv)).toStrictEqual(expected);
  });

  it('means the same', () => {
    const argv = ['--user-data', '/d', '--api-url', 'https://a.example', '--files-url', 'https://b.example'];
    expect(parse(...joinValues(argv))).toStrictEqual(parse(...argv));
  });
});
