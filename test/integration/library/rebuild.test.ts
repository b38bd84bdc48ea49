import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../src/main/library/index.ts';
import type { GenerationId, PictureId, ReferenceId } from '../../../src/shared/domain/ids.ts';
import { detailedSvg, makePng } from '../../unit/imaging/pictures.ts';
import { testImaging } from '../../support/plainPicture.ts';
import { keepPlain } from './keepPlain.ts';
import { noon, recipeOf } from './recipes.ts';
import { insertGeneration, keepGeneration, Shelf } from './shelf.ts';

const imaging = testImaging();
const pictures: Uint8Array[] = [];
let shelf: Shelf;
let library: Library;

beforeAll(async () => {
  for (const seed of [1, 2, 3]) pictures.push(await imaging.drawSvg(detailedSvg(90, 60, seed), 90, 60, 80));
});
afterAll(async () => {
  await imaging.close();
});
beforeEach(async () => {
  shelf = new Shelf(imaging);
  library = await shelf.open();
});
afterEach(() => {
  shelf.clear();
});

/** Every row of the index, but for the colours, which no recipe names. */
function rows(of: Library): Record<string, unknown> {
  const all = (table: string, order: string): unknown =>
    of.database.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).all();
  of.database.exec('UPDATE pictures SET colour = NULL');
  return {
    generations: all('generations', 'id'),
    results: all('results', 'generation_id, position'),
    pictures: all('pictures', 'id'),
    references: all('source_references', 'id'),
    links: all('generation_references', 'generation_id, position'),
  };
}

async function withoutIndex(): Promise<void> {
  shelf.close();
  rmSync(shelf.index);
  library = await shelf.open();
}

async function keepReference(seed: number, name: string): Promise<ReferenceId> {
  const bytes = makePng(40 + seed, 30, { seed });
  const id = createHash('sha256').update(bytes).digest('hex') as ReferenceId;
  const original = library.references.temporaryPath('original');
  const thumbnail = library.references.temporaryPath('thumbnail');
  writeFileSync(original, bytes);
  writeFileSync(thumbnail, bytes);
  const facts = { format: 'png', width: 40 + seed, height: 30, bytes: bytes.length } as const;
  await library.references.keep(
    { original, thumbnail },
    {
      id,
      name,
      ...facts,
      mediaType: 'image/png',
      changes: [],
      sent: { ...facts, sha256: id },
      origin: { kind: 'file' },
    },
    noon - 5000,
  );
  library.references.setTitle(id, `Named ${name}`);
  return id;
}

