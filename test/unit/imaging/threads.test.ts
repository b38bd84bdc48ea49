import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const main = resolve(import.meta.dirname, '../../../src/main');

describe('sharp', () => {
  it('is loaded by the imaging worker alone, never on the main thread', () => {
    const loading = readdirSync(main, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .filter((name) => {
        const text = readFileSync(join(main, name), 'utf8');
        const imports = [
          ...text.matchAll(/^import\s+(type\s)?[^;]*?from\s+'sharp'|import\('sharp'\)|require\('sharp'\)/gm),
        ];
        return imports.some((match) => match[1] === undefined);
      });
    expect(loading).toEqual([join('imaging', 'worker.ts')]);
  });
});
