import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ImagingStopped, sniffPicture } from '../../../src/main/imaging/index.ts';
import type { Library } from '../../../src/main/library/index.ts';
import { createReferences, type References } from '../../../src/main/references/index.ts';
import { silentLogger } from '../../../src/main/logging/logger.ts';
import { ReverieError } from '../../../src/shared/bridge/result.ts';
import type { PictureId, ReferenceId } from '../../../src/shared/domain/ids.ts';
import type { ReferenceAnswer } from '../../../src/shared/domain/reference.ts';
import { detailedSvg, makeBombPng, makeGif, makePng, withJpegOrientation } from '../../unit/imaging/pictures.ts';
import { testImaging } from '../../support/plainPicture.ts';
import { seededRandom } from '../../support/seededRandom.ts';
import { noon, recipeOf } from '../library/recipes.ts';
import { keepGeneration, Shelf } from '../library/shelf.ts';

const imaging = testImaging();
const folder = mkdtempSync(join(tmpdir(), 'reverie-references-'));
let jpeg: Uint8Array;
let shelf: Shelf;
let library: Library;
let references: References;

beforeAll(async () => {
  jpeg = await imaging.drawSvg(detailedSvg(600, 400), 600, 400, 90);
});
afterAll(async () => {
  await imaging.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  shelf = new Shelf(imaging);
  library = await shelf.open();
  references = make();
});
afterEach(() => {
  shelf.clear();
});

function make(changes: Partial<Parameters<typeof createReferences>[0]> = {}): References {
  return createReferences({
    library: () => library,
    imaging,
    evolink: {
      upload: () => Promise.reject(new Error('not here')),
      download: () => Promise.reject(new Error('not here')),
    },
    clock: shelf.clock,
    random: seededRandom(1),
    logger: silentLogger,
    account: () => 'me',
    ...changes,
  });
}

function file(name: string, bytes: Uint8Array): { name: string; path: string } {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { name, path };
}

async function refusal(of: Parameters<References['add']>[0][number]): Promise<string> {
  const [answer] = await references.add([of]);
  expect(answer?.status).toBe('refused');
  return answer?.status === 'refused' ? answer.reason : '';
}

const formats: Record<string, 'jpeg' | 'png' | 'webp' | 'gif'> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

const hash = (bytes: Uint8Array): ReferenceId => createHash('sha256').update(bytes).digest('hex') as ReferenceId;

