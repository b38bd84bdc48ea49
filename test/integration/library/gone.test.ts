import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LibraryGone } from '../../../src/main/library/files/problems.ts';
import type { KeptPicture, Library } from '../../../src/main/library/index.ts';
import type { GenerationId, PictureId, ReferenceId } from '../../../src/shared/domain/ids.ts';
import { plainPictures, testImaging } from '../../support/plainPicture.ts';
import { recipeOf } from './recipes.ts';
import { keepGeneration, Shelf } from './shelf.ts';

const imaging = testImaging();
const id = 'aaaaaaaaaaaaaaaaaaaaaaaaaa' as GenerationId;
const pictureId = `${id}_1` as PictureId;
let shelf: Shelf;
let library: Library;
let folder: string;
let kept: KeptPicture[];
let away: string;
let told: number;

beforeEach(async () => {
  shelf = new Shelf(imaging);
  library = await shelf.open();
  const bytes = await plainPictures(imaging)('a', 90, 60, 80);
  ({ folder, kept } = await keepGeneration(library, recipeOf(id), [bytes]));
  told = 0;
  library.folder.onGone = () => {
    told += 1;
  };
  away = `${shelf.root}-away`;
});
afterEach(() => {
  shelf.clear();
  rmSync(away, { recursive: true, force: true });
});
afterAll(() => imaging.close());

/** Everything that writes by path, and what would conclude something from files that are not found. */
const uses: { name: string; use: () => unknown }[] = [
  { name: 'a recipe', use: () => library.writeRecipe(folder, recipeOf(id)) },
  { name: 'a record', use: () => library.writeRecord(recipeOf(id)) },
  { name: 'taking a record away', use: () => library.removeRecord(id) },
  {
    name: 'the folder of a generation',
    use: () => library.makeGenerationFolder({ id: 'b'.repeat(26) as GenerationId, createdAt: 0, prompt: 'x' }),
  },
  { name: 'a mark', use: () => library.curation.update([pictureId], { rating: 5 }) },
  { name: 'a collection', use: () => library.collections.create({ name: 'Koi' }) },
  { name: 'a temporary file', use: () => library.references.temporaryPath('x') },
  { name: 'deleting for ever', use: () => library.trash.deleteForever([pictureId]) },
  { name: 'taking out what is missing', use: () => library.trash.forgetMissing([pictureId]) },
  { name: 'a verification', use: () => library.verification.run(() => {}) },
  { name: 'a rebuild', use: () => library.rebuild() },
  {
    name: 'a picture',
    use: () =>
      library.keepPicture({
        generationId: id,
        folder,
        position: 2,
        part: join(away, kept[0]?.file ?? ''),
        download: { bytes: 1, sha256: '', mediaType: 'image/jpeg', ending: '.jpg' },
      }),
  },
];

describe('a library whose folder is renamed', () => {
  it.each(uses)('is no longer written to: $name', async ({ use }) => {
    renameSync(shelf.root, away);
    const before = readdirSync(away, { recursive: true }).length;
    await expect((async () => use())()).rejects.toBeInstanceOf(LibraryGone);
    expect(existsSync(shelf.root)).toBe(false);
    expect(readdirSync(away, { recursive: true })).toHaveLength(before);
    expect(told).toBeGreaterThan(0);
    // Nothing has happened to what it holds.
    renameSync(away, shelf.root);
    library = await shelf.open();
    expect(library.picture(pictureId)).toMatchObject({ rating: 0 });
    expect(await library.verification.run(() => {})).toMatchObject({ problems: 0 });
  });

  it.each(uses)('is told apart from another one with its name: $name', async ({ use }) => {
    renameSync(shelf.root, away);
    mkdirSync(join(shelf.root, '.reverie/records'), { recursive: true });
    mkdirSync(join(shelf.root, folder), { recursive: true });
    writeFileSync(join(shelf.root, '.reverie/curation.jsonl'), '');
    const before = readdirSync(shelf.root, { recursive: true });
    await expect((async () => use())()).rejects.toBeInstanceOf(LibraryGone);
    expect(readdirSync(shelf.root, { recursive: true })).toEqual(before);
  });

  it('is closed without a trace in its old place, and opened again with all it was told before', async () => {
    library.curation.update([pictureId], { rating: 4 });
    renameSync(shelf.root, away);
    mkdirSync(join(shelf.root, '.reverie'), { recursive: true });
    writeFileSync(join(shelf.root, '.reverie/index.sqlite-wal'), 'another one’s');
    shelf.close();
    expect(readdirSync(join(shelf.root, '.reverie'))).toEqual(['index.sqlite-wal']);
    rmSync(shelf.root, { recursive: true });
    renameSync(away, shelf.root);
    library = await shelf.open(false);
    expect(library.picture(pictureId)).toMatchObject({ rating: 4 });
  });

  it('gives back, as they are, its own folders that were removed while it was open', async () => {
    rmSync(shelf.path('references'), { recursive: true });
    rmSync(shelf.path('.reverie/records'), { recursive: true });
    rmSync(shelf.path('.reverie/temporary'), { recursive: true });
    rmSync(shelf.path('.reverie/thumbnails'), { recursive: true });
    library.writeRecord(recipeOf(id));
    expect(await library.thumbnail('picture', pictureId)).toBeDefined();
    expect(library.references.source('0' as ReferenceId)).toBeUndefined();
  });
});
