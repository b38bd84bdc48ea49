import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../src/main/library/index.ts';
import { readRecipe } from '../../../src/main/library/files/recipe.ts';
import type { GenerationId, PictureId } from '../../../src/shared/domain/ids.ts';
import { sha256 } from '../references/fixtures.ts';
import { keepPlain } from './keepPlain.ts';
import { Shelf } from './shelf.ts';

let shelf: Shelf;
beforeEach(() => {
  shelf = new Shelf();
});
afterEach(() => {
  shelf.clear();
});

const [first, second] = ['one_1', 'one_2'] as [PictureId, PictureId];
const keep = (library: Library, id?: string): Promise<string> => keepPlain(shelf, library, id);

describe('verifying', () => {
  it('finds nothing wrong in a library that is in order', async () => {
    const library = await shelf.open();
    await keep(library);
    const seen: number[] = [];
    const report = await library.verification.run(({ done }) => seen.push(done));
    // Two pictures, and the recipe of their set.
    expect(report).toEqual({ checked: 3, relinked: 0, findings: [], problems: 0, cancelled: false });
    expect(seen.at(-1)).toBe(3);
  });

  it('tells missing, changed and unknown files apart, and says what to do', async () => {
    const library = await shelf.open();
    const folder = await keep(library);
    rmSync(shelf.path(folder, '1.jpg'));
    writeFileSync(shelf.path(folder, '2.jpg'), 'one 2.jpX');
    mkdirSync(shelf.path('mine'));
    writeFileSync(shelf.path('mine', 'photo.PNG'), 'other');
    const { findings } = await library.verification.run(() => {});
    expect(findings.map(({ kind, file }) => `${kind} ${file}`).toSorted()).toEqual(
      [`changed ${folder}/2.jpg`, `missing ${folder}/1.jpg`, 'unknown mine/photo.PNG'].toSorted(),
    );
    expect(findings.every(({ advice }) => /\. [A-Z]|\.$/.test(advice))).toBe(true);
  });

  it('finds a picture again that was moved within the library, and no rebuild forgets it', async () => {
    const library = await shelf.open();
    const folder = await keep(library);
    library.curation.update([first], { rating: 5 });
    mkdirSync(shelf.path('portfolio', 'deep', 'down'), { recursive: true });
    renameSync(shelf.path(folder, '1.jpg'), shelf.path('portfolio/deep/down', 'my lake.jpg'));
    const report = await library.verification.run(() => {});
    expect(report).toMatchObject({ relinked: 1, problems: 1, findings: [{ kind: 'moved' }] });
    const moved = { file: 'portfolio/deep/down/my lake.jpg', missing: false, rating: 5 };
    expect(library.picture(first)).toMatchObject(moved);
    // Text is kept by generation: the set is found together.
    expect(library.page({ text: 'my lake' }).items.map((item) => item.id)).toEqual([first, second]);
    shelf.close();
    rmSync(shelf.index);
    expect((await shelf.open()).picture(first)).toMatchObject(moved);
  });

  it('tells a moved picture from one that bears the same name in the folder of its set', async () => {
    const library = await shelf.open();
    const folder = await keep(library);
    mkdirSync(shelf.path('mine'));
    renameSync(shelf.path(folder, '1.jpg'), shelf.path('mine/2.jpg'));
    expect(await library.verification.run(() => {})).toMatchObject({ relinked: 1 });
    // As the queue writes a recipe anew, when its card is put away.
    const recipe = readRecipe(readFileSync(shelf.path(folder, 'recipe.json'), 'utf8'));
    const [moved] = recipe.files;
    if (moved) moved.name = '2.jpg';
    library.writeRecipe(folder, recipe);
    await library.rebuild();
    const files = (): (string | undefined)[] => [first, second].map((id) => library.picture(id)?.file);
    expect(files()).toEqual(['mine/2.jpg', `${folder}/2.jpg`]);
    rmSync(shelf.path('mine/2.jpg'));
    await library.rebuild();
    expect(files()).toEqual([undefined, `${folder}/2.jpg`]);
  });

  it('leaves a picture where it belongs whose file comes back meanwhile, beside a copy of it', async () => {
    const library = await shelf.open();
    const folder = await keep(library);
    mkdirSync(shelf.path('mine'));
    cpSync(shelf.path(folder, '1.jpg'), shelf.path('mine/copy.jpg'));
    renameSync(shelf.path(folder, '1.jpg'), shelf.path('away'));
    const report = await library.verification.run(({ done }) => {
      if (done === 2 && existsSync(shelf.path('away'))) renameSync(shelf.path('away'), shelf.path(folder, '1.jpg'));
    });
    expect(report).toMatchObject({ relinked: 0, findings: [{ kind: 'unknown', file: 'mine/copy.jpg' }] });
    expect(library.picture(first)).toMatchObject({ file: `${folder}/1.jpg`, missing: false });
  });

  it('finds two pictures of the same content again, each by a file of its own', async () => {
    const library = await shelf.open();
    const folder = await keep(library);
    const hash = sha256(readFileSync(shelf.path(folder, '1.jpg')));
    cpSync(shelf.path(folder, '1.jpg'), shelf.path(folder, '2.jpg'));
    library.database.prepare('UPDATE pictures SET sha256 = ?').run(hash);
    const recipe = readRecipe(readFileSync(shelf.path(folder, 'recipe.json'), 'utf8'));
    for (const file of recipe.files) file.sha256 = hash;
    library.writeRecipe(folder, recipe);
    mkdirSync(shelf.path('mine'));
    cpSync(shelf.path(folder, '1.jpg'), shelf.path('mine/keepsake.jpg'));
    expect(await library.verification.run(() => {})).toMatchObject({ relinked: 0, findings: [{ kind: 'unknown' }] });
    for (const name of ['1.jpg', '2.jpg']) renameSync(shelf.path(folder, name), shelf.path('mine', name));
    expect(await library.verification.run(() => {})).toMatchObject({ relinked: 2, problems: 3 });
    const files = [first, second].map((id) => library.picture(id)?.file);
    expect(new Set(files).size).toBe(2);
    await library.rebuild();
    expect([first, second].map((id) => library.picture(id)?.file)).toEqual(files);
  });

  it('finds a whole folder again that was moved deep into another', async () => {
    const library = await shelf.open();
    const folder = await keep(library);
    mkdirSync(shelf.path('client/2026'), { recursive: true });
    renameSync(shelf.path(folder), shelf.path('client/2026/lake'));
    expect(await library.verification.run(() => {})).toMatchObject({ relinked: 2 });
    expect(library.picture(second)).toMatchObject({ file: 'client/2026/lake/2.jpg', missing: false });
    shelf.close();
    rmSync(shelf.index);
    expect((await shelf.open()).picture(second)).toMatchObject({ file: 'client/2026/lake/2.jpg', missing: false });
  });

  it('names what is missing before what is unknown, of which there may be very many', async () => {
    const library = await shelf.open();
    const folder = await keep(library);
    rmSync(shelf.path(folder, '1.jpg'));
    mkdirSync(shelf.path('mine'));
    for (let number = 0; number < 1100; number += 1) writeFileSync(shelf.path('mine', `${number}.jpg`), 'x');
    const { findings, problems } = await library.verification.run(() => {});
    expect(findings[0]).toMatchObject({ kind: 'missing', pictureId: first });
    expect([findings.length, problems]).toEqual([1000, 1101]);
  });

  it('finds two pictures again whose files were swapped, as changed ones', async () => {
    const library = await shelf.open();
    const folder = await keep(library);
    renameSync(shelf.path(folder, '1.jpg'), shelf.path(folder, 'x'));
    renameSync(shelf.path(folder, '2.jpg'), shelf.path(folder, '1.jpg'));
    renameSync(shelf.path(folder, 'x'), shelf.path(folder, '2.jpg'));
    const { findings } = await library.verification.run(() => {});
    expect(findings.map(({ kind, advice }) => `${kind}: ${advice}`)).toEqual([
      `changed: ${folder}/1.jpg holds the picture that belongs at ${folder}/2.jpg. Give the files their names back, then verify again.`,
      `changed: ${folder}/2.jpg holds the picture that belongs at ${folder}/1.jpg. Give the files their names back, then verify again.`,
    ]);
  });

  it('looks at references and what is sent of them, by their content', async () => {
    const library = await shelf.open();
    const put = async (bytes: string, sent: string): Promise<string> => {
      const id = sha256(Buffer.from(bytes));
      const base = `references/${id.slice(0, 2)}/${id}`;
      mkdirSync(shelf.path('references', id.slice(0, 2)), { recursive: true });
      writeFileSync(shelf.path(`${base}.png`), bytes);
      writeFileSync(shelf.path(`${base}.sent.jpg`), sent);
      library.database
        .prepare(
          `INSERT INTO source_references (id, name, file, width, height, bytes, media_type, created_at, last_used_at, format,
             fitted, sent_file, sent_sha256, sent_format, sent_width, sent_height, sent_bytes)
           VALUES (?, 'vase.png', ?, 10, 10, ?, 'image/png', 1, 1, 'png', 1, ?, ?, 'jpeg', 10, 10, ?)`,
        )
        .run(id, `${base}.png`, bytes.length, `${base}.sent.jpg`, sha256(Buffer.from(sent)), sent.length);
      return base;
    };
    await put('whole', 'whole as sent');
    const one = await put('lost', 'kept as sent');
    const two = await put('kept', 'sent');
    rmSync(shelf.path(`${one}.png`));
    writeFileSync(shelf.path(`${two}.sent.jpg`), 'tnes');
    writeFileSync(shelf.path('references', 'stray.jpg'), 'x');
    const report = await library.verification.run(() => {});
    expect(report.findings.map(({ kind, of, file }) => `${kind} ${of} ${file}`).toSorted()).toEqual(
      [
        `missing reference ${one}.png`,
        `changed reference ${two}.sent.jpg`,
        'unknown reference references/stray.jpg',
      ].toSorted(),
    );
    expect(report.findings.find(({ kind }) => kind === 'missing')?.advice).toMatch(/add the picture “vase.png” again/);
  });

  it('finds recipes that are missing or broken, and folders that are gone with their pictures', async () => {
    const library = await shelf.open();
    const [bare, broken, gone] = [
      await keep(library, 'bare'),
      await keep(library, 'broken'),
      await keep(library, 'gone'),
    ];
    rmSync(shelf.path(bare, 'recipe.json'));
    writeFileSync(shelf.path(broken, 'recipe.json'), '{"recipeVersion": 1');
    rmSync(shelf.path(gone), { recursive: true });
    const { findings } = await library.verification.run(() => {});
    expect(findings.map(({ kind, of, file }) => `${kind} ${of} ${file}`).toSorted()).toEqual(
      [
        `missing recipe ${bare}/recipe.json`,
        `changed recipe ${broken}/recipe.json`,
        `missing folder ${gone}`,
        `missing picture ${gone}/1.jpg`,
        `missing picture ${gone}/2.jpg`,
      ].toSorted(),
    );
    expect(findings.find(({ of }) => of === 'recipe')?.advice).toMatch(/copy of yours/);
  });

  it('tells of a file that cannot be read, and goes on', async () => {
    const library = await shelf.open();
    const folder = await keep(library);
    rmSync(shelf.path(folder, '1.jpg'));
    // A link to itself is no file and cannot be followed; a folder in the place of a file cannot be read as one.
    symlinkSync('1.jpg', shelf.path(folder, '1.jpg'));
    rmSync(shelf.path(folder, 'recipe.json'));
    mkdirSync(shelf.path(folder, 'recipe.json'));
    const { findings } = await library.verification.run(() => {});
    expect(findings.map(({ kind, of }) => `${kind} ${of}`)).toEqual(['missing picture', 'changed recipe']);
  });

  it('says nothing of pictures that come or go meanwhile', async () => {
    const library = await shelf.open();
    await keep(library);
    const coming = await keep(library, 'coming');
    library.database.exec(`DELETE FROM pictures WHERE generation_id = 'coming'`);
    const row = library.database.prepare(`SELECT * FROM pictures WHERE id = 'one_1'`).get();
    let turn = 0;
    const { findings } = await library.verification.run(({ done }) => {
      turn += 1;
      if (turn !== 2 || done === 0) return;
      // Between two batches: a set gets its rows.
      for (const position of [1, 2]) {
        library.insertPicture(
          {
            id: `coming_${position}` as PictureId,
            generationId: 'coming' as GenerationId,
            position,
            file: `${coming}/${position}.jpg`,
            width: 10,
            height: 10,
            bytes: Number(row?.bytes),
            mediaType: 'image/jpeg',
            sha256: 'ab'.repeat(32),
            colour: '#808080',
          },
          1,
        );
      }
    });
    expect(findings).toEqual([]);
  });

  it('gives everybody who asks meanwhile the same report, and is over before the library is closed', async () => {
    const library = await shelf.open();
    for (let number = 0; number < 40; number += 1) await keep(library, `g${number}`);
    const first = library.verification.run(() => {});
    expect(library.verification.run(() => {})).toBe(first);
    await library.verification.stop();
    expect(await first).toMatchObject({ cancelled: true });
    shelf.close();
  });

  it('can be stopped', async () => {
    const library = await shelf.open();
    for (let number = 0; number < 40; number += 1) await keep(library, `g${number}`);
    const report = await library.verification.run(({ done }) => {
      if (done > 0) library.verification.cancel();
    });
    expect(report).toMatchObject({ cancelled: true, checked: 32 });
  });

  it('lets the artist take a missing picture out of the library, and no rebuild brings it back', async () => {
    const library = await shelf.open();
    const folder = await keep(library);
    library.curation.update([first], { rating: 5, addTags: ['lost'] });
    rmSync(shelf.path(folder, '1.jpg'));
    expect(await library.trash.forgetMissing([first, second])).toEqual({
      deleted: [first],
      there: [second],
      failures: [],
    });
    expect(library.layout({}).ids).toEqual([second]);
    expect(existsSync(shelf.path(folder, '2.jpg'))).toBe(true);
    expect((await library.verification.run(() => {})).findings).toEqual([]);
    expect((await library.rebuild()).problems).toEqual([]);
    expect(library.layout({}).ids).toEqual([second]);
  });

  it('leaves pictures alone whose files come back while others are taken out', async () => {
    const library = await shelf.open();
    const folder = await keep(library);
    for (const name of ['1.jpg', '2.jpg']) renameSync(shelf.path(folder, name), shelf.path('.reverie', name));
    const forgetting = library.trash.forgetMissing([first, second]);
    renameSync(shelf.path('.reverie/2.jpg'), shelf.path(folder, '2.jpg'));
    expect(await forgetting).toEqual({ deleted: [first], there: [second], failures: [] });
    expect(library.picture(second)).toMatchObject({ missing: false });
  });

  it('takes nothing out while the library’s own folder is away', async () => {
    const library = await shelf.open();
    await keep(library);
    renameSync(shelf.root, `${shelf.root}-away`);
    try {
      await expect(library.trash.forgetMissing([first])).rejects.toMatchObject({ code: 'library_unavailable' });
    } finally {
      renameSync(`${shelf.root}-away`, shelf.root);
    }
    expect(library.layout({}).ids).toEqual([first, second]);
  });

  it('deletes pictures whose recipe is broken too', async () => {
    const library = await shelf.open();
    const folder = await keep(library);
    writeFileSync(shelf.path(folder, 'recipe.json'), 'garbage');
    expect(await library.trash.deleteForever([first])).toMatchObject({ deleted: [first], failures: [] });
    expect(readFileSync(shelf.path(folder, 'recipe.json'), 'utf8')).toBe('garbage');
    expect(library.layout({}).ids).toEqual([second]);
  });
});