describe('adding references', () => {
  it('takes PNG, JPEG, WebP and GIF byte for byte, by their content and not their name', async () => {
    await imaging.thumbnail(file('x.png', makePng(90, 60)).path, join(folder, 'made.webp'), 512);
    const webp = readFileSync(join(folder, 'made.webp'));
    const given: [string, Uint8Array, number, number, string, string][] = [
      ['a.png', makePng(40, 30), 40, 30, 'image/png', '.png'],
      ['b.pdf', jpeg, 600, 400, 'image/jpeg', '.jpg'],
      ['c', webp, 90, 60, 'image/webp', '.webp'],
      ['d.jpeg', makeGif(50, 30), 50, 30, 'image/gif', '.gif'],
    ];
    const answers = await references.add(
      given.map(([name, bytes], index) => (index % 2 === 0 ? file(name, bytes) : { name, bytes })),
    );
    for (const [index, [name, bytes, width, height, mediaType, ending]] of given.entries()) {
      const id = hash(bytes);
      expect(answers[index]).toEqual({
        status: 'accepted',
        changes: [],
        reference: {
          id,
          name,
          width,
          height,
          bytes: bytes.length,
          mediaType,
          thumbnailUrl: `media://reference-thumbnail/${id}`,
          pictureUrl: `media://reference/${id}`,
          changes: [],
          was: { format: formats[mediaType]!, width, height, bytes: bytes.length },
          sentAs: { format: formats[mediaType]!, width, height, bytes: bytes.length },
          origin: { kind: index % 2 === 0 ? 'file' : 'clipboard' },
          lastUsedAt: noon,
        },
      } satisfies ReferenceAnswer);
      const row = library.reference(id);
      expect(row?.file).toBe(`references/${id.slice(0, 2)}/${id}${ending}`);
      expect(readFileSync(library.resolve(row?.file ?? '')).equals(bytes)).toBe(true);
      const thumbnail = await library.thumbnail('reference', id);
      expect(sniffPicture(readFileSync(thumbnail ?? ''))?.format).toBe('webp');
    }
  });

  it('says the size as it is seen, for a picture on its side', async () => {
    const [answer] = await references.add([{ name: 'side.jpg', bytes: withJpegOrientation(jpeg, 6) }]);
    expect(answer).toMatchObject({ reference: { width: 400, height: 600 } });
  });

  it('keeps the same content once, under its first name', async () => {
    await references.add([{ name: 'first.jpg', bytes: jpeg }]);
    await shelf.clock.advance(5000);
    const again = await references.add([file('second.jpg', jpeg), { name: 'third.jpg', bytes: jpeg }]);
    expect(again).toMatchObject([{ reference: { name: 'first.jpg' } }, { reference: { name: 'first.jpg' } }]);
    expect(library.reference(hash(jpeg))).toMatchObject({ createdAt: noon, lastUsedAt: noon + 5000 });
    expect(readdirSync(shelf.path('references', hash(jpeg).slice(0, 2))).toSorted()).toEqual([
      `${hash(jpeg)}.jpg`,
      `${hash(jpeg)}.json`,
    ]);
  });

  it('puts the file back where somebody removed it', async () => {
    await references.add([{ name: 'a.jpg', bytes: jpeg }]);
    const path = library.resolve(library.reference(hash(jpeg))?.file ?? '');
    rmSync(path);
    await references.add([{ name: 'a.jpg', bytes: jpeg }]);
    expect(readFileSync(path).equals(jpeg)).toBe(true);
  });

  it('answers each file in order, and no bad one sinks the others', async () => {
    const answers = await references.add([
      { name: 'good.jpg', bytes: jpeg },
      file('notes.txt', Buffer.from('hello')),
      { name: 'gone.png', path: join(folder, 'not-there.png') },
      file('good.png', makePng(30, 30)),
      { name: 'cut.jpg', bytes: jpeg.subarray(0, 5000) },
    ]);
    expect(answers.map((answer) => answer.status)).toEqual(['accepted', 'refused', 'refused', 'accepted', 'refused']);
  });

  it.each<[string, Uint8Array, RegExp]>([
    [
      'letter.png',
      Buffer.from('%PDF-1.4 x'),
      /^letter\.png is a PDF document\. Reverie takes JPEG, PNG, WebP, GIF, BMP, TIFF, HEIC and AVIF/,
    ],
    ['iphone.jpg', Buffer.from('\0\0\0\u0018ftypheic', 'latin1'), /^iphone\.jpg is damaged/],
    ['scan.tif', Buffer.from('II*\0\b\0\0\0', 'latin1'), /^scan\.tif is damaged/],
    ['layers.psd', Buffer.from('8BPS\0\u0001', 'latin1'), /^layers\.psd is a Photoshop document/],
    ['logo.svg', Buffer.from('<svg xmlns="x"/>'), /^logo\.svg is an SVG drawing/],
    ['page.jpg', Buffer.from('<!doctype html><p>404'), /^page\.jpg is a web page/],
    ['empty.png', Buffer.alloc(0), /^empty\.png is empty \(0 bytes\)/],
    ['odd.bin', Buffer.from([0, 1, 2, 3, 255]), /^odd\.bin is of a kind that Reverie does not know/],
    ['dot.png', makePng(14, 20), /^dot\.png is too small: 14 × 20 pixels/],
    ['bomb.png', makeBombPng(50_000, 50_000), /^bomb\.png has too many pixels: 50000 × 50000, 2500 million/],
    ['headless.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), /^headless\.jpg is damaged/],
    ['hollow.png', makeBombPng(600, 600), /^hollow\.png cannot be used\. The (file|picture) /],
  ])('refuses %s with what it is and what to do', async (name, bytes, reason) => {
    expect(await refusal(file(name, bytes))).toMatch(reason);
    expect(await refusal({ name, bytes })).toMatch(reason);
    expect(library.database.prepare('SELECT count(*) AS n FROM source_references').get()).toEqual({ n: 0 });
    expect(readdirSync(shelf.path('references'))).toEqual([]);
    expect(readdirSync(shelf.path('.reverie', 'temporary'))).toEqual([]);
  });

  it.each([0.1, 0.4, 0.7, 0.95, 0.999])('refuses a picture that breaks off after %f of it', async (share) => {
    for (const [name, bytes] of [
      ['a.jpg', jpeg],
      ['a.png', makePng(120, 80)],
      ['a.gif', makeGif(60, 40, 2)],
    ] as const) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      expect(await refusal({ name, bytes: cut })).toMatch(/^a\.\w+ (cannot be used|is damaged)/);
    }
  });

  it('does not read a huge file to refuse it', async () => {
    const { name, path } = file('huge.jpg', jpeg);
    // Sparse: it would not fit into memory.
    truncateSync(path, 200 * 1024 ** 3);
    expect(await refusal({ name, path })).toMatch(/^huge\.jpg is 214749 MB large/);
    const text = file('huge.txt', Buffer.from('hello'));
    truncateSync(text.path, 200 * 1024 ** 3);
    expect(await refusal(text)).toMatch(/^huge\.txt is of a kind/);
  });

  it('refuses a folder, what is not a file, and what is gone', async ({ skip }) => {
    mkdirSync(join(folder, 'album'), { recursive: true });
    expect(await refusal({ name: 'album', path: join(folder, 'album') })).toMatch(/^album is a folder/);
    expect(await refusal({ name: 'x.png', path: join(folder, 'nowhere', 'x.png') })).toBe('x.png is no longer there.');
    if (process.platform === 'win32') skip('there are no named pipes in folders');
    execFileSync('mkfifo', [join(folder, 'pipe.png')]);
    expect(await refusal({ name: 'pipe.png', path: join(folder, 'pipe.png') })).toMatch(/^pipe\.png is not a file/);
  });

  it('does not call a picture broken when the decoder stopped, or the disk is full', async () => {
    const failing = (problem: Error): References => {
      const blocked = { ...imaging, fit: () => Promise.reject(problem) };
      shelf.clear();
      shelf = new Shelf(blocked);
      return make({ imaging: blocked });
    };
    references = failing(new ImagingStopped('The decoder stopped.'));
    library = await shelf.open();
    expect(await refusal({ name: 'a.jpg', bytes: jpeg })).toBe(
      'a.jpg could not be looked at. The decoder stopped. Try it again.',
    );
    references = failing(new ReverieError('disk', 'The disk is full.'));
    library = await shelf.open();
    expect(await refusal({ name: 'a.jpg', bytes: jpeg })).toMatch(/^a\.jpg could not be added\. The disk is full/);
  });

  it.each([
    ['../../evil.png', 'evil.png'],
    ['C:\\Users\\me\\sketch.png', 'sketch.png'],
    ['tab\there\u202e.png', 'tabhere.png'],
    ['', 'picture'],
  ])('tidies the name %j to %j', async (name, expected) => {
    expect(await references.add([{ name, bytes: makePng(30, 30) }])).toMatchObject([{ reference: { name: expected } }]);
  });
});

