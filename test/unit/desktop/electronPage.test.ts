import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'docs/electron.md'), 'utf8');
const desktop = join(root, 'src/main/desktop');
const files = [...readdirSync(desktop).map((name) => join(desktop, name)), join(root, 'src/preload/index.ts')].map(
  (path) => readFileSync(path, 'utf8'),
);

/** What is imported from Electron to be called: types are left out. */
const imported = new Set(
  files.flatMap((text) => {
    const names = /^import \{([^}]+)\} from 'electron';$/m.exec(text)?.[1] ?? '';
    return names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '));
  }),
);

/** Methods and events of Electron's modules, as they are written where they are called. */
const calls = new Set(
  files.flatMap((text) =>
    [...text.matchAll(/(?<![\w.'])([A-Za-z]+)\.([a-zA-Z]+)\(/g)]
      .filter(([, module = '']) => imported.has(module))
      .map(([, module = '', member = '']) => `${module}.${member}`)
      .filter((call) => !/\.(?:on|once|off)$/.test(call)),
  ),
);

describe('docs/electron.md', () => {
  it('is compared with what the code calls', () => {
    expect(imported.size).toBeGreaterThan(15);
    expect(calls.size).toBeGreaterThan(30);
  });

  it.each([...calls].toSorted())('has a row for %s', (call) => {
    const member = call.split('.')[1] ?? '';
    expect(page).toContain(member);
  });
});
