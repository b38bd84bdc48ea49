import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImaging, ImagingError, sniffPicture } from '../../src/main/imaging/index.ts';
import { silentLogger } from '../../src/main/logging/logger.ts';
import { detailedSvg, makeBombPng, makeGif, makePng, withJpegOrientation } from '../unit/imaging/pictures.ts';

const entry = new URL('../../src/main/imaging/worker.ts', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'reverie-imaging-'));
const imaging = createImaging({ worker: entry, threads: 2, logger: silentLogger });
afterAll(async () => {
  await imaging.close();
  rmSync(folder, { recursive: true });
});

let names = 0;
function write(bytes: Uint8Array): string {
  names += 1;
  const path = join(folder, `${names}.bin`);
  writeFileSync(path, bytes);
  return path;
}

describe('the imaging worker', () => {
  it('loads the WebAssembly build of sharp, though the native one is installed', async () => {
    const worker = new Worker(entry, { env: {}, execArgv: [] });
    const answer = new Promise<{ result: Record<string, string> }>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage({ id: 1, job: { kind: 'versions' } });
    expect((await answer).result.emscripten).toMatch(/^\d+\./);
    await worker.terminate();
  });
});

describe('a drawn SVG', () => {
  it.each([
    [2048, 2048],
    [300, 200],
    [1600, 2848],
  ])('is a JPEG of exactly %i x %i pixels', async (width, height) => {
    const jpeg = await imaging.drawSvg(detailedSvg(300, 200), width, height, 90);
    expect(sniffPicture(jpeg)).toMatchObject({ format: 'jpeg', width, height });
  });

  it('that is none is refused', async () => {
    await expect(imaging.drawSvg('<svg', 100, 100, 90)).rejects.toThrow(ImagingError);
  });
});

describe('a thumbnail', () => {
  it('has its long edge inside the limit and says the size of the source as shown', async () => {
    const jpeg = await imaging.drawSvg(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6"><rect width="9" height="6" fill="#c08040"/></svg>',
      900,
      600,
      95,
    );
    const target = join(folder, 'new', 'folder', 'thumbnail.webp');
    const source = write(withJpegOrientation(jpeg, 6));
    // A folder that is gone stays gone: it may be that of a library on a disk that was unplugged.
    await expect(imaging.thumbnail(source, target, 512)).rejects.toMatchObject({ code: 'disk' });
    expect(existsSync(join(folder, 'new'))).toBe(false);
    mkdirSync(join(folder, 'new', 'folder'), { recursive: true });
    const made = await imaging.thumbnail(source, target, 512);
    expect(made).toEqual({ width: 600, height: 900, dominantColour: expect.stringMatching(/^#[bc][0-9a-f][78]/) });
    expect(sniffPicture(readFileSync(target))).toMatchObject({ format: 'webp', width: 341, height: 512 });
    expect(readdirSync(join(folder, 'new', 'folder'))).toEqual(['thumbnail.webp']);
  });

  it('of a small picture is not enlarged', async () => {
    const target = join(folder, 'small.webp');
    await imaging.thumbnail(write(makePng(40, 30)), target, 512);
    expect(sniffPicture(readFileSync(target))).toMatchObject({ width: 40, height: 30 });
  });

  it('of an animation shows its first frame', async () => {
    const target = join(folder, 'animation.webp');
    expect(await imaging.thumbnail(write(makeGif(60, 40, 3)), target, 512)).toMatchObject({ width: 60, height: 40 });
    expect(sniffPicture(readFileSync(target))).toMatchObject({ width: 60, height: 40, pages: 1 });
  });

  describe('of a broken file', () => {
    const whole: Record<string, Uint8Array> = {};
    beforeAll(async () => {
      whole.JPEG = await imaging.drawSvg(detailedSvg(600, 400), 600, 400, 90);
      whole.PNG = makePng(120, 90);
      whole.GIF = makeGif(60, 40, 2);
      await imaging.thumbnail(write(whole.PNG), join(folder, 'whole.webp'), 512);
      whole.WebP = readFileSync(join(folder, 'whole.webp'));
    });

    it.each(['JPEG', 'PNG', 'GIF', 'WebP'])('%s is refused wherever it was cut', async (format) => {
      const bytes = whole[format] ?? Buffer.alloc(0);
      const good = join(folder, `${format}-good.webp`);
      await imaging.thumbnail(write(bytes), good, 512);
      for (const cut of [0.001, 0.2, 0.5, 0.8, 0.95, 0.999]) {
        const target = join(folder, `${format}-${cut}.webp`);
        const source = write(bytes.subarray(0, Math.max(8, Math.floor(bytes.length * cut))));
        await expect(imaging.thumbnail(source, target, 512), `${format} cut at ${cut}`).rejects.toThrow(ImagingError);
        expect(existsSync(target)).toBe(false);
      }
      await expect(
        imaging.thumbnail(write(bytes.subarray(0, bytes.length - 1)), join(folder, 'last.webp'), 512),
      ).rejects.toThrow(/ends too early/);
    });

    it.each([
      ['an empty file', Buffer.alloc(0)],
      ['a text', Buffer.from('<!doctype html><p>Not found</p>')],
      ['random bytes behind a JPEG beginning', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(500, 7)])],
    ])('%s is refused in plain words', async (_, bytes) => {
      await expect(imaging.thumbnail(write(bytes), join(folder, 'never.webp'), 512)).rejects.toThrow(
        /^The (file|picture) .*\.$/,
      );
    });

    it('that would unfold to billions of pixels is refused before it is decoded', async () => {
      const source = write(makeBombPng(60_000, 60_000));
      await expect(imaging.thumbnail(source, join(folder, 'never.webp'), 512)).rejects.toThrow(
        /more than 100 million pixels/,
      );
    });
  });

  it('that cannot be written is a problem of the disk, not of the picture', async () => {
    const source = write(makePng(20, 20));
    const blocked = join(write(Buffer.from('a file, not a folder')), 'thumbnail.webp');
    await expect(imaging.thumbnail(source, blocked, 512)).rejects.toMatchObject({ code: 'disk' });
  });

  it('of a file that is gone is a problem of the disk', async () => {
    await expect(imaging.thumbnail(join(folder, 'gone.png'), join(folder, 'x.webp'), 512)).rejects.toMatchObject({
      code: 'disk',
    });
  });
});

describe('a probe', () => {
  it('reads the header only', async () => {
    const jpeg = await imaging.drawSvg(detailedSvg(600, 400), 600, 400, 90);
    const header = write(withJpegOrientation(jpeg, 8).subarray(0, 2000));
    expect(await imaging.probe(header)).toEqual({
      format: 'jpeg',
      width: 600,
      height: 400,
      orientation: 8,
      hasAlpha: false,
      pages: 1,
    });
  });

  it('tells an SVG and an animation for what they are', async () => {
    expect(await imaging.probe(write(Buffer.from(detailedSvg(30, 20))))).toMatchObject({
      format: 'svg',
      width: 30,
      height: 20,
    });
    expect(await imaging.probe(write(makeGif(60, 40, 3)))).toMatchObject({ format: 'gif', height: 40, pages: 3 });
  });
});
