import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyInto } from '../../src/main/exporting/copyFile.ts';
import { createExporter, type Exporter } from '../../src/main/exporting/index.ts';
import type { ExportFacts } from '../../src/main/library/database/pictureRows.ts';
import { silentLogger } from '../../src/main/logging/index.ts';
import type { ExportProgress } from '../../src/shared/bridge/exports.ts';
import { ReverieError } from '../../src/shared/bridge/result.ts';
import type { ExportPlan } from '../../src/shared/bridge/exports.ts';
import type { ExportJobId, PictureId } from '../../src/shared/domain/ids.ts';
import { FakeClock } from '../support/fakeClock.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { rejectionOf } from '../support/rejection.ts';

let root: string;
let target: string;
let pictures: ExportFacts[];
let progress: ExportProgress[];
let free: number | undefined;
let exporter: Exporter;
let failWith: ((source: string) => Error) | undefined;
let onProgress: ((progress: ExportProgress) => void) | undefined;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'reverie-export-'));
  target = join(root, 'target');
  pictures = [];
  progress = [];
  free = undefined;
  onProgress = undefined;
  failWith = undefined;
  const clock = new FakeClock();
  exporter = createExporter({
    pictures: (ids) => ids.flatMap((id) => pictures.filter((picture) => picture.id === id)),
    // Every look at the clock is a second later, so that every file is reported.
    clock: {
      now: () => {
        void clock.advance(1000);
        return clock.now();
      },
      after: (milliseconds, callback) => clock.after(milliseconds, callback),
    },
    random: seededRandom(3),
    logger: silentLogger,
    emit: (each) => {
      progress.push(each);
      onProgress?.(each);
    },
    freeBytes: () => Promise.resolve(free ?? Number.MAX_SAFE_INTEGER),
    copy: (...given) => (failWith ? Promise.reject(failWith(given[0])) : copyInto(...given)),
  });
});

afterEach(async () => {
  await exporter.dispose();
  for (const name of readdirSync(root)) if (name !== 'a file') chmodSync(join(root, name), 0o755);
  rmSync(root, { recursive: true });
});

/** Pictures with files of their own. */
function add(count: number): void {
  mkdirSync(join(root, 'library'), { recursive: true });
  for (let number = pictures.length + 1; count > 0; number += 1, count -= 1) {
    const path = join(root, 'library', `${number}.jpg`);
    writeFileSync(path, Buffer.alloc(1000 + number, number));
    pictures.push({
      id: `p${number}` as PictureId,
      path,
      bytes: 1000 + number,
      width: 2048,
      height: 2048,
      createdAt: 0,
      prompt: 'a heron',
      position: number,
      thumbnailUrl: `media://thumbnail/p${number}`,
    });
  }
}

const plan = (parts: Partial<ExportPlan> = {}): ExportPlan => ({
  pictureIds: pictures.map(({ id }) => id),
  folder: target,
  nameTemplate: 'heron {number}',
  ...parts,
});

/** Runs an export to its end. */
async function run(parts: Partial<ExportPlan> = {}): Promise<ExportProgress> {
  const ended = new Promise<ExportProgress>((resolve) => {
    const before = onProgress;
    onProgress = (each) => {
      before?.(each);
      if (each.state !== 'running') resolve(each);
    };
  });
  await exporter.run(plan(parts));
  return ended;
}

const refusalOf = (work: Promise<unknown>): Promise<ReverieError> => rejectionOf(work, ReverieError);