describe('an index that is lost', () => {
  it('is the same again after it was made from the folders', async () => {
    const references = [await keepReference(1, 'sketch 1.png'), await keepReference(2, 'sketch 2.png')];
    const iso = (time: number): string => new Date(time).toISOString();
    const whole = recipeOf('whole', {
      createdAt: noon + 1234,
      references,
      prompt: 'Zwei Boote, 雨',
      more: {
        submittedAt: iso(noon + 2000),
        acceptedAt: iso(noon + 2500),
        completedAt: iso(noon + 60_000),
        request: {
          model: 'doubao-seedream-4.5',
          prompt: 'Zwei Boote, 雨',
          n: 3,
          size: '2048x2048',
          prompt_priority: 'standard',
        },
        idempotencyKey: 'reverie-whole-0123456789abcdef',
        taskId: 'task-unified-1',
        credits: { reserved: 6.12, used: 6.12 },
        answers: { submit: { id: 'task-unified-1', extra: [1, 2] }, task: { id: 'task-unified-1' } },
        resultsExpireAt: iso(noon + 86_400_000),
      },
    });
    await keepGeneration(library, whole, pictures);
    await keepGeneration(library, recipeOf('single', { createdAt: noon + 5000, references: references.slice(1) }), [
      pictures[0]!,
    ]);
    const failed = recipeOf('failed', {
      status: 'failed',
      more: { error: { code: 'content_policy_violation', message: 'Refused.', charged: 'no', retry: 'edit_first' } },
    });
    const running = recipeOf('running', { status: 'running', more: { taskId: 'task-unified-2' } });
    const queued = recipeOf('queued', { status: 'queued' });
    for (const recipe of [failed, running, queued]) {
      insertGeneration(library, recipe);
      library.writeRecord(recipe);
    }
    library.database.exec(
      'UPDATE source_references SET last_used_at = (SELECT max(g.created_at) FROM generations g JOIN generation_references l ON l.generation_id = g.id WHERE l.reference_id = source_references.id)',
    );
    const before = rows(library);
    await withoutIndex();
    expect(library.report.rebuilt).toEqual({ generations: 5, pictures: 4, problems: [] });
    expect(rows(library)).toEqual(before);
    // Once more, in place: nothing changes.
    expect(await library.rebuild()).toEqual({ generations: 5, pictures: 4, problems: [] });
    expect(rows(library)).toEqual(before);
  });

  it.each([
    ['submitting', undefined, 'unconfirmed'],
    ['running', undefined, 'unconfirmed'],
    ['running', 'task-9', 'running'],
    ['saving', 'task-9', 'saving'],
    ['unconfirmed', undefined, 'unconfirmed'],
    ['preparing', undefined, 'preparing'],
    ['cancelled', undefined, 'cancelled'],
  ] as const)(
    'brings a generation that was %s with task %s back as one that nothing pays for twice',
    async (status, taskId, expected) => {
      library.writeRecord(recipeOf('g', { status, more: taskId === undefined ? {} : { taskId } }));
      await withoutIndex();
      expect(library.database.prepare('SELECT status, task_id, dismissed, post_open FROM generations').get()).toEqual({
        status: expected,
        task_id: taskId ?? null,
        dismissed: status === 'cancelled' ? 1 : 0,
        post_open: 0,
      });
    },
  );

  it('brings back which pictures of a set are still to be fetched', async () => {
    const recipe = recipeOf('g', {
      status: 'saving',
      more: {
        taskId: 'task-9',
        answers: { task: { results: ['https://files/1', 'https://files/2', 'https://files/3'] } },
        unsaved: [
          { position: 2, url: 'https://files/2' },
          { position: 3, url: 'https://files/3b' },
        ],
      },
    });
    await keepGeneration(library, recipe, [pictures[0]!]);
    await withoutIndex();
    expect(library.database.prepare('SELECT position, url, state FROM results ORDER BY position').all()).toEqual([
      { position: 1, url: 'https://files/1', state: 'saved' },
      { position: 2, url: 'https://files/2', state: 'waiting' },
      { position: 3, url: 'https://files/3b', state: 'waiting' },
    ]);
  });

  it('is made from whatever can be read, and the rest is told and left as it is', async () => {
    const { folder } = await keepGeneration(library, recipeOf('good'), pictures.slice(0, 2));
    const { folder: broken } = await keepGeneration(library, recipeOf('broken'), [pictures[2]!]);
    rmSync(shelf.path(folder, '2.jpg'));
    writeFileSync(shelf.path(broken, 'recipe.json'), '{ "recipeVersion": 1, ');
    cpSync(shelf.path(folder), shelf.path('2026', 'zz copy of good'), { recursive: true });
    mkdirSync(shelf.path('my own folder', 'with things'), { recursive: true });
    writeFileSync(shelf.path('my own folder', 'with things', 'notes.txt'), 'mine');
    writeFileSync(shelf.path('.reverie', 'records', 'odd.json'), '[]');
    await withoutIndex();
    expect(library.report.rebuilt).toMatchObject({ generations: 1, pictures: 1 });
    expect(library.report.rebuilt?.problems.toSorted()).toEqual([
      expect.stringMatching(/^\.reverie\/records\/odd\.json: it is wrong/),
      `${broken}: it is not JSON.`,
      `${folder}/2.jpg: the recipe names it, but the file is not there.`,
      `2026/zz copy of good: it is a copy of ${folder} and was left out.`,
    ]);
    expect(readFileSync(shelf.path(broken, 'recipe.json'), 'utf8')).toBe('{ "recipeVersion": 1, ');
    expect(readdirSync(shelf.path(broken))).toContain('1.jpg');
  });

  it('finds generations whose folders were renamed or moved to another year', async () => {
    const { folder } = await keepGeneration(library, recipeOf('moved'), [pictures[0]!]);
    mkdirSync(shelf.path('Best of'));
    renameSync(shelf.path(folder), shelf.path('Best of', 'the boats'));
    await withoutIndex();
    expect(library.page({}).items.map((item) => item.file)).toEqual(['Best of/the boats/1.jpg']);
  });

  it('with 10,000 generations is made in seconds, and the event loop goes on meanwhile', async () => {
    shelf.close();
    for (let index = 0; index < 10_000; index += 1) {
      const folder = shelf.path('2026', `2026-01-01 number ${index}`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(
        `${folder}/recipe.json`,
        JSON.stringify(recipeOf(`number${index}`, { files: 1, createdAt: noon + index }), undefined, 2),
      );
      writeFileSync(`${folder}/1.jpg`, '');
    }
    rmSync(shelf.index);
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 5);
    const start = performance.now();
    library = await shelf.open();
    clearInterval(watch);
    expect(library.report.rebuilt).toEqual({ generations: 10_000, pictures: 10_000, problems: [] });
    expect(performance.now() - start).toBeLessThan(30_000);
    expect(longest).toBeLessThan(3000);
  });
});

