import { constants, copyFile } from 'node:fs/promises';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLibrary } from '../../../src/main/library/index.ts';
import { copyLibrary } from '../../../src/main/library/safekeeping/moveLibrary.ts';
import { silentLogger } from '../../../src/main/logging/logger.ts';
import type { PictureId } from '../../../src/shared/domain/ids.ts';
import { emptyDraft } from '../../../src/shared/seedream/draft.ts';
import { studioRig, type StudioRig } from '../../support/studioRig.ts';
import { shelve } from '../../support/shelvedPictures.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { recipeOf } from '../library/recipes.ts';
import { insertGeneration, noImaging } from '../library/shelf.ts';

let base: string;
let rig: StudioRig | undefined;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'reverie-folders-'));
});
afterEach(async () => {
  await rig?.studio.dispose();
  rig = undefined;
  rmSync(base, { recursive: true, force: true });
});

/** A library with three pictures, two files and a rating. */
async function fill(root: string): Promise<void> {
  const library = await openLibrary({
    root,
    imaging: noImaging,
    clock: new FakeClock(),
    logger: silentLogger,
    create: true,
  });
  shelve(library, { id: 'lake', pictures: 3 });
  library.curation.update(['lake_1' as PictureId], { rating: 5 });
  library.close();
  mkdirSync(join(root, '2026/lake'), { recursive: true });
  writeFileSync(join(root, '2026/lake/1.jpg'), 'first');
  writeFileSync(join(root, '2026/lake/my notes.txt'), 'mine');
}

/** Without what every opening writes: the index counts it, and the installation puts its mark beside it. */
function artistsFiles(all: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => !/\.reverie\/(?:index\.sqlite|owner\.json)/.test(name)),
  );
}

function files(root: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !entry.name.startsWith('lock.sqlite')) {
      found[relative(root, path)] = readFileSync(path, 'base64');
    }
  }
  return found;
}

