import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type Sharp from 'sharp';
import { sniffPicture } from '../../../src/main/imaging/index.ts';
import type { Library } from '../../../src/main/library/index.ts';
import { silentLogger } from '../../../src/main/logging/logger.ts';
import { createReferences, type References } from '../../../src/main/references/index.ts';
import type { ReferenceId } from '../../../src/shared/domain/ids.ts';
import { referenceLimits } from '../../../src/shared/seedream/limits.ts';
import { testImaging } from '../../support/plainPicture.ts';
import { seededRandom } from '../../support/seededRandom.ts';
import { Shelf } from '../library/shelf.ts';
import { makeFixtures, sha256, type Fixture } from './fixtures.ts';

const imaging = testImaging();
const folder = mkdtempSync(join(tmpdir(), 'reverie-fitting-'));
let sharp: typeof Sharp;
let shelf: Shelf;
let library: Library;
let references: References;
let fixtures: Fixture[];

beforeAll(async () => {
  registerHooks({
    resolve: (name, context, next) =>
      next(
        /^@img\/sharp-(?!wasm32)[a-z0-9-]+\/sharp\.node$/.test(name) ? '@img/sharp-wasm32/sharp.node' : name,
        context,
      ),
  });
  ({ default: sharp } = await import('sharp'));
  shelf = new Shelf(imaging);
  library = await shelf.open();
  const none = () => Promise.reject(new Error('not here'));
  references = createReferences({
    library: () => library,
    imaging,
    evolink: { upload: none, download: none },
    clock: shelf.clock,
    random: seededRandom(1),
    logger: silentLogger,
    account: () => 'me',
  });
  fixtures = await makeFixtures(sharp);
});
afterAll(async () => {
  await imaging.close();
  shelf.clear();
  rmSync(folder, { recursive: true });
});

const sentBytes = (id: ReferenceId): Buffer => readFileSync(library.resolve(library.reference(id)?.sent?.file ?? ''));

function breaches(bytes: Uint8Array): string[] {
  const header = sniffPicture(bytes);
  if (!header) return ['not a picture'];
  const { height, width } = header;
  const short = Math.min(width, height);
  return [
    ...(bytes.length > referenceLimits.maximumBytes ? ['bytes'] : []),
    ...(width * height > referenceLimits.maximumArea ? ['area'] : []),
    ...(short < referenceLimits.minimumEdge ? ['edge'] : []),
    ...(Math.max(width, height) > short * referenceLimits.maximumAspect ? ['ratio'] : []),
    ...(header.orientation === 1 ? [] : ['orientation']),
  ];
}

