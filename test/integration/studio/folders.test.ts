import { copyFile } from 'node:fs/promises';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLibrary } from '../../../src/main/library/index.ts';
import { copyLibrary } from '../../../src/main/library/moveLibrary.ts';
import { silentLogger } from '../../../src/main/logging/logger.ts';
import type { PictureId } from '../../../src/shared/domain/ids.ts';
import { studioRig, type StudioRig } from '../../support/studioRig.ts';
import { shelve } from '../../support/shelvedPictures.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { noImaging } from '../library/shelf.ts';

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
    });
    expect(rig.events.at(-1)).toEqual({
      name: 'library.changed',
      payload: { added: [], removed: [], changed: [two], lists: true },
    });
    expect(await handlers['library.trash']([one, two], {})).toMatchObject({ changed: 1, kept: [one] });
    expect(rig.events.at(-1)).toMatchObject({ name: 'library.changed', payload: { removed: [two] } });
    await handlers['library.undo']();
    expect(rig.events.at(-1)).toMatchObject({ name: 'library.changed', payload: { added: [{ id: two }] } });
    expect(await handlers['library.deleteForever']([one, two], { evenStarred: true })).toEqual({
      deleted: 2,
      kept: [],
      failures: [],
    });
    expect((await handlers['library.layout']({})).ids).toEqual(['lake_3']);
  });
});
