import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KnownFolder, makeFoldersIn } from '../../../src/main/files/knownFolder.ts';

let base: string;
let folder: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'reverie-known-'));
  folder = join(base, 'folder');
  mkdirSync(folder);
});
afterEach(() => {
  rmSync(base, { recursive: true, force: true });
});

describe('a known folder', () => {
  it.each<{ name: string; change: () => void; there: boolean }>([
    { name: 'that nothing has happened to', change: () => {}, there: true },
    { name: 'that was filled', change: () => writeFileSync(join(folder, 'a'), 'a'), there: true },
    { name: 'that was renamed', change: () => renameSync(folder, join(base, 'other')), there: false },
    { name: 'that was removed', change: () => rmSync(folder, { recursive: true }), there: false },
    { name: 'above which was renamed', change: () => renameSync(base, `${base}-away`), there: false },
    {
      name: 'in whose place another lies',
      change: () => {
        renameSync(folder, join(base, 'other'));
        mkdirSync(folder);
      },
      there: false,
    },
    {
      name: 'in whose place a file lies',
      change: () => {
        renameSync(folder, join(base, 'other'));
        writeFileSync(folder, '');
      },
      there: false,
    },
    {
      name: 'that was renamed and came back',
      change: () => {
        renameSync(folder, join(base, 'other'));
        renameSync(join(base, 'other'), folder);
      },
      there: true,
    },
    {
      name: 'that was renamed, with a link to it in its place',
      change: () => {
        renameSync(folder, join(base, 'other'));
        symlinkSync(join(base, 'other'), folder);
      },
      there: true,
    },
  ])('$name: $there', ({ change, there }) => {
    const known = new KnownFolder(folder);
    change();
    expect(known.isThere()).toBe(there);
    rmSync(`${base}-away`, { recursive: true, force: true });
  });
});

describe('making folders in a folder', () => {
  it('makes each that is missing, and tells of it', () => {
    mkdirSync(join(folder, '2026'));
    const made: string[] = [];
    makeFoldersIn(folder, '2026/a/b', (path) => made.push(path));
    makeFoldersIn(folder, '2026/a/b', (path) => made.push(path));
    makeFoldersIn(folder, '.', (path) => made.push(path));
    expect(made).toEqual([join(folder, '2026/a'), join(folder, '2026/a/b')]);
  });

  it('never makes the folder itself', () => {
    rmSync(folder, { recursive: true });
    expect(() => {
      makeFoldersIn(folder, '2026/a');
    }).toThrow(expect.objectContaining({ code: 'ENOENT' }));
    makeFoldersIn(folder, '.');
    expect(existsSync(folder)).toBe(false);
  });

  it('goes through a link to another disk, and not over a file', () => {
    mkdirSync(join(base, 'disk'));
    symlinkSync(join(base, 'disk'), join(folder, '2025'));
    makeFoldersIn(folder, '2025/a');
    expect(readdirSync(join(base, 'disk'))).toEqual(['a']);
    writeFileSync(join(folder, 'file'), '');
    expect(() => {
      makeFoldersIn(folder, 'file/a');
    }).toThrow(expect.objectContaining({ code: 'EEXIST' }));
  });
});
