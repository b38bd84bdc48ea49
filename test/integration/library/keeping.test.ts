import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ImagingError, ImagingStopped, sniffPicture, type Imaging } from '../../../src/main/imaging/index.ts';
import type { Library } from '../../../src/main/library/index.ts';
import type { GenerationId, PictureId } from '../../../src/shared/domain/ids.ts';
import { detailedSvg } from '../../unit/imaging/pictures.ts';
import { testImaging } from '../../support/plainPicture.ts';
import { noon, recipeOf } from './recipes.ts';
import { download, insertGeneration, keepGeneration, Shelf } from './shelf.ts';

const imaging = testImaging();
const id = 'k3v9x2m7abcd0123' as GenerationId;
let jpeg: Uint8Array;
let other: Uint8Array;
let shelf: Shelf;
let library: Library;
let folder: string;

beforeAll(async () => {
  jpeg = await imaging.drawSvg(detailedSvg(900, 600), 900, 600, 90);
  other = await imaging.drawSvg(detailedSvg(900, 600, 2), 900, 600, 90);
});
afterAll(async () => {
  await imaging.close();
});
beforeEach(async () => {
  shelf = new Shelf(imaging);
  library = await shelf.open();
  folder = library.makeGenerationFolder({ id, createdAt: noon, prompt: 'A lighthouse in the evening' });
});
afterEach(() => {
  shelf.clear();
});

function keep(position: number, bytes: Uint8Array) {
  return library.keepPicture({ generationId: id, ...download(library, folder, position, bytes) });
}

describe('a generation’s folder', () => {
  it('has a name that a person can read', () => {
    expect(folder).toBe('2026/2026-11-22 A lighthouse in the evening k3v9x2m7');
    expect(statSync(shelf.path(folder)).isDirectory()).toBe(true);
  });

  it('is the same one every time, also when its words or its time would say otherwise now', () => {
    expect(library.makeGenerationFolder({ id, createdAt: noon, prompt: 'A lighthouse in the evening' })).toBe(folder);
    insertGeneration(library, recipeOf(id), folder);
    expect(library.makeGenerationFolder({ id, createdAt: 0, prompt: 'something else' })).toBe(folder);
  });

  it('is never shared by generations whose short ids are the same', () => {
    const twin = 'k3v9x2m7zzzz0000' as GenerationId;
    library.writeRecipe(folder, recipeOf(id));
    const others = library.makeGenerationFolder({ id: twin, createdAt: noon, prompt: 'A lighthouse in the evening' });
    expect(others).toBe('2026/2026-11-22 A lighthouse in the evening k3v9x2m7zzzz0000');
    expect(library.makeGenerationFolder({ id, createdAt: noon, prompt: 'A lighthouse in the evening' })).toBe(folder);
  });
});