describe('a picture that was moved by hand', () => {
  it('is found again by its content when the index is made anew, with all that was said of it', async () => {
    const folder = await keepPlain(shelf, library);
    const moved = 'one_1' as PictureId;
    library.curation.update([moved], { rating: 5 });
    mkdirSync(shelf.path('portfolio/best'), { recursive: true });
    renameSync(shelf.path(folder, '1.jpg'), shelf.path('portfolio/best/lake.jpg'));
    writeFileSync(shelf.path('portfolio/other.jpg'), 'two 1.jpg');
    const found = { file: 'portfolio/best/lake.jpg', rating: 5, missing: false };
    expect((await library.rebuild()).problems).toEqual([]);
    expect(library.picture(moved)).toMatchObject(found);
    // Its recipe knows now, so nothing has to be looked for again.
    await withoutIndex();
    expect(library.report.rebuilt).toMatchObject({ pictures: 2, problems: [] });
    expect(library.picture(moved)).toMatchObject(found);
    rmSync(shelf.path('portfolio/best/lake.jpg'));
    expect((await library.rebuild()).problems).toEqual([
      `${folder}/1.jpg: the recipe names it, but the file is not there.`,
    ]);
    expect(library.layout({}).ids).toEqual(['one_2']);
  });
});

describe('rebuilding in place', () => {
  it('leaves what the queue is working on alone, and what recipes do not know', async () => {
    const running = recipeOf('running', { status: 'running', more: { taskId: 'task-1' } });
    insertGeneration(library, running);
    library.database.exec(`UPDATE generations SET progress = 55, status = 'saving' WHERE id = 'running'`);
    library.writeRecord(running);
    const failed = recipeOf('failed', { status: 'failed' });
    insertGeneration(library, failed);
    library.writeRecord(failed);
    library.database.exec(`UPDATE generations SET dismissed = 1 WHERE id = 'failed'`);
    await library.rebuild();
    expect(
      library.database.prepare('SELECT id, status, progress, dismissed FROM generations ORDER BY id').all(),
    ).toEqual([
      { id: 'failed', status: 'failed', progress: null, dismissed: 1 },
      { id: 'running', status: 'saving', progress: 55, dismissed: 0 },
    ]);
  });

  it('follows a folder that was renamed, with everything said of its picture', async () => {
    const { folder } = await keepGeneration(library, recipeOf('tile'), [pictures[0]!]);
    await keepGeneration(library, recipeOf('other'), [pictures[1]!]);
    const id = 'tile_1' as PictureId;
    library.curation.update([id], { rating: 5, addTags: ['best'] });
    renameSync(shelf.path(folder), shelf.path('2026', 'my best tile'));
    expect(await library.rebuild()).toEqual({ generations: 2, pictures: 2, problems: [] });
    expect(library.picture(id)).toMatchObject({ file: '2026/my best tile/1.jpg', rating: 5, tags: ['best'] });
    expect(library.page({ text: 'my best tile' }).items.map((item) => item.id)).toEqual([id]);
  });

  it('lets go of generations whose folder was deleted, and keeps pictures whose recipe was', async () => {
    const gone = await keepGeneration(library, recipeOf('gone'), [pictures[0]!]);
    const bare = await keepGeneration(library, recipeOf('bare'), [pictures[1]!]);
    rmSync(shelf.path(gone.folder), { recursive: true });
    rmSync(shelf.path(bare.folder, 'recipe.json'));
    const { problems } = await library.rebuild();
    expect(library.page({}).items.map((item) => item.generationId)).toEqual(['bare' as GenerationId]);
    expect(problems).toEqual([expect.stringMatching(/^2026\/.* bare: its recipe is missing/)]);
  });

  it('takes the colour that a recipe tells, and none that is no colour', async () => {
    const told = recipeOf('told', { files: 2 });
    for (const [index, colour] of ['#123456', 'red'].entries()) Object.assign(told.files[index] ?? {}, { colour });
    mkdirSync(shelf.path('2026', 'told'), { recursive: true });
    for (const { name } of told.files) writeFileSync(shelf.path('2026', 'told', name), pictures[0]!);
    library.writeRecipe('2026/told', told);
    expect(await library.rebuild()).toMatchObject({ pictures: 2, problems: [] });
    const [first, second] = library.page({}).items;
    expect([first?.colour, second?.colour]).toEqual(['#123456', undefined]);
  });

  it('keeps the colours that thumbnails gave, and finds them again for pictures that have none', async () => {
    const { kept } = await keepGeneration(library, recipeOf('g'), [pictures[0]!]);
    await library.rebuild();
    expect(library.picturesOf('g' as GenerationId)[0]?.colour).toBe(kept[0]?.colour);
    await withoutIndex();
    expect(library.picturesOf('g' as GenerationId)[0]?.colour).toBeUndefined();
    rmSync(shelf.path('.reverie', 'thumbnails'), { recursive: true });
    await library.thumbnail('picture', 'g_1');
    expect(library.picturesOf('g' as GenerationId)[0]?.colour).toBe(kept[0]?.colour);
  });
});