describe('an export', () => {
  it('copies the originals byte for byte under the names of its preview, and reports', async () => {
    add(3);
    chmodSync(pictures[1]?.path ?? '', 0o444);
    const preview = await exporter.preview(plan());
    expect(preview).toEqual({
      items: pictures.map(({ id, bytes, thumbnailUrl }, index) => ({
        pictureId: id,
        name: `heron ${index + 1}.jpg`,
        bytes,
        thumbnailUrl,
      })),
      totalBytes: 3006,
      conflicts: 0,
    });
    expect(existsSync(target)).toBe(false);
    const ended = await run();
    expect(ended).toMatchObject({ folder: target, done: 3, total: 3, state: 'finished', failures: [] });
    expect(readdirSync(target).toSorted()).toEqual(preview.items.map(({ name }) => name));
    for (const [index, { path }] of pictures.entries()) {
      expect(readFileSync(join(target, `heron ${index + 1}.jpg`)).equals(readFileSync(path))).toBe(true);
    }
    expect(progress.map(({ done, state }) => `${state} ${done}`)).toEqual([
      'running 0',
      'running 1',
      'running 2',
      'running 3',
      'finished 3',
    ]);
    expect(new Set(progress.map(({ jobId }) => jobId)).size).toBe(1);
  });

  it('never writes over a file, neither one it saw nor one that came meanwhile', async () => {
    add(3);
    mkdirSync(target);
    writeFileSync(join(target, 'HERON 1.jpg'), 'mine');
    expect(await exporter.preview(plan())).toMatchObject({
      conflicts: 1,
      items: [{ name: 'heron 1 (2).jpg', taken: 'heron 1.jpg' }, { name: 'heron 2.jpg' }, { name: 'heron 3.jpg' }],
    });
    // Another program is faster by a hair: its file appears after the plan was made.
    onProgress = ({ done, state }) => {
      if (state === 'running' && done === 1) writeFileSync(join(target, 'heron 2.jpg'), 'also mine');
    };
    expect(await run()).toMatchObject({ done: 3, failures: [] });
    expect(readdirSync(target).toSorted()).toEqual([
      'HERON 1.jpg',
      'heron 1 (2).jpg',
      'heron 2 (2).jpg',
      'heron 2.jpg',
      'heron 3.jpg',
    ]);
    expect(readFileSync(join(target, 'HERON 1.jpg'), 'utf8')).toBe('mine');
    expect(readFileSync(join(target, 'heron 2.jpg'), 'utf8')).toBe('also mine');
    expect(readFileSync(join(target, 'heron 2 (2).jpg')).equals(readFileSync(pictures[1]?.path ?? ''))).toBe(true);
  });

  it('goes on with the rest when an original is missing, and names it', async () => {
    add(3);
    rmSync(pictures[1]?.path ?? '');
    expect(await run()).toMatchObject({
      done: 2,
      state: 'finished',
      failures: [
        { pictureId: 'p2', name: 'heron 2.jpg', reason: `The original is no longer at ${pictures[1]?.path}.` },
      ],
    });
    expect(readdirSync(target)).toEqual(['heron 1.jpg', 'heron 3.jpg']);
  });

  it('stops after the file it is at; what is copied stays, and nothing half is left', async () => {
    add(20);
    onProgress = ({ jobId, done }) => {
      if (done === 5) exporter.cancel(jobId);
    };
    const ended = await run();
    expect(ended).toMatchObject({ done: 5, total: 20, state: 'cancelled', failures: [] });
    expect(readdirSync(target)).toHaveLength(5);
    expect(() => exporter.cancel(ended.jobId)).not.toThrow();
    expect(() => exporter.cancel('unknown' as ExportJobId)).toThrow(ReverieError);
  });

  it('writes nothing into what lies in the place of its folder, as where its disk is mounted', async () => {
    add(8);
    onProgress = ({ done }) => {
      if (done !== 3 || existsSync(join(root, 'unplugged'))) return;
      renameSync(target, join(root, 'unplugged'));
      mkdirSync(target);
    };
    const ended = await run();
    expect(ended.failures).toHaveLength(5);
    expect(ended.failures[0]?.reason).toContain('is no longer there');
    expect([readdirSync(target), readdirSync(join(root, 'unplugged')).length]).toEqual([[], 3]);
  });

  it('ends with the app', async () => {
    add(20);
    await exporter.run(plan());
    await exporter.dispose();
    expect(progress.at(-1)?.state).toBe('cancelled');
    expect(readdirSync(target).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('removes unfinished copies of an export that was killed, and nothing else', async () => {
    add(1);
    mkdirSync(target);
    writeFileSync(join(target, `.reverie-export-${'0'.repeat(32)}-4.part`), 'half');
    writeFileSync(join(target, 'my own.part'), 'mine');
    await run();
    expect(readdirSync(target).toSorted()).toEqual(['heron 1.jpg', 'my own.part']);
  });

  it('makes the folder with those above it', async () => {
    add(1);
    await run({ folder: join(target, 'deep', 'deeper') });
    expect(readdirSync(join(target, 'deep', 'deeper'))).toEqual(['heron 1.jpg']);
    expect(statSync(join(target, 'deep', 'deeper', 'heron 1.jpg')).mode & 0o600).toBe(0o600);
  });

  it('leaves out pictures that are gone from the library', async () => {
    add(2);
    const pictureIds = ['gone', 'p2'] as PictureId[];
    expect((await exporter.preview(plan({ pictureIds }))).items.map(({ pictureId }) => pictureId)).toEqual(['p2']);
    expect(await run({ pictureIds })).toMatchObject({ done: 1, total: 1 });
  });
});

describe('a copy', () => {
  const noLinks = (): Promise<void> => Promise.reject(Object.assign(new Error('no links here'), { code: 'ENOTSUP' }));
  const next = (): string => 'free.jpg';

  it('on a file system without hard links never takes another file’s place either', async () => {
    add(1);
    mkdirSync(target);
    writeFileSync(join(target, 'taken.jpg'), 'mine');
    const source = pictures[0]?.path ?? '';
    expect(await copyInto(source, target, 'x.part', 'taken.jpg', next, noLinks)).toBe('free.jpg');
    expect(readFileSync(join(target, 'taken.jpg'), 'utf8')).toBe('mine');
    expect(readFileSync(join(target, 'free.jpg')).equals(readFileSync(source))).toBe(true);
    expect(readdirSync(target).toSorted()).toEqual(['free.jpg', 'taken.jpg']);
  });

  it('that fails leaves nothing, not even its unfinished part', async () => {
    add(1);
    mkdirSync(target);
    const broken = (): Promise<void> => Promise.reject(Object.assign(new Error('fault'), { code: 'EIO' }));
    const source = pictures[0]?.path ?? '';
    await expect(copyInto(source, target, 'x.part', 'a.jpg', next, broken)).rejects.toThrow('fault');
    expect(readdirSync(target)).toEqual([]);
  });

  it.each([
    ['ENOSPC', 'is full.'],
    ['EACCES', 'cannot be written to.'],
    ['ENOENT', 'is no longer there.'],
    ['EIO', 'cannot be used (EIO).'],
  ])('that fails with %s is told in words, and the rest goes on', async (code, words) => {
    add(3);
    failWith = (source) => Object.assign(new Error('fault'), { code: source.endsWith('2.jpg') ? code : 'ENOSPC' });
    const ended = await run();
    expect(ended).toMatchObject({ done: 0, state: 'finished' });
    expect(ended.failures).toHaveLength(3);
    expect(ended.failures[1]?.reason).toContain(words);
    expect(ended.failures[1]?.reason).toContain(target);
  });
});

describe('an export that cannot be', () => {
  it('says that the disk has too little room', async () => {
    add(2);
    free = 1500;
    expect((await exporter.preview(plan())).problem).toBe(
      `The disk of ${target} has 0.0 MB free; these pictures need 0.0 MB.`,
    );
    expect((await refusalOf(exporter.run(plan()))).code).toBe('disk');
    expect(existsSync(target)).toBe(false);
  });

  it('says that the folder is a file', async () => {
    add(1);
    writeFileSync(join(root, 'a file'), 'x');
    const refusal = await refusalOf(exporter.run(plan({ folder: join(root, 'a file') })));
    expect(refusal).toMatchObject({
      code: 'disk',
      message: `${join(root, 'a file')} is no folder. Choose another one.`,
    });
    expect((await refusalOf(exporter.run(plan({ folder: join(root, 'a file', 'x') })))).message).toContain(
      'is no folder',
    );
  });

  it('says that the folder may not be written to', async (context) => {
    // The system's administrator may write anywhere.
    if (process.getuid?.() === 0) context.skip();
    add(1);
    mkdirSync(target, { mode: 0o500 });
    expect((await exporter.preview(plan())).problem).toContain(`${target} cannot be written to.`);
    expect((await refusalOf(exporter.run(plan()))).code).toBe('disk');
  });

  it('wants a full folder path, and pictures', async () => {
    add(1);
    expect((await refusalOf(exporter.run(plan({ folder: 'pictures' })))).code).toBe('invalid_input');
    const none = plan({ pictureIds: ['gone' as PictureId] });
    expect(await exporter.preview(none)).toMatchObject({
      items: [],
      problem: expect.stringContaining('None') as string,
    });
    expect((await refusalOf(exporter.run(none))).code).toBe('not_found');
  });
});
