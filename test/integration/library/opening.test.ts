import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLibrary } from '../../../src/main/library/index.ts';
import { silentLogger } from '../../../src/main/logging/logger.ts';
import type { GenerationId } from '../../../src/shared/domain/ids.ts';
import { makePng } from '../../unit/imaging/pictures.ts';
import { noon, recipeOf } from './recipes.ts';
import { insertGeneration, Shelf } from './shelf.ts';

let shelf: Shelf;
const children: ChildProcess[] = [];
beforeEach(() => {
  shelf = new Shelf();
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  shelf.clear();
});

/** Opens the library in a process of its own; answers its first line. */
async function openElsewhere(user?: number): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'holdLibrary.ts'), shelf.root], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...(user === undefined ? {} : { AS_USER: String(user) }) },
  });
  children.push(child);
  const [said] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, said };
}

/** Everything below a folder with its bytes. */
function snapshot(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    files[path] = entry.isFile() ? readFileSync(path, 'base64') : 'folder';
  }
  return files;
}

describe('a library folder', () => {
  it('is made where there is none, with a note for who looks into it', async () => {
    rmSync(shelf.root, { recursive: true });
    const library = await shelf.open();
    expect(library.root).toBe(shelf.root);
    expect(library.report).toEqual({});
    expect(library.page({}).items).toEqual([]);
    expect(readFileSync(shelf.path('.reverie', 'README.txt'), 'utf8')).toMatch(/recipe\.json/);
    expect(await library.freeBytes()).toBeGreaterThan(0);
  });

  it('that the artist chose is never made, since its disk may be unplugged', async () => {
    rmSync(shelf.root, { recursive: true });
    await expect(shelf.open(false)).rejects.toMatchObject({ problem: 'missing', folder: shelf.root });
    expect(existsSync(shelf.root)).toBe(false);
  });

  it('that the artist chose and that is empty is waited for: its disk is mounted there at other times', async () => {
    await expect(shelf.open(false)).rejects.toMatchObject({ problem: 'missing' });
    expect(readdirSync(shelf.root)).toEqual([]);
  });

  it('that has lost everything but its pictures and recipes is still one', async () => {
    const library = await shelf.open();
    const recipe = recipeOf('one', { files: 1 });
    const folder = library.makeGenerationFolder({ id: recipe.generationId, createdAt: noon, prompt: recipe.prompt });
    writeFileSync(shelf.path(folder, '1.jpg'), 'bytes');
    library.writeRecipe(folder, recipe);
    shelf.close();
    rmSync(shelf.path('.reverie'), { recursive: true });
    expect((await shelf.open(false)).report.rebuilt).toMatchObject({ pictures: 1 });
  });

  it('in which something else lies where its own belongs says what and where', async () => {
    writeFileSync(shelf.path('.reverie'), 'a file');
    await expect(shelf.open()).rejects.toMatchObject({
      code: 'library_unavailable',
      message: expect.stringMatching(/Something else lies .*\.reverie/),
    });
    expect(readFileSync(shelf.path('.reverie'), 'utf8')).toBe('a file');
  });

  it('that is a file is not taken for one', async () => {
    rmSync(shelf.root, { recursive: true });
    writeFileSync(shelf.root, 'a file');
    await expect(shelf.open()).rejects.toMatchObject({
      problem: 'missing',
      message: expect.stringMatching(/is a file/),
    });
    expect(readFileSync(shelf.root, 'utf8')).toBe('a file');
  });

  it('keeps what is in it from one opening to the next, in write-ahead mode and fully synchronous', async () => {
    const first = await shelf.open();
    expect(first.database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(first.database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(first.database.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
    expect(first.database.prepare('PRAGMA trusted_schema').get()).toEqual({ trusted_schema: 0 });
    insertGeneration(first, recipeOf('one'), '2026/one');
    const second = await shelf.open(false);
    expect(second.report).toEqual({});
    expect(second.database.prepare('SELECT id FROM generations').all()).toEqual([{ id: 'one' }]);
  });

  it('written by a newer Reverie is left exactly as it is', async () => {
    const library = await shelf.open();
    library.database.exec('PRAGMA user_version = 99');
    shelf.close();
    const before = snapshot(shelf.root);
    await expect(shelf.open()).rejects.toMatchObject({
      problem: 'newer',
      message: expect.stringMatching(/version 99/),
    });
    expect(snapshot(shelf.root)).toEqual(before);
  });

  it('written by a newer Reverie that was killed is recognised too, by its write-ahead log', async () => {
    const library = await shelf.open();
    library.database.exec('PRAGMA user_version = 99');
    const other = new Shelf();
    try {
      mkdirSync(other.path('.reverie'));
      for (const suffix of ['', '-wal']) copyFileSync(shelf.index + suffix, other.index + suffix);
      await expect(other.open()).rejects.toMatchObject({ problem: 'newer' });
    } finally {
      other.clear();
    }
  });

  it('that may not be written to says so', async ({ skip }) => {
    if (process.getuid?.() !== 0) skip('only root can become another user');
    (await shelf.open()).close();
    for (const path of [shelf.root, ...Object.keys(snapshot(shelf.root))]) {
      chownSync(path, 0, 0);
      chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644);
    }
    expect((await openElsewhere(65_534)).said).toBe('read_only');
  });
});

describe('the lock of a library', () => {
  it('keeps a second opening in the same process out', async () => {
    await shelf.open();
    await expect(
      openLibrary({ root: shelf.root, imaging: shelf.imaging, clock: shelf.clock, logger: silentLogger, create: true }),
    ).rejects.toMatchObject({ problem: 'locked' });
  });

  it('keeps a second process out until the first has closed it', async () => {
    await shelf.open();
    expect((await openElsewhere()).said).toBe('locked');
    shelf.close();
    expect((await openElsewhere()).said).toBe('open');
  });

  it('ends with its process, killed or not, and nothing it wrote is lost', async () => {
    await shelf.open();
    shelf.close();
    const { child, said } = await openElsewhere();
    expect(said).toBe('open');
    await expect(shelf.open()).rejects.toMatchObject({ problem: 'locked' });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const library = await shelf.open();
    expect(library.report).toEqual({});
    expect(library.database.prepare(`SELECT value FROM meta WHERE name = 'held'`).get()).toEqual({ value: 'yes' });
  });

  it('is taken though its file holds something else', async () => {
    mkdirSync(shelf.path('.reverie'));
    writeFileSync(
      shelf.path('.reverie', 'lock.sqlite'),
      'not a database, but long enough to be looked at. '.repeat(50),
    );
    await shelf.open();
    expect((await openElsewhere()).said).toBe('locked');
  });
});

describe('a damaged index', () => {
  /** A library with one finished generation on disk and in the index, closed cleanly. */
  async function written(): Promise<void> {
    const library = await shelf.open();
    const recipe = recipeOf('one', { files: 2 });
    const folder = library.makeGenerationFolder({
      id: 'one' as GenerationId,
      createdAt: Date.parse(recipe.createdAt),
      prompt: recipe.prompt,
    });
    insertGeneration(library, recipe, folder);
    for (const name of ['1.jpg', '2.jpg']) writeFileSync(shelf.path(folder, name), 'bytes');
    library.writeRecipe(folder, recipe);
    // Enough pages that one in the middle can be hit.
    for (let index = 0; index < 20; index += 1) {
      insertGeneration(library, recipeOf(`failed${index}`, { status: 'failed', prompt: 'p'.repeat(2000) }));
      library.writeRecord(recipeOf(`failed${index}`, { status: 'failed', prompt: 'p'.repeat(2000) }));
    }
    shelf.close();
  }

  it.each<[string, () => void]>([
    ['that holds random bytes', () => writeFileSync(shelf.index, Buffer.alloc(50_000, 'garbage'))],
    ['that is a text', () => writeFileSync(shelf.index, 'hello')],
    ['that was cut in half', () => truncateSync(shelf.index, Math.floor(statSync(shelf.index).size / 2))],
    [
      'with garbage in its middle',
      () => {
        const bytes = readFileSync(shelf.index);
        bytes.fill('garbage', 5 * 4096, 12 * 4096);
        writeFileSync(shelf.index, bytes);
      },
    ],
    ['whose write-ahead log is garbage', () => writeFileSync(`${shelf.index}-wal`, Buffer.alloc(9000, 'garbage'))],
    [
      'that is a folder',
      () => {
        rmSync(shelf.index);
        mkdirSync(join(shelf.index, 'inside'), { recursive: true });
      },
    ],
    [
      'that is another program’s database',
      () => {
        rmSync(shelf.index);
        const other = new DatabaseSync(shelf.index);
        other.exec('CREATE TABLE generations (mine TEXT)');
        other.close();
      },
    ],
    [
      'that lacks a table',
      () => {
        const other = new DatabaseSync(shelf.index);
        other.exec('DROP TABLE uploads');
        other.close();
      },
    ],
  ])('%s is kept aside, and a new one is made from the recipes', async (_, damage) => {
    await written();
    damage();
    const before = existsSync(shelf.index) && statSync(shelf.index).isFile() ? readFileSync(shelf.index) : undefined;
    const library = await shelf.open();
    const { rebuilt } = library.report;
    expect(rebuilt).toMatchObject({ generations: 21, pictures: 2, problems: [] });
    expect(rebuilt?.keptAs).toMatch(/index\.damaged-2026-11-22T12-00-00-000Z\.sqlite$/);
    if (before) expect(readFileSync(rebuilt?.keptAs ?? '')).toEqual(before);
    else expect(existsSync(rebuilt?.keptAs ?? '')).toBe(true);
    expect(library.page({}).items.map((item) => item.id)).toEqual(['one_1', 'one_2']);
    // The second opening finds everything in order, and says nothing.
    expect((await shelf.open()).report).toEqual({});
  });

  it('is kept under another name each time', async () => {
    await written();
    const names: (string | undefined)[] = [];
    for (let time = 0; time < 2; time += 1) {
      shelf.close();
      writeFileSync(shelf.index, 'garbage');
      names.push((await shelf.open()).report.rebuilt?.keptAs);
    }
    expect(new Set(names).size).toBe(2);
    expect(names.every((name) => existsSync(name ?? ''))).toBe(true);
  });

  it('that was deleted is made anew, and told without a name of the old one', async () => {
    await written();
    rmSync(shelf.index);
    const { report } = await shelf.open();
    expect(report.rebuilt).toEqual({ generations: 21, pictures: 2, problems: [] });
  });

  it('whose making was interrupted is made again at the next opening', async () => {
    await written();
    rmSync(shelf.index);
    const library = await shelf.open();
    // As after a crash in the midst of it: the mark is there, rows are missing.
    library.database.exec(`INSERT INTO meta VALUES ('rebuild', '/kept'); DELETE FROM generations WHERE id = 'one'`);
    const { report } = await shelf.open();
    expect(report.rebuilt).toMatchObject({ keptAs: '/kept', generations: 21, pictures: 2 });
  });
});

describe('what an interrupted run left half-written', () => {
  const png = makePng(30, 20);
  /** As far as it is looked at without decoding: its start and its end. */
  const jpeg = Buffer.from(`ffd8ffe000104a46494600010100000100010000${'55'.repeat(1000)}ffd9`, 'hex');

  it('is removed, or put under its name where it has all its bytes', async () => {
    const library = await shelf.open();
    const folders = ['open', 'ended'].map((id) => {
      const recipe = recipeOf(id, { status: id === 'open' ? 'saving' : 'completed' });
      const folder = library.makeGenerationFolder({
        id: id as GenerationId,
        createdAt: Date.parse(recipe.createdAt),
        prompt: recipe.prompt,
      });
      // The row of the open one does not know its folder yet, as after a crash right behind its making.
      insertGeneration(library, recipe, id === 'open' ? undefined : folder);
      return shelf.path(folder);
    });
    const [open = '', ended = ''] = folders;
    writeFileSync(join(open, '1.part'), png);
    writeFileSync(join(open, '2.part'), png.subarray(0, png.length - 20));
    writeFileSync(join(open, '3.part'), 'half of somethi');
    writeFileSync(join(open, '4.png'), png);
    // Small enough that its end mark would be among the last bytes wherever it stood.
    writeFileSync(join(open, '5.part'), jpeg);
    writeFileSync(join(open, '6.part'), jpeg.subarray(0, -2));
    writeFileSync(join(open, '4.part'), png);
    writeFileSync(join(open, 'recipe.json.tmp'), '{');
    writeFileSync(join(open, 'my own notes.txt'), 'keep');
    writeFileSync(join(ended, 'mine.part'), 'keep');
    writeFileSync(shelf.path('.reverie', 'temporary', '1-x.webp.1.tmp'), 'half');
    writeFileSync(shelf.path('.reverie', 'records', 'open.json.tmp'), 'half');
    writeFileSync(shelf.path('.reverie', 'records', 'open.json'), JSON.stringify(recipeOf('open')));
    await shelf.open();
    expect(readdirSync(open).toSorted()).toEqual(['1.png', '4.png', '5.jpg', 'my own notes.txt']);
    expect(readdirSync(ended)).toEqual(['mine.part']);
    expect(readdirSync(shelf.path('.reverie', 'temporary'))).toEqual([]);
    expect(readdirSync(shelf.path('.reverie', 'records'))).toEqual(['open.json']);
  });
});