describe('a downloaded picture', () => {
  it('is kept byte for byte under its position, with a thumbnail, and nothing else is left', async () => {
    const kept = await keep(1, jpeg);
    expect(kept).toEqual({
      id: `${id}_1`,
      generationId: id,
      position: 1,
      file: `${folder}/1.jpg`,
      width: 900,
      height: 600,
      bytes: jpeg.length,
      mediaType: 'image/jpeg',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      colour: expect.stringMatching(/^#[0-9a-f]{6}$/),
    });
    expect(readFileSync(library.resolve(kept.file)).equals(jpeg)).toBe(true);
    expect(readdirSync(shelf.path(folder))).toEqual(['1.jpg']);
    expect(readdirSync(shelf.path('.reverie', 'temporary'))).toEqual([]);
    insertGeneration(library, recipeOf(id, { files: 1 }), folder);
    library.insertPicture(kept, noon);
    const thumbnail = await library.thumbnail('picture', kept.id);
    expect(sniffPicture(readFileSync(thumbnail ?? ''))).toMatchObject({ format: 'webp', width: 512, height: 341 });
  });

  it.each([0.02, 0.3, 0.7, 0.99])(
    'that breaks off after %f of its bytes is told, and never takes the picture’s name',
    async (share) => {
      await expect(keep(1, jpeg.subarray(0, Math.floor(jpeg.length * share)))).rejects.toThrow(ImagingError);
      expect(readdirSync(shelf.path(folder)).filter((name) => !name.endsWith('.part'))).toEqual([]);
    },
  );

  it('that is there already is taken as it is', async () => {
    await keep(1, jpeg);
    const before = statSync(shelf.path(folder, '1.jpg'));
    const again = await keep(1, jpeg);
    expect(again.file).toBe(`${folder}/1.jpg`);
    expect(statSync(shelf.path(folder, '1.jpg')).mtimeMs).toBe(before.mtimeMs);
    expect(readdirSync(shelf.path(folder))).toEqual(['1.jpg']);
  });

  it('never takes the place of another file', async () => {
    writeFileSync(shelf.path(folder, '1.jpg'), 'the artist put this here');
    const first = await keep(1, jpeg);
    const second = await keep(1, other);
    expect([first.file, second.file]).toEqual([`${folder}/1 (2).jpg`, `${folder}/1 (3).jpg`]);
    expect(readFileSync(shelf.path(folder, '1.jpg'), 'utf8')).toBe('the artist put this here');
  });

  it('stays where it is when only the decoder or the disk failed', async () => {
    for (const error of [
      new ImagingStopped('The decoder stopped.'),
      Object.assign(new Error('no space'), { code: 'ENOSPC' }),
    ]) {
      const failing: Imaging = { ...imaging, thumbnail: () => Promise.reject(error) };
      const broken = new Shelf(failing);
      const opened = await broken.open();
      const place = opened.makeGenerationFolder({ id, createdAt: noon, prompt: 'x' });
      await expect(opened.keepPicture({ generationId: id, ...download(opened, place, 1, jpeg) })).rejects.toMatchObject(
        error instanceof ImagingStopped ? { name: 'ImagingStopped' } : { code: 'disk' },
      );
      expect(readdirSync(broken.path(place))).toEqual(['1.part']);
      broken.clear();
    }
  });
});

describe('recipes and records', () => {
  it('are whole JSON files in their places, and leave no temporary ones', () => {
    const recipe = recipeOf(id, { files: 1 });
    library.writeRecord(recipe);
    expect(JSON.parse(readFileSync(shelf.path('.reverie', 'records', `${id}.json`), 'utf8'))).toEqual(recipe);
    library.writeRecipe(folder, recipe);
    library.removeRecord(id);
    library.removeRecord(id);
    expect(JSON.parse(readFileSync(shelf.path(folder, 'recipe.json'), 'utf8'))).toEqual(recipe);
    expect(readdirSync(shelf.path('.reverie', 'records'))).toEqual([]);
    expect(readdirSync(shelf.path(folder))).toEqual(['recipe.json']);
  });

  it('of an ended generation take the parts of lost pictures with them', () => {
    writeFileSync(library.partPath(folder, 2), 'half');
    library.writeRecipe(folder, recipeOf(id, { status: 'saving' }));
    expect(readdirSync(shelf.path(folder))).toContain('2.part');
    library.writeRecipe(folder, recipeOf(id, { status: 'completed' }));
    expect(readdirSync(shelf.path(folder))).toEqual(['recipe.json']);
  });

  it('that cannot be written are told in plain words', () => {
    rmSync(shelf.path(folder), { recursive: true });
    expect(() => library.writeRecipe(folder, recipeOf(id))).toThrow(
      expect.objectContaining({ code: 'disk', message: expect.stringContaining(shelf.root) }),
    );
  });
});

describe('a transaction', () => {
  const count = (): unknown => library.database.prepare('SELECT count(*) AS n FROM generations').get()?.n;

  it('is all or nothing, and nests', () => {
    expect(() =>
      library.transaction(() => {
        insertGeneration(library, recipeOf('a'));
        library.transaction(() => insertGeneration(library, recipeOf('b')));
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(count()).toBe(0);
    library.transaction(() => {
      insertGeneration(library, recipeOf('a'));
      expect(() =>
        library.transaction(() => {
          insertGeneration(library, recipeOf('b'));
          throw new Error('only this one');
        }),
      ).toThrow('only this one');
      insertGeneration(library, recipeOf('c'));
    });
    expect(library.database.prepare('SELECT id FROM generations ORDER BY id').all()).toEqual([
      { id: 'a' },
      { id: 'c' },
    ]);
    expect(library.transaction(() => 'value')).toBe('value');
  });

  it('on a full disk is told in plain words and changes nothing', () => {
    const pages = Number(library.database.prepare('PRAGMA page_count').get()?.page_count);
    library.database.exec(`PRAGMA max_page_count = ${pages + 2}`);
    expect(() =>
      library.transaction(() => {
        for (let index = 0; index < 50; index += 1) {
          insertGeneration(library, recipeOf(`full${index}`, { prompt: 'p'.repeat(2000) }));
        }
      }),
    ).toThrow(expect.objectContaining({ code: 'disk', message: expect.stringMatching(/is full/) }));
    library.database.exec('PRAGMA max_page_count = 1000000');
    expect(count()).toBe(0);
    insertGeneration(library, recipeOf('after'));
    expect(count()).toBe(1);
  });
});

describe('a kept picture in the index', () => {
  it('is told of in full, and as missing when its file has gone', async () => {
    const recipe = recipeOf(id, {
      more: {
        taskId: 'task-1',
        credits: { reserved: 4.08, used: 4.08 },
        submittedAt: new Date(noon + 1000).toISOString(),
        acceptedAt: new Date(noon + 2000).toISOString(),
        completedAt: new Date(noon + 40_000).toISOString(),
        answers: { submit: { id: 'task-1' }, task: { id: 'task-1', usage: { credits_reserved: 4.08 } } },
      },
    });
    const { kept } = await keepGeneration(library, recipe, [jpeg, other]);
    const second = kept[1];
    expect(library.picture(`${id}_2` as PictureId)).toEqual({
      id: `${id}_2`,
      generationId: id,
      position: 2,
      setSize: 2,
      width: 900,
      height: 600,
      createdAt: noon,
      prompt: recipe.prompt,
      file: second?.file,
      thumbnailUrl: `media://thumbnail/${id}_2`,
      largeThumbnailUrl: `media://large-thumbnail/${id}_2`,
      pictureUrl: `media://picture/${id}_2`,
      bytes: other.length,
      mediaType: 'image/jpeg',
      sha256: second?.sha256,
      draft: recipe.draft,
      references: [],
      colour: kept[1]?.colour,
      rating: 0,
      tags: [],
      collections: [],
      taskId: 'task-1',
      submittedAt: noon + 1000,
      acceptedAt: noon + 2000,
      completedAt: noon + 40_000,
      answers: { submit: { id: 'task-1' }, task: { id: 'task-1', usage: { credits_reserved: 4.08 } } },
      credits: { reserved: 4.08, used: 4.08 },
      missing: false,
    });
    rmSync(library.resolve(second?.file ?? ''));
    expect(library.picture(`${id}_2` as PictureId)?.missing).toBe(true);
    expect(library.picture('nobody' as PictureId)).toBeUndefined();
    expect(library.picturesOf(id)).toEqual(kept);
    const asked = [`${id}_2`, 'nobody', `${id}_1`] as PictureId[];
    expect(library.summaries(asked).map((picture) => picture.id)).toEqual([`${id}_2`, `${id}_1`]);
    expect(library.exportFacts(asked).map((facts) => [facts.id, facts.path, facts.bytes])).toEqual([
      [`${id}_2`, library.resolve(second?.file ?? ''), other.length],
      [`${id}_1`, shelf.path(folder, '1.jpg'), jpeg.length],
    ]);
  });
});

describe('a missing thumbnail', () => {
  let made = 0;
  beforeEach(async () => {
    made = 0;
    shelf.clear();
    shelf = new Shelf({
      ...imaging,
      thumbnail: (...input) => {
        made += 1;
        return imaging.thumbnail(...input);
      },
    });
    library = await shelf.open();
    ({ folder } = await keepGeneration(library, recipeOf(id), [jpeg]));
    made = 0;
  });
  const picture = `${id}_1`;

  it('is made again, once for all who ask at the same time', async () => {
    rmSync(shelf.path('.reverie', 'thumbnails'), { recursive: true });
    const paths = await Promise.all([1, 2, 3, 4].map(() => library.thumbnail('picture', picture)));
    expect(new Set(paths).size).toBe(1);
    expect(made).toBe(1);
    expect(sniffPicture(readFileSync(paths[0] ?? ''))).toMatchObject({ width: 512 });
    await library.thumbnail('picture', picture);
    expect(made).toBe(1);
  });

  it('that a power cut left empty is made again', async () => {
    const path = (await library.thumbnail('picture', picture)) ?? '';
    writeFileSync(path, '');
    expect(statSync((await library.thumbnail('picture', picture)) ?? '').size).toBeGreaterThan(0);
  });

  it('is undefined when there is no such picture, or its original is gone or broken', async () => {
    expect(await library.thumbnail('picture', 'nobody_1')).toBeUndefined();
    expect(await library.thumbnail('reference', 'nobody')).toBeUndefined();
    expect(await library.thumbnail('picture', '../../../etc/passwd')).toBeUndefined();
    rmSync(shelf.path('.reverie', 'thumbnails'), { recursive: true });
    const original = shelf.path(folder, '1.jpg');
    renameSync(original, `${original}.away`);
    expect(await library.thumbnail('picture', picture)).toBeUndefined();
    writeFileSync(original, 'broken');
    expect(await library.thumbnail('picture', picture)).toBeUndefined();
    renameSync(`${original}.away`, original);
    expect(existsSync((await library.thumbnail('picture', picture)) ?? '')).toBe(true);
  });

  it('whose folder is blocked is told as a problem, not hidden', async () => {
    rmSync(shelf.path('.reverie', 'thumbnails'), { recursive: true });
    writeFileSync(shelf.path('.reverie', 'thumbnails'), 'a file where a folder should be');
    await expect(library.thumbnail('picture', picture)).rejects.toThrow(/EEXIST|ENOTDIR/);
    rmSync(shelf.path('.reverie', 'thumbnails'));
    mkdirSync(join(shelf.path('.reverie', 'thumbnails')));
  });
});

describe('the larger thumbnail', () => {
  const bytes = new Map<string, Uint8Array>();
  beforeAll(async () => {
    for (const [name, width, height] of [
      ['wide', 2400, 1600],
      ['between', 600, 900],
      ['small', 500, 400],
    ] as const) {
      bytes.set(name, await imaging.drawSvg(detailedSvg(width, height), width, height, 90));
    }
  });
  const large = (): string => shelf.path('.reverie', 'thumbnails', id.slice(0, 2), `${id}_1.large.webp`);
  const keepOne = (name: string) => keepGeneration(library, recipeOf(id), [bytes.get(name) ?? jpeg]);

  it('is made when it is asked for and not before, and kept', async () => {
    await keepOne('wide');
    await library.thumbnail('picture', `${id}_1`);
    expect(existsSync(large())).toBe(false);
    expect(await library.thumbnail('large', `${id}_1`)).toBe(large());
    expect(sniffPicture(readFileSync(large()))).toMatchObject({ format: 'webp', width: 1024, height: 683 });
    expect(sniffPicture(readFileSync((await library.thumbnail('picture', `${id}_1`)) ?? ''))).toMatchObject({
      width: 512,
    });
  });

  it('comes again after its folder was deleted, also from a rebuilt index', async () => {
    await keepOne('wide');
    await library.thumbnail('large', `${id}_1`);
    rmSync(shelf.path('.reverie'), { recursive: true });
    library = await shelf.open();
    await library.rebuild();
    expect(await library.thumbnail('large', `${id}_1`)).toBe(large());
    expect(existsSync(large())).toBe(true);
  });

  it('of a smaller picture has that picture’s size, and of one below 512 pixels is the ordinary one', async () => {
    await keepOne('between');
    expect(await library.thumbnail('large', `${id}_1`)).toBe(large());
    expect(sniffPicture(readFileSync(large()))).toMatchObject({ width: 600, height: 900 });
    shelf.clear();
    shelf = new Shelf(imaging);
    library = await shelf.open();
    await keepOne('small');
    expect(await library.thumbnail('large', `${id}_1`)).toBe(await library.thumbnail('picture', `${id}_1`));
    expect(existsSync(large())).toBe(false);
  });

  it('is undefined where the original is gone, and there again when that is back', async () => {
    await keepOne('wide');
    const [kept] = library.picturesOf(id);
    const original = shelf.path(kept?.file ?? '');
    renameSync(original, `${original}.away`);
    expect(await library.thumbnail('large', `${id}_1`)).toBeUndefined();
    renameSync(`${original}.away`, original);
    expect(await library.thumbnail('large', `${id}_1`)).toBe(large());
    expect(await library.thumbnail('large', 'nobody_1')).toBeUndefined();
  });
});
