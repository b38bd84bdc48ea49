import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isForeignFolder, mayHoldPictures } from '../../../src/main/library/files/foreignFolders.ts';
import type { KeptPicture, Library } from '../../../src/main/library/index.ts';
import { lookAtFolder } from '../../../src/main/library/files/lookAtFolder.ts';
import { copyLibrary, planMove } from '../../../src/main/library/safekeeping/moveLibrary.ts';
import type { GenerationId, PictureId } from '../../../src/shared/domain/ids.ts';
import { plainPictures, testImaging } from '../../support/plainPicture.ts';
import { recipeOf } from './recipes.ts';
import { keepGeneration, Shelf } from './shelf.ts';

const imaging = testImaging();
const id = 'a'.repeat(26) as GenerationId;
const pictureId = `${id}_1` as PictureId;
const bins = [
  '#recycle',
  '@Recycle',
  '@eaDir',
  '$RECYCLE.BIN',
  'System Volume Information',
  'lost+found',
  '.stversions',
];
let shelf: Shelf;
let library: Library;
let folder: string;
let kept: KeptPicture[];

beforeEach(async () => {
  shelf = new Shelf(imaging);
  library = await shelf.open();
  const bytes = await plainPictures(imaging)('a', 90, 60, 80);
  ({ folder, kept } = await keepGeneration(library, recipeOf(id), [bytes]));
});
afterEach(() => {
  shelf.clear();
});
afterAll(() => imaging.close());

/** The generation's folder as the bin has it: with its place below, and beside others without. */
function inEachBin(): void {
  for (const bin of bins) {
    cpSync(shelf.path(folder), shelf.path(bin, folder), { recursive: true });
    cpSync(shelf.path(folder), shelf.path(bin, 'deleted'), { recursive: true });
    writeFileSync(shelf.path(bin, 'loose.jpg'), 'old');
  }
}

describe('folders of systems and services', () => {
  it.each([
    ...bins,
    '.Trashes',
    '.Trash-1000',
    '.Trash',
    '.sync',
    '.dropbox.cache',
    '.fseventsd',
    '.DocumentRevisions-V100',
    '.Spotlight-V100',
    '#RECYCLE',
  ])('%s is one', (name) => {
    expect([isForeignFolder(name), mayHoldPictures(name)]).toEqual([true, false]);
  });

  it.each([
    ['2026', false, true],
    ['recycle', false, true],
    ['#1 favourites', false, true],
    ['.reverie', false, false],
    ['.hidden', false, false],
  ])('%s: %s, and may hold pictures: %s', (name, foreign, may) => {
    expect([isForeignFolder(name), mayHoldPictures(name)]).toEqual([foreign, may]);
  });

  it('hold no living pictures: a rebuild and a verification pass them over', async () => {
    inEachBin();
    expect(await library.rebuild()).toEqual({ generations: 1, pictures: 1, problems: [] });
    expect(library.picture(pictureId)?.file).toBe(kept[0]?.file);
    expect(await library.verification.run(() => {})).toMatchObject({ problems: 0 });
  });

  it('give nothing back of what was deleted: neither a rebuild nor a verification finds it there', async () => {
    inEachBin();
    rmSync(shelf.path(folder), { recursive: true });
    const { findings } = await library.verification.run(() => {});
    expect(findings.map(({ kind, of }) => `${kind} ${of}`).toSorted()).toEqual(['missing folder', 'missing picture']);
    expect(await library.rebuild()).toMatchObject({ generations: 0, pictures: 0 });
    shelf.close();
    rmSync(shelf.path('.reverie'), { recursive: true });
    expect(lookAtFolder(shelf.root).holds).toBe('other');
  });

  it('are not taken along when the library is moved, nor in the way where it goes', async () => {
    const { files, bytes } = await planMove(shelf.root, `${shelf.root}-planned`);
    inEachBin();
    expect(await planMove(shelf.root, `${shelf.root}-planned`)).toMatchObject({ files, bytes });
    library.close();
    const to = mkdtempSync(join(tmpdir(), 'reverie-foreign-'));
    for (const bin of ['lost+found', 'System Volume Information', '$RECYCLE.BIN']) mkdirSync(join(to, bin));
    expect(lookAtFolder(to).holds).toBe('nothing');
    await copyLibrary({ from: shelf.root, to, onProgress: () => {} });
    expect(existsSync(join(to, kept[0]?.file ?? ''))).toBe(true);
    expect(bins.filter((bin) => existsSync(join(to, bin, 'loose.jpg')))).toEqual([]);
    rmSync(to, { recursive: true });
  });
});

describe('files that an editor has put a byte order mark before', () => {
  const mark = (path: string): void => {
    writeFileSync(path, Buffer.concat([Buffer.from('\uFEFF'), readFileSync(path)]));
  };

  it('are read all the same: recipes, records and the journal', async () => {
    library.curation.update([pictureId], { rating: 4 });
    const other = 'b'.repeat(26) as GenerationId;
    library.writeRecord(recipeOf(other, { status: 'failed' }));
    mark(shelf.path(folder, 'recipe.json'));
    mark(shelf.path(`.reverie/records/${other}.json`));
    mark(shelf.path('.reverie/curation.jsonl'));
    expect(await library.verification.run(() => {})).toMatchObject({ problems: 0 });
    library.close();
    rmSync(shelf.index);
    rmSync(`${shelf.index}-wal`, { force: true });
    library = await shelf.open();
    expect(library.report).toMatchObject({ rebuilt: { generations: 2, pictures: 1, problems: [] } });
    expect(library.report.curationDamaged).toBeUndefined();
    expect(library.picture(pictureId)).toMatchObject({ rating: 4 });
    // Deleting for ever writes into the recipe that was read.
    library.curation.setTrashed([pictureId], true);
    expect(await library.trash.deleteForever([pictureId])).toMatchObject({ failures: [] });
    expect(readFileSync(shelf.path(folder, 'recipe.json'), 'utf8')).toContain('"deletedAt"');
    expect(existsSync(dirname(shelf.path(folder)))).toBe(true);
  });
});
