import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseHostCommandLine } from '../../host/commandLine.ts';

describe('the command line of the stand-in', () => {
  it('keeps its own options and passes Reverie’s on', () => {
    const argv = ['--user-data', '/data', '--api-url', 'http://127.0.0.1:1', '--port', '8080', '--headless'];
    expect(parseHostCommandLine(argv, '/root')).toStrictEqual({
      userData: '/data',
      port: 8080,
      headless: true,
      main: join('/root', 'out', 'main', 'index.js'),
      passedOn: ['--user-data', '/data', '--api-url', 'http://127.0.0.1:1'],
    });
  });

  it('has a folder of its own when none is named, apart from Electron’s', () => {
    expect(parseHostCommandLine([], '/root').userData).toMatch(/Reverie stand-in$/);
  });

  it.each([
    ['an unknown option', ['--prot', '1'], '--prot'],
    ['a port that is no number', ['--port', 'x'], 'given "x"'],
    ['an option without its value', ['--user-data'], '--user-data'],
  ])('explains %s', (_what, argv, words) => {
    expect(() => parseHostCommandLine(argv, '/root')).toThrow(words);
  });
});