describe('what an artist may hand in', () => {
  it('is accepted as it is, fitted as told, or refused with the reason', async () => {
    expect(fixtures.length).toBeGreaterThan(40);
    const wrong: unknown[] = [];
    for (const fixture of fixtures) {
      const [answer] = await references.add([{ name: fixture.name, bytes: fixture.bytes }]);
      const wanted = fixture.expect;
      if ('refused' in wanted) {
        const fits =
          answer?.status === 'refused' &&
          wanted.refused.test(answer.reason) &&
          (answer.cropFrom !== undefined) === (wanted.crop ?? false);
        if (!fits) wrong.push([fixture.name, answer]);
        continue;
      }
      if (answer?.status !== 'accepted') {
        wrong.push([fixture.name, answer]);
        continue;
      }
      const sent = sentBytes(answer.reference.id);
      const { changes, sentAs, was } = answer.reference;
      const original = readFileSync(library.resolve(library.reference(answer.reference.id)?.file ?? ''));
      const good =
        sha256(original) === sha256(fixture.bytes) &&
        was.bytes === fixture.bytes.length &&
        breaches(sent).length === 0 &&
        sentAs.bytes === sent.length &&
        ('asItIs' in wanted
          ? sha256(sent) === sha256(fixture.bytes) && changes.length === 0
          : JSON.stringify(changes) === JSON.stringify(wanted.changes) &&
            (wanted.format ?? sentAs.format) === sentAs.format &&
            (!wanted.size || (wanted.size[0] === sentAs.width && wanted.size[1] === sentAs.height)));
      if (!good) wrong.push([fixture.name, changes, sentAs, breaches(sent)]);
    }
    expect(wrong).toEqual([]);
  });

  it('holds no place and no details in what is sent, says an independent reader', async () => {
    const { default: ExifReader } = await import('exifreader');
    const found: unknown[] = [];
    let looked = 0;
    for (const { bytes, name } of fixtures) {
      const row = library.reference(sha256(bytes) as ReferenceId);
      if (!row?.sent) continue;
      const read = ExifReader.load(sentBytes(row.id), { expanded: true });
      looked += 1;
      if (read.gps || read.exif || read.xmp || read.iptc) found.push([name, Object.keys(read)]);
    }
    expect(found).toEqual([]);
    expect(looked).toBeGreaterThan(30);
    // The reader does see what was there.
    const gps = fixtures.find((fixture) => fixture.name === 'gps.jpg');
    expect(ExifReader.load(Buffer.from(gps!.bytes), { expanded: true }).gps).toBeDefined();
  });

  it('holds no place says exiftool too, where it is installed', ({ skip }) => {
    try {
      execFileSync('exiftool', ['-ver']);
    } catch {
      skip('exiftool is not installed');
    }
    for (const { bytes, name } of fixtures) {
      const row = library.reference(sha256(bytes) as ReferenceId);
      if (!row?.sent) continue;
      const read = execFileSync('exiftool', [
        '-GPS*',
        '-XMP:all',
        '-IPTC:all',
        library.resolve(row.sent.file),
      ]).toString();
      expect([name, read]).toEqual([name, '']);
    }
  });

  it('has the same pixels after private data was taken out', async () => {
    const cleaned = ['gps.jpg', 'gps.png', 'gps.webp', 'xmp gps.jpg', 'iptc city.jpg', 'text.png', 'polyglot.png'];
    for (const name of cleaned) {
      const bytes = fixtures.find((fixture) => fixture.name === name)!.bytes;
      const row = library.reference(sha256(bytes) as ReferenceId);
      const [before, after] = await Promise.all(
        [bytes, sentBytes(row!.id)].map((each) => sharp(each).raw().toBuffer()),
      );
      expect([name, before!.equals(after!)]).toEqual([name, true]);
      expect(row!.sent?.sha256).not.toBe(row!.id);
    }
  });

  it('turns each orientation as a viewer would', async () => {
    for (const orientation of [2, 3, 4, 5, 6, 7, 8]) {
      const bytes = fixtures.find((fixture) => fixture.name === `turned ${orientation}.jpg`)!.bytes;
      const expected = await sharp(bytes).autoOrient().raw().toBuffer();
      const found = await sharp(sentBytes(sha256(bytes) as ReferenceId))
        .raw()
        .toBuffer();
      let difference = 0;
      for (const [at, value] of expected.entries()) difference += Math.abs(value - (found[at] ?? 0));
      expect(difference / expected.length).toBeLessThan(3);
    }
  });

  it('is known again without being looked at, whatever it is called', async () => {
    const bytes = fixtures.find((fixture) => fixture.name === 'cmyk.jpg')!.bytes;
    const path = join(folder, 'again.jpg');
    writeFileSync(path, bytes);
    const blind = createReferences({
      library: () => library,
      imaging: { ...imaging, fit: () => Promise.reject(new Error('looked at')) },
      evolink: {
        upload: () => Promise.reject(new Error('sent')),
        download: () => Promise.reject(new Error('fetched')),
      },
      clock: shelf.clock,
      random: seededRandom(1),
      logger: silentLogger,
      account: () => 'me',
    });
    expect(await blind.add([{ name: 'again.jpg', path }])).toMatchObject([
      { status: 'accepted', reference: { name: 'cmyk.jpg' } },
    ]);
  });

  it('obeys every limit whatever comes in, or has a reason', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 1, max: 900 }),
        fc.constantFrom('jpeg', 'png', 'webp', 'tiff', 'gif'),
        fc.constantFrom(3, 4),
        fc.nat(),
        async (width, height, format, channels, damage) => {
          const create = { width, height, channels, background: { r: 90, g: 120, b: 30, alpha: 0.5 } } as const;
          const bytes = await sharp({ create: { ...create, channels } })
            .toFormat(format)
            .toBuffer();
          if (damage % 3 === 0) bytes[damage % bytes.length] = damage & 0xff;
          const [answer] = await references.add([{ name: 'any', bytes }]);
          if (answer?.status === 'accepted') expect(breaches(sentBytes(answer.reference.id))).toEqual([]);
          else expect(answer?.reason).toMatch(/^(any|“any)/);
          expect(JSON.stringify(answer)).not.toContain('fault inside');
        },
      ),
      { numRuns: 60, seed: 11 },
    );
  });
});

describe('a part of a reference', () => {
  it('is offered where the whole is too long, and remembers where it is from', async () => {
    const strip = fixtures.find((fixture) => fixture.name === 'strip.tif')!;
    const [refused] = await references.add([{ name: strip.name, bytes: strip.bytes }]);
    if (refused?.status !== 'refused' || !refused.cropFrom) throw new Error('no crop offered');
    expect(refused).toMatchObject({ width: 1700, height: 100, pictureUrl: `media://reference/${refused.cropFrom}` });
    // A TIFF is no picture to a browser: a preview is.
    expect(library.references.shownFile(refused.cropFrom)?.mediaType).toBe('image/webp');
    expect(references.get([refused.cropFrom])).toEqual([]);
    const part = await references.crop(refused.cropFrom, { left: 100, top: 10, width: 400, height: 80 });
    expect(part).toMatchObject({
      status: 'accepted',
      reference: { name: 'strip crop.png', width: 400, height: 80, origin: { kind: 'crop', from: refused.cropFrom } },
    });
    await expect(
      references.crop(refused.cropFrom, { left: 1690, top: 0, width: 20, height: 20 }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await references.crop(refused.cropFrom, { left: 0, top: 0, width: 1700, height: 20 })).toMatchObject({
      status: 'refused',
    });
  });

  it('has exactly the pixels of the upright original', async () => {
    const bytes = fixtures.find((fixture) => fixture.name === 'turned 6.jpg')!.bytes;
    const area = { left: 20, top: 30, width: 100, height: 90 };
    const part = await references.crop(sha256(bytes) as ReferenceId, area);
    if (part.status !== 'accepted') throw new Error(part.reason);
    const upright = await sharp(bytes).autoOrient().png().toBuffer();
    const expected = await sharp(upright).extract(area).raw().toBuffer();
    expect((await sharp(sentBytes(part.reference.id)).raw().toBuffer()).equals(expected)).toBe(true);
  });
});
