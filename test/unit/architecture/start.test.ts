import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

/** What `file` loads as soon as it is loaded: neither types nor what `import()` asks for later. */
function loadedBy(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(/^(?:import|export)\b(?! type\b)[^;'"=(]*?\bfrom\s*'([^'?]+)'|^import\s+'([^'?]+)'/gm);
  return [...found].map((match) => match[1] ?? match[2] ?? '');
}

/** Files and packages that are loaded with `entry`. */
function loadedWith(entry: string): Set<string> {
  const loaded = new Set([entry]);
  for (const file of loaded) {
    if (!existsSync(join(root, file))) continue;
    for (const name of loadedBy(file)) loaded.add(name.startsWith('.') ? posix.join(dirname(file), name) : name);
  }
  return loaded;
}

const started = [...loadedWith('src/main/index.ts')];

it('main loads at its start what every start needs', () => {
  expect(started).toContain('src/main/library/index.ts');
  expect(started).toContain('electron-store');
});

it.each(['src/demo/', 'src/main/samples/', 'undici', 'sharp', 'heic-decode'])(
  'main loads %s only when it is first used',
  (later) => {
    expect(started.filter((each) => each.startsWith(later))).toEqual([]);
  },
);