describe('moving a library', () => {
  const userData = (): string => join(base, 'user');
  const old = (): string => join(userData(), 'library');

  it('copies, compares, goes on in the new folder, and then offers to remove the old', async () => {
    await fill(old());
    rig = await studioRig(userData());
    const { handlers } = rig.studio;
    const to = join(base, 'new place');
    const report = await handlers['library.move'](to);
    expect(report).toMatchObject({ folder: to, before: old() });
    expect(rig.studio.libraryFolder()).toBe(to);
    expect((await handlers['library.layout']({})).ids).toEqual(['lake_1', 'lake_2', 'lake_3']);
    expect(await handlers['library.get']('lake_1' as PictureId)).toMatchObject({ rating: 5, missing: false });
    expect(await handlers['settings.get']()).toMatchObject({ libraryFolder: to, libraries: [to] });
    expect(rig.events.findLast(({ name }) => name === 'library.moveProgress')?.payload).toMatchObject({
      done: report.bytes,
      total: report.bytes,
    });
    // Something that came meanwhile is not the app's to remove.
    writeFileSync(join(old(), '2026/lake/late.txt'), 'late');
    await handlers['library.removeOld'](old());
    expect(Object.keys(files(old()))).toEqual(['2026/lake/late.txt']);
    await expect(handlers['library.removeOld'](to)).rejects.toMatchObject({ code: 'not_possible_now' });
  });

  it('and leaving it are refused while generations are under way, before anything is asked', async () => {
    await fill(old());
    rig = await studioRig(userData(), { environmentKey: 'a-key' });
    const { handlers } = rig.studio;
    rig.studio.setOnline(false);
    await handlers['generations.submit']({ ...emptyDraft, prompt: 'A dune' });
    const refusal = { code: 'not_possible_now', message: expect.stringMatching(/A generation is still in progress/) };
    await expect(handlers['library.planMove'](join(base, 'new'))).rejects.toMatchObject(refusal);
    await expect(handlers['library.move'](join(base, 'new'))).rejects.toMatchObject(refusal);
    await expect(handlers['library.open'](join(base, 'new'), { create: true })).rejects.toMatchObject(refusal);
    expect(existsSync(join(base, 'new'))).toBe(false);
    expect(rig.studio.libraryFolder()).toBe(old());
  });

  it('into a folder that the system has put something of its own into goes through', async () => {
    await fill(old());
    writeFileSync(join(old(), '.DS_Store'), 'of the old');
    const to = join(base, 'new');
    mkdirSync(to);
    writeFileSync(join(to, '.DS_Store'), 'of the new');
    rig = await studioRig(userData());
    await rig.studio.handlers['library.move'](to);
    expect(readFileSync(join(to, '.DS_Store'), 'utf8')).toBe('of the new');
    await rig.studio.handlers['library.removeOld'](old());
    expect(existsSync(old())).toBe(false);
  });

  it('and leaving it are refused while one is brought home that is no longer watched', async () => {
    await fill(old());
    const library = await openLibrary({
      root: old(),
      imaging: noImaging,
      clock: new FakeClock(),
      logger: silentLogger,
      create: false,
    });
    insertGeneration(library, recipeOf('unwatched', { status: 'running', more: { taskId: 'task' } }));
    library.database.exec(`UPDATE generations SET unwatched = 1 WHERE id = 'unwatched'`);
    library.close();
    rig = await studioRig(userData());
    const { handlers } = rig.studio;
    const refusal = { code: 'not_possible_now', message: expect.stringMatching(/A generation is still in progress/) };
    await expect(handlers['library.move'](join(base, 'new'))).rejects.toMatchObject(refusal);
    await expect(handlers['library.open'](join(base, 'new'), { create: true })).rejects.toMatchObject(refusal);
  });

  it('takes files along that are write-protected, and leaves them so', async () => {
    const [from, to] = [join(base, 'from'), join(base, 'to')];
    await fill(from);
    chmodSync(join(from, '2026/lake/1.jpg'), 0o444);
    // Protection does not hold for an administrator.
    const isRoot = process.getuid?.() === 0;
    if (isRoot)
      for (const place of [base, ...readdirSync(base, { recursive: true })])
        chownSync(resolve(base, String(place)), 65_534, 65_534);
    if (isRoot) process.seteuid?.(65_534);
    try {
      await copyLibrary({ from, to, onProgress: () => {} });
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
    expect(statSync(join(to, '2026/lake/1.jpg')).mode & 0o777).toBe(0o444);
    expect(files(to)).toEqual(files(from));
  });

  it('takes links along: they lead where they led, or to the same in the new place', async () => {
    await fill(old());
    const to = join(base, 'new');
    const disk = join(base, 'disk/2025');
    mkdirSync(disk, { recursive: true });
    writeFileSync(join(disk, '1.jpg'), 'on another disk');
    symlinkSync('../../disk/2025', join(old(), '2025'));
    mkdirSync(join(old(), 'best'));
    symlinkSync('../2026/lake/1.jpg', join(old(), 'best/lake.jpg'));
    symlinkSync('nowhere', join(old(), 'best/broken.jpg'));
    rig = await studioRig(userData());
    await rig.studio.handlers['library.move'](to);
    expect(readFileSync(join(to, '2025/1.jpg'), 'utf8')).toBe('on another disk');
    expect(lstatSync(join(to, '2025')).isSymbolicLink()).toBe(true);
    expect(lstatSync(join(to, 'best/broken.jpg')).isSymbolicLink()).toBe(true);
    await rig.studio.handlers['library.removeOld'](old());
    expect(readFileSync(join(to, 'best/lake.jpg'), 'utf8')).toBe('first');
    expect(readFileSync(join(disk, '1.jpg'), 'utf8')).toBe('on another disk');
  });

  it('into a folder that cannot take it is refused, with the library still open', async () => {
    await fill(old());
    rig = await studioRig(userData());
    const { handlers } = rig.studio;
    mkdirSync(join(base, 'full'));
    writeFileSync(join(base, 'full', 'x'), 'x');
    for (const to of [join(base, 'full'), join(old(), 'inside'), userData(), join(base, 'full', 'x')]) {
      await expect(handlers['library.move'](to)).rejects.toMatchObject({ code: 'invalid_input' });
    }
    expect(rig.studio.libraryFolder()).toBe(old());
    expect((await handlers['library.layout']({})).ids).toHaveLength(3);
  });

  it.each(['full', 'lying'])('onto a disk that is %s leaves the old one as it was and nothing behind', async (kind) => {
    await fill(old());
    const before = files(old());
    const to = join(base, 'other disk');
    let copied = 0;
    const moving = copyLibrary({
      from: old(),
      to,
      onProgress: () => {},
      copy: async (from, target) => {
        copied += 1;
        await copyFile(from, target);
        if (copied < 3) return;
        if (kind === 'lying') writeFileSync(target, 'something else');
        else throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      },
    });
    await expect(moving).rejects.toMatchObject({
      code: 'disk',
      message: expect.stringMatching(kind === 'full' ? /is full/ : /not the same/),
    });
    expect(existsSync(to)).toBe(false);
    expect(files(old())).toEqual(before);
  });
});

describe('a move that does not go through', () => {
  const userData = (): string => join(base, 'user');
  const old = (): string => join(userData(), 'library');
  const failing = (code: string) => {
    let copied = 0;
    return async (from: string, to: string): Promise<void> => {
      copied += 1;
      if (copied === 3) throw Object.assign(new Error(code), { code });
      await copyFile(from, to);
    };
  };

  it.each([
    ['ENOSPC', /The disk of .* is full/],
    ['EIO', /could not be copied/],
  ])('since the disk says %s: says why, and goes on where the library was', async (code, words) => {
    await fill(old());
    const before = files(old());
    rig = await studioRig(userData(), { copyFile: failing(code) });
    const { handlers } = rig.studio;
    const to = join(base, 'other disk');
    await expect(handlers['library.move'](to)).rejects.toMatchObject({
      code: 'disk',
      message: expect.stringMatching(words),
    });
    expect(existsSync(to)).toBe(false);
    expect(rig.studio.libraryFolder()).toBe(old());
    expect((await handlers['library.layout']({})).ids).toHaveLength(3);
    await rig.studio.dispose();
    rig = undefined;
    expect(artistsFiles(files(old()))).toEqual(artistsFiles(before));
  });

  it.each([['nothing'], ['the empty folder of its disk']])(
    'since the disk it goes to is pulled out, with %s in its place: makes nothing there',
    async (left) => {
      await fill(old());
      const to = join(base, 'other');
      let copied = 0;
      rig = await studioRig(userData(), {
        copyFile: async (from, target) => {
          await copyFile(from, target);
          copied += 1;
          if (copied !== 2) return;
          renameSync(to, join(base, 'unplugged'));
          if (left !== 'nothing') mkdirSync(to);
        },
      });
      const { handlers } = rig.studio;
      await expect(handlers['library.move'](to)).rejects.toMatchObject({ code: 'disk' });
      expect(existsSync(to) ? readdirSync(to) : []).toEqual([]);
      expect(copied).toBe(2);
      expect((await handlers['library.layout']({})).ids).toHaveLength(3);
    },
  );

  it('since a file cannot be read: names it', async () => {
    await fill(old());
    rig = await studioRig(userData(), {
      copyFile: async (from, to) => {
        if (from.endsWith('1.jpg')) {
          rmSync(from);
          throw Object.assign(new Error('gone'), { code: 'ENOENT' });
        }
        await copyFile(from, to);
      },
    });
    const { handlers } = rig.studio;
    await expect(handlers['library.move'](join(base, 'other'))).rejects.toMatchObject({
      code: 'disk',
      message: expect.stringMatching(/1\.jpg could not be read \(ENOENT\).*where it was/),
    });
    expect(existsSync(join(base, 'other'))).toBe(false);
    expect((await handlers['library.layout']({})).ids).toHaveLength(3);
  });

  it('since the copy cannot be opened: takes it away again', async () => {
    await fill(old());
    const to = join(base, 'other');
    let lock: DatabaseSync | undefined;
    rig = await studioRig(userData(), {
      copyFile: async (from, target) => {
        await copyFile(from, target);
        if (!target.endsWith('index.sqlite')) return;
        // Somebody is quicker than Reverie.
        lock = new DatabaseSync(join(to, '.reverie/lock.sqlite'));
        lock.exec('BEGIN EXCLUSIVE');
      },
    });
    const { handlers } = rig.studio;
    await expect(handlers['library.move'](to)).rejects.toMatchObject({ code: 'library_unavailable' });
    lock?.close();
    expect(Object.keys(files(to))).toEqual([]);
    expect(rig.studio.libraryFolder()).toBe(old());
    expect((await handlers['library.layout']({})).ids).toHaveLength(3);
  });

  it('since something has come into the new folder meanwhile: leaves that alone', async () => {
    await fill(old());
    const to = join(base, 'other');
    rig = await studioRig(userData(), {
      copyFile: async (from, target) => {
        if (target.endsWith('1.jpg')) writeFileSync(target, 'of somebody else');
        await copyFile(from, target, constants.COPYFILE_EXCL);
      },
    });
    await expect(rig.studio.handlers['library.move'](to)).rejects.toMatchObject({ code: 'disk' });
    expect(files(to)).toEqual({ '2026/lake/1.jpg': Buffer.from('of somebody else').toString('base64') });
  });

  it('since the artist stops it', async () => {
    await fill(old());
    rig = await studioRig(userData(), {
      copyFile: async (from, to) => {
        await rig?.studio.handlers['library.cancelMove']();
        await copyFile(from, to);
      },
    });
    const { handlers } = rig.studio;
    await expect(handlers['library.move'](join(base, 'other'))).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(join(base, 'other'))).toBe(false);
    expect(rig.studio.libraryFolder()).toBe(old());
    expect((await handlers['library.layout']({})).ids).toHaveLength(3);
  });

  it('since Reverie was killed: what lies there then is not taken for a library', async () => {
    await fill(old());
    const half = join(base, 'half');
    mkdirSync(half);
    cpSync(join(old(), '2026'), join(half, '2026'), { recursive: true });
    writeFileSync(join(half, '2026/lake/recipe.json'), '{}');
    writeFileSync(join(half, '.reverie-unfinished-copy'), '');
    rig = await studioRig(userData());
    expect(await rig.studio.handlers['library.lookAt'](half)).toMatchObject({ holds: 'other' });
    await expect(rig.studio.handlers['library.open'](half, {})).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('what a move has left behind', () => {
  const userData = (): string => join(base, 'user');
  const old = (): string => join(userData(), 'library');
  const to = (): string => join(base, 'new');

  it('is told, also after a restart, and removed but for what has changed since', async () => {
    await fill(old());
    rig = await studioRig(userData());
    const report = await rig.studio.handlers['library.move'](to());
    await rig.studio.dispose();
    writeFileSync(join(old(), '2026/lake/my notes.txt'), 'mine, and longer now');
    rig = await studioRig(userData());
    const { handlers } = rig.studio;
    expect(await handlers['library.places']()).toMatchObject({
      folder: to(),
      others: [],
      left: { folder: old(), movedTo: to(), files: report.files, bytes: report.bytes },
    });
    expect(await handlers['library.removeOld'](old())).toEqual({ removed: report.files - 1, kept: 1 });
    expect(Object.keys(files(old()))).toEqual(['2026/lake/my notes.txt']);
    expect((await handlers['library.places']()).left).toBeUndefined();
    expect((await handlers['library.layout']({})).ids).toHaveLength(3);
  });

  it('goes with its folder when nothing else is in it', async () => {
    await fill(old());
    rig = await studioRig(userData());
    await rig.studio.handlers['library.move'](to());
    await rig.studio.handlers['library.removeOld'](old());
    expect(existsSync(old())).toBe(false);
  });

  it('is not removed while the new one is away, or another Reverie has it open, and may be kept', async () => {
    await fill(old());
    rig = await studioRig(userData());
    const { handlers } = rig.studio;
    await handlers['library.move'](to());
    renameSync(join(to(), '.reverie/index.sqlite'), join(to(), 'away'));
    await expect(handlers['library.removeOld'](old())).rejects.toMatchObject({ code: 'not_possible_now' });
    renameSync(join(to(), 'away'), join(to(), '.reverie/index.sqlite'));
    const held = await openLibrary({
      root: old(),
      imaging: noImaging,
      clock: new FakeClock(),
      logger: silentLogger,
      create: false,
    });
    await expect(handlers['library.removeOld'](old())).rejects.toMatchObject({ code: 'library_unavailable' });
    held.close();
    await handlers['library.keepOld'](old());
    expect((await handlers['library.places']()).left).toBeUndefined();
    await expect(handlers['library.removeOld'](old())).rejects.toMatchObject({ code: 'not_possible_now' });
    expect(Object.keys(files(old())).length).toBeGreaterThan(3);
  });

  it('is not removed through a link that leads to the new place', async () => {
    await fill(old());
    rig = await studioRig(userData());
    const { handlers } = rig.studio;
    await handlers['library.move'](to());
    await handlers['library.open'](join(base, 'third'), { create: true });
    const moved = files(to());
    rmSync(old(), { recursive: true });
    symlinkSync(to(), old());
    await expect(handlers['library.removeOld'](old())).rejects.toMatchObject({ code: 'not_possible_now' });
    expect(files(to())).toEqual(moved);
    rmSync(old());
    // Nor through one in it.
    mkdirSync(old());
    symlinkSync(join(to(), '2026'), join(old(), '2026'));
    await handlers['library.removeOld'](old());
    expect(files(to())).toEqual(moved);
  });

  it('is not removed once another Reverie has worked in it', async () => {
    await fill(old());
    rig = await studioRig(userData());
    const { handlers } = rig.studio;
    await handlers['library.move'](to());
    const library = await openLibrary({
      root: old(),
      imaging: noImaging,
      clock: new FakeClock(),
      logger: silentLogger,
      create: false,
    });
    shelve(library, { id: 'newer', pictures: 1 });
    library.close();
    const left = files(old());
    await expect(handlers['library.removeOld'](old())).rejects.toMatchObject({
      code: 'not_possible_now',
      message: expect.stringMatching(/has been used since/),
    });
    expect(files(old())).toEqual(left);
  });

  it('is removed too where Reverie’s own folder is gone from it', async () => {
    await fill(old());
    rig = await studioRig(userData());
    await rig.studio.handlers['library.move'](to());
    rmSync(join(old(), '.reverie'), { recursive: true });
    await rig.studio.handlers['library.removeOld'](old());
    expect(existsSync(old())).toBe(false);
  });

  it('is no more once it is used again', async () => {
    await fill(old());
    rig = await studioRig(userData());
    const { handlers } = rig.studio;
    await handlers['library.move'](to());
    await handlers['library.open'](old(), {});
    expect(await handlers['library.places']()).toEqual({ folder: old(), others: [{ folder: to(), there: true }] });
  });
});

describe('a plan to move', () => {
  it('says how much it is, and takes a new folder in one that is not empty', async () => {
    const userData = join(base, 'user');
    await fill(join(userData, 'library'));
    rig = await studioRig(userData);
    const { handlers } = rig.studio;
    mkdirSync(join(base, 'disk/photos'), { recursive: true });
    const plan = await handlers['library.planMove'](join(base, 'disk'));
    expect(plan.folder).toBe(join(base, 'disk/Reverie library'));
    expect(plan.bytes).toBeGreaterThan(10_000);
    expect(plan.freeBytes).toBeGreaterThan(0);
    expect((await handlers['library.move'](plan.folder)).folder).toBe(plan.folder);
    await expect(handlers['library.planMove'](plan.folder)).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('several libraries', () => {
  it('are switched between at run time, and remembered', async () => {
    const other = join(base, 'other');
    await fill(other);
    rig = await studioRig(join(base, 'user'));
    const { handlers } = rig.studio;
    const first = rig.studio.libraryFolder();
    expect((await handlers['library.layout']({})).ids).toEqual([]);
    await handlers['library.open'](other, {});
    expect((await handlers['library.layout']({})).ids).toHaveLength(3);
    expect(rig.events).toContainEqual({ name: 'library.changed', payload: { added: [], removed: [], reset: true } });
    await handlers['library.open'](first, {});
    expect((await handlers['library.layout']({})).ids).toEqual([]);
    expect(await handlers['settings.get']()).toMatchObject({ libraryFolder: first, libraries: [first, other] });
  });

  it('are left only when the picture that is being deleted for ever is gone whole', async () => {
    const [one, other] = [join(base, 'one'), join(base, 'other')];
    await fill(one);
    writeFileSync(join(one, '2026/lake/2.jpg'), 'second');
    writeFileSync(join(one, '2026/lake/3.jpg'), 'third');
    let leaving: unknown;
    rig = await studioRig(join(base, 'user'), {
      systemTrash: async (path) => {
        rmSync(path);
        leaving ??= rig?.studio.handlers['library.open'](other, { create: true });
        for (let turn = 0; turn < 50; turn += 1) await setImmediate();
      },
    });
    const { handlers } = rig.studio;
    await handlers['library.open'](one, {});
    const ids = ['lake_2', 'lake_3'] as PictureId[];
    await handlers['library.trash'](ids, {});
    expect(await handlers['library.deleteForever'](ids, {})).toEqual({ deleted: 1, kept: [], failures: [] });
    await leaving;
    expect(rig.studio.libraryFolder()).toBe(other);
    await handlers['library.open'](one, {});
    expect((await handlers['library.layout']({ trashed: true })).ids).toEqual(['lake_3']);
    expect(existsSync(join(one, '2026/lake/3.jpg'))).toBe(true);
  });

  it('are not left for one that is missing, unless it shall be made', async () => {
    rig = await studioRig(join(base, 'user'));
    const { handlers } = rig.studio;
    const first = rig.studio.libraryFolder();
    const missing = join(base, 'nowhere');
    await expect(handlers['library.open'](missing, {})).rejects.toMatchObject({ code: 'library_unavailable' });
    expect(existsSync(missing)).toBe(false);
    expect(rig.studio.libraryFolder()).toBe(first);
    await handlers['library.open'](missing, { create: true });
    expect(rig.studio.libraryFolder()).toBe(missing);
  });

  it('are not begun in a folder that holds something else, nor in an empty one that was not asked for', async () => {
    rig = await studioRig(join(base, 'user'));
    const { handlers } = rig.studio;
    const [empty, photos] = [join(base, 'empty'), join(base, 'photos')];
    mkdirSync(empty);
    mkdirSync(photos);
    writeFileSync(join(photos, 'cat.jpg'), 'cat');
    expect([await handlers['library.lookAt'](empty), await handlers['library.lookAt'](photos)]).toMatchObject([
      { holds: 'nothing' },
      { holds: 'other' },
    ]);
    await expect(handlers['library.open'](empty, {})).rejects.toMatchObject({ code: 'library_unavailable' });
    await expect(handlers['library.open'](photos, { create: true })).rejects.toMatchObject({ code: 'invalid_input' });
    expect([readdirSync(empty), readdirSync(photos)]).toEqual([[], ['cat.jpg']]);
    await handlers['library.open'](empty, { create: true });
    expect(rig.studio.libraryFolder()).toBe(empty);
  });

  it('that was moved by hand is found where the artist says, and the old place is forgotten', async () => {
    const [before, now] = [join(base, 'before'), join(base, 'now')];
    await fill(before);
    rig = await studioRig(join(base, 'user'));
    await rig.studio.handlers['library.open'](before, {});
    await rig.studio.dispose();
    renameSync(before, now);
    rig = await studioRig(join(base, 'user'));
    const { handlers } = rig.studio;
    expect((await handlers['app.info']()).notices).toMatchObject([{ kind: 'library_missing', path: before }]);
    await handlers['library.open'](now, { instead: true });
    expect((await handlers['app.info']()).notices).toEqual([]);
    expect((await handlers['library.layout']({})).ids).toHaveLength(3);
    expect((await handlers['library.places']()).others.map(({ folder }) => folder)).not.toContain(before);
    // The old place may come back; nothing is opened there any more.
    await fill(before);
    expect(rig.studio.libraryFolder()).toBe(now);
  });

  it('with an index of a newer Reverie is left alone, and another one can be chosen', async () => {
    const [newer, other] = [join(base, 'newer'), join(base, 'other')];
    await fill(newer);
    await fill(other);
    const index = new DatabaseSync(join(newer, '.reverie/index.sqlite'));
    index.exec('PRAGMA user_version = 99');
    index.close();
    const seen = files(newer);
    rig = await studioRig(join(base, 'user'));
    const { handlers } = rig.studio;
    await handlers['settings.update']({ libraryFolder: newer });
    await rig.studio.dispose();
    rig = await studioRig(join(base, 'user'));
    const again = rig.studio.handlers;
    expect((await again['app.info']()).notices).toMatchObject([{ kind: 'library_newer', path: newer }]);
    await again['library.open'](other, {});
    expect((await again['app.info']()).notices).toEqual([]);
    expect((await again['library.places']()).others).toEqual([{ folder: newer, there: true }]);
    await rig.studio.dispose();
    rig = undefined;
    expect(files(newer)).toEqual(seen);
  });

  it('are not left for one that another Reverie has open', async () => {
    const other = join(base, 'other');
    const held = await openLibrary({
      root: other,
      imaging: noImaging,
      clock: new FakeClock(),
      logger: silentLogger,
      create: true,
    });
    rig = await studioRig(join(base, 'user'));
    const { handlers } = rig.studio;
    await expect(handlers['library.open'](other, {})).rejects.toMatchObject({
      code: 'library_unavailable',
      message: expect.stringMatching(/open in another Reverie/),
    });
    expect((await handlers['library.layout']({})).ids).toEqual([]);
    held.close();
  });
});

describe('an index that is damaged while it is used', () => {
  it('is made anew, and the artist is told', async () => {
    const root = join(base, 'user', 'library');
    await fill(root);
    const filler = new DatabaseSync(join(root, '.reverie/index.sqlite'));
    const row = filler.prepare(
      `INSERT INTO generations (id, created_at, status, draft, prompt, pictures_requested) VALUES (?, 1, 'failed', '{}', ?, 1)`,
    );
    // More than is looked at on each start.
    for (let number = 0; number < 120; number += 1) row.run(`filler${number}`, 'p'.repeat(100_000));
    filler.close();
    rig = await studioRig(join(base, 'user'));
    const { handlers } = rig.studio;
    const found = await handlers['library.layout']({});
    expect(found.ids).toHaveLength(3);
    await rig.studio.dispose();
    const path = join(root, '.reverie/index.sqlite');
    const bytes = readFileSync(path);
    // The root page of the pictures: SQLite has to stumble over it.
    const index = new DatabaseSync(path, { readOnly: true });
    const page = Number(
      index.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'pictures_shown'`).get()?.rootpage,
    );
    index.close();
    bytes.fill(0x77, (page - 1) * 4096, page * 4096);
    writeFileSync(path, bytes);
    rig = await studioRig(join(base, 'user'));
    const met = await Promise.resolve(rig.studio.handlers['library.layout']({})).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(met).toMatchObject({ code: 'disk', message: expect.stringMatching(/index is damaged/) });
    await rig.until('app.changed', ({ notices }) => notices.some(({ kind }) => kind === 'library_rebuilt'));
    expect((await rig.studio.handlers['library.layout']({})).ids).toEqual([]);
    expect(readdirSync(join(root, '.reverie')).some((name) => name.startsWith('index.damaged-'))).toBe(true);
  });
});

describe('what the page is told', () => {
  it('of edits, the trash and deleting for ever', async () => {
    await fill(join(base, 'user', 'library'));
    rig = await studioRig(join(base, 'user'));
    const { handlers } = rig.studio;
    const [one, two] = ['lake_1', 'lake_2'] as [PictureId, PictureId];
    expect(await handlers['library.update']([two], { addTags: ['x'] }, {})).toEqual({
      changed: 1,
      undoSteps: 1,
      redoSteps: 0,
      actions: { last: 1, next: 0, newest: 1 },
    });
    expect(rig.events.at(-1)).toEqual({
      name: 'library.changed',
      payload: {
        added: [],
        removed: [],
        changed: [two],
        actions: { last: 1, next: 0, newest: 1 },
        lists: true,
      },
    });
    expect(await handlers['library.trash']([one, two], {})).toMatchObject({ changed: 1, kept: [one] });
    expect(rig.events.at(-1)).toMatchObject({ name: 'library.changed', payload: { removed: [two] } });
    expect(await handlers['library.undo']({ only: 1 })).toMatchObject({ changed: 0 });
    await handlers['library.undo']({ only: 2 });
    expect(await handlers['library.actions']()).toEqual({ last: 1, next: 2, newest: 2 });
    expect(rig.events.at(-1)).toMatchObject({ name: 'library.changed', payload: { added: [{ id: two }] } });
    expect(await handlers['library.deleteForever']([one, two], { evenStarred: true })).toEqual({
      deleted: 2,
      kept: [],
      failures: [],
    });
    expect((await handlers['library.layout']({})).ids).toEqual(['lake_3']);
  });
});