describe('references that are kept', () => {
  it('are answered in the order asked for, without those that do not exist', async () => {
    const bytes = [makePng(30, 30), makePng(31, 30)];
    await references.add(bytes.map((each, index) => ({ name: `${index}.png`, bytes: each })));
    const ids = [hash(bytes[1]!), 'nobody' as ReferenceId, hash(bytes[0]!)];
    expect(references.get(ids).map((reference) => reference.name)).toEqual(['1.png', '0.png']);
    expect(references.rows(ids).map((row) => row.id)).toEqual([ids[0], ids[2]]);
  });

  it('may come from a picture of the library', async () => {
    await keepGeneration(library, recipeOf('g', { prompt: 'Two boats' }), [jpeg]);
    const id = 'g_1' as PictureId;
    expect(await references.addFromPicture(id)).toMatchObject({
      status: 'accepted',
      reference: { id: hash(jpeg), name: 'Two boats 1.jpg', width: 600, height: 400 },
    });
    rmSync(library.resolve(library.picture(id)?.file ?? ''));
    expect(await references.addFromPicture(id)).toMatchObject({
      status: 'refused',
      reason: 'Two boats 1.jpg is no longer there.',
    });
    await expect(references.addFromPicture('nobody' as PictureId)).rejects.toMatchObject({ code: 'not_found' });
  });
});
