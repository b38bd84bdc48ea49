import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EvolinkFailure, type Evolink, type FailureKind, type FileToUpload } from '../../../src/main/evolink/types.ts';
import type { Library } from '../../../src/main/library/index.ts';
import { silentLogger } from '../../../src/main/logging/logger.ts';
import { createReferences, type References } from '../../../src/main/references/index.ts';
import type { ReferenceId } from '../../../src/shared/domain/ids.ts';
import { makePng } from '../../unit/imaging/pictures.ts';
import { seededRandom } from '../../support/seededRandom.ts';
import { noon } from '../library/recipes.ts';
import { noImaging, Shelf } from '../library/shelf.ts';

const hour = 3_600_000;
let shelf: Shelf;
let library: Library;
let references: References;
let account: string;
let ids: ReferenceId[];
let calls: { file: FileToUpload; signal: AbortSignal | undefined }[];
let atOnce: number;
let most: number;
/** What the next uploads come to; an address when nothing is left. */
let outcomes: Error[];
let hold: Promise<void> | undefined;

const upload: Evolink['upload'] = async (file, options) => {
  calls.push({ file, signal: options?.signal });
  atOnce += 1;
  most = Math.max(most, atOnce);
  await (hold ?? new Promise<void>((resolve) => setImmediate(resolve)));
  atOnce -= 1;
  options?.signal?.throwIfAborted();
  const failure = outcomes.shift();
  if (failure) throw failure;
  return { url: `https://files/${file.name}`, expiresAt: shelf.clock.now() + 72 * hour, raw: {} };
};

function failure(kind: FailureKind, retryAfter?: number): EvolinkFailure {
  return new EvolinkFailure({ kind, code: kind, message: kind, accepted: 'no', retryAfter });
}

beforeEach(async () => {
  shelf = new Shelf();
  library = await shelf.open();
  account = 'me';
  calls = [];
  outcomes = [];
  atOnce = 0;
  most = 0;
  hold = undefined;
  references = createReferences({
    library: () => library,
    imaging: noImaging,
    evolink: { upload, download: () => Promise.reject(new Error('not here')) },
    clock: shelf.clock,
    random: seededRandom(3),
    logger: silentLogger,
    account: () => account,
  });
  ids = Array.from({ length: 7 }, (_, index) => store(makePng(20 + index, 20), `sketch ${index}.png`));
});
afterEach(() => {
  shelf.clear();
});

/** A reference as the library keeps it, without the decoding. */
function store(bytes: Buffer, name: string): ReferenceId {
  const id = createHash('sha256').update(bytes).digest('hex') as ReferenceId;
  const file = `references/${id}.png`;
  library.database
    .prepare(
      `INSERT INTO source_references (id, name, file, width, height, bytes, media_type, created_at, last_used_at, format,
         fitted, sent_file, sent_sha256, sent_format, sent_width, sent_height, sent_bytes)
       VALUES (?, ?, ?, 20, 20, ?, ?, ?, ?, 'png', 1, ?, ?, 'png', 20, 20, ?)`,
    )
    .run(id, name, file, bytes.length, 'image/png', noon, noon, file, id, bytes.length);
  writeFileSync(library.resolve(file), bytes);
  return id;
}

function ensure(wanted: readonly ReferenceId[], signal = new AbortController().signal, progress: number[][] = []) {
  return references.ensureUploaded(wanted, { signal, onProgress: (done, total) => progress.push([done, total]) });
}

describe('uploading references', () => {
  it('answers their addresses in the order asked for, each put up once, three at a time', async () => {
    const progress: number[][] = [];
    const wanted = [ids[4]!, ids[0]!, ids[4]!, ids[1]!, ids[2]!, ids[3]!];
    const urls = await ensure(wanted, undefined, progress);
    expect(calls).toHaveLength(5);
    expect(most).toBe(3);
    expect(progress).toEqual([1, 2, 3, 4, 5].map((done) => [done, 5]));
    expect(urls[0]).toBe(urls[2]);
    for (const [index, id] of wanted.entries()) {
      expect(urls[index]).toMatch(new RegExp(`^https://files/${id.slice(0, 16)}-[0-9a-f]{16}\\.png$`));
    }
    const { file } = calls[0]!;
    expect(file).toMatchObject({ mediaType: 'image/png', bytes: readFileSync(file.path).length });
  });

  it('uses an address again until an hour before it ends, then puts the file up under a new name', async () => {
    const [first] = await ensure([ids[0]!]);
    await shelf.clock.advance(71 * hour - 1);
    expect(await ensure([ids[0]!])).toEqual([first]);
    expect(calls).toHaveLength(1);
    await shelf.clock.advance(1);
    const [second] = await ensure([ids[0]!]);
    expect(calls).toHaveLength(2);
    expect(second).not.toBe(first);
    expect(await ensure([ids[0]!])).toEqual([second]);
  });

  it('remembers addresses over a restart, and gives none of another account', async () => {
    const [first] = await ensure([ids[0]!]);
    library = await shelf.open();
    expect(await ensure([ids[0]!])).toEqual([first]);
    account = 'somebody else';
    expect(await ensure([ids[0]!])).not.toEqual([first]);
    account = 'me';
    expect(await ensure([ids[0]!])).toEqual([first]);
    expect(calls).toHaveLength(2);
  });

  it('forgets those the service could not read', async () => {
    const [first, second] = await ensure([ids[0]!, ids[1]!]);
    references.forget([ids[0]!]);
    const again = await ensure([ids[0]!, ids[1]!]);
    expect(again[0]).not.toBe(first);
    expect(again[1]).toBe(second);
  });

  it('puts a reference up once for several generations that want it at the same time', async () => {
    const all = await Promise.all([ensure([ids[0]!]), ensure([ids[0]!]), ensure([ids[0]!, ids[1]!])]);
    expect(calls).toHaveLength(2);
    expect(new Set(all.map((urls) => urls[0])).size).toBe(1);
  });

  it('goes on for the others when the one who began it is cancelled', async () => {
    let release = (): void => {};
    hold = new Promise((resolve) => {
      release = resolve;
    });
    const cancelled = new AbortController();
    const first = ensure([ids[0]!], cancelled.signal);
    const second = ensure([ids[0]!]);
    cancelled.abort(new Error('stop'));
    release();
    await expect(first).rejects.toThrow('stop');
    expect(await second).toEqual([expect.stringMatching(/^https:/)]);
  });

  it.each<FailureKind>(['network', 'timeout', 'rate_limited', 'unavailable', 'server', 'garbled'])(
    'tries twice more after %s, with pauses',
    async (kind) => {
      outcomes = [failure(kind), failure(kind)];
      const done = ensure([ids[0]!]);
      await shelf.clock.advance(999);
      expect(calls).toHaveLength(1);
      await shelf.clock.advance(1);
      expect(calls).toHaveLength(2);
      await shelf.clock.advance(4000);
      expect(await done).toHaveLength(1);
      expect(new Set(calls.map((call) => call.file.name)).size).toBe(3);
    },
  );

  it('waits as long as the service asks, but not for ever', async () => {
    outcomes = [failure('rate_limited', 12_000), failure('rate_limited', 600_000)];
    const done = ensure([ids[0]!]);
    await shelf.clock.advance(11_999);
    expect(calls).toHaveLength(1);
    await shelf.clock.advance(1);
    await shelf.clock.advance(30_000);
    expect(await done).toHaveLength(1);
  });

  it('gives up after the third time with what the service said', async () => {
    outcomes = [failure('server'), failure('server'), failure('network')];
    const done = ensure([ids[0]!]);
    const outcome = expect(done).rejects.toMatchObject({ kind: 'network' });
    await shelf.clock.advance(10_000);
    await outcome;
    expect(calls).toHaveLength(3);
  });

  it.each<FailureKind>(['key_rejected', 'invalid', 'balance', 'reference_unreadable'])(
    'does not try again after %s',
    async (kind) => {
      outcomes = [failure(kind)];
      await expect(ensure([ids[0]!])).rejects.toMatchObject({ kind });
      expect(calls).toHaveLength(1);
    },
  );

  it('keeps what was put up when another one failed', async () => {
    outcomes = [failure('invalid')];
    await expect(ensure([ids[0]!, ids[1]!, ids[2]!])).rejects.toMatchObject({ kind: 'invalid' });
    await shelf.clock.advance(0);
    await ensure([ids[0]!, ids[1]!, ids[2]!]);
    expect(calls.map((call) => call.file.path)).toHaveLength(4);
  });

  it('stops at once when it is cancelled, also in a pause', async () => {
    const stop = new AbortController();
    outcomes = [failure('server')];
    const done = ensure([ids[0]!], stop.signal);
    await shelf.clock.advance(500);
    stop.abort(new Error('cancelled by the artist'));
    await expect(done).rejects.toThrow('cancelled by the artist');
    await shelf.clock.advance(60_000);
    expect(calls).toHaveLength(1);
  });

  it('names a reference whose file or row has gone', async () => {
    rmSync(library.resolve(library.reference(ids[0]!)?.file ?? ''));
    await expect(ensure([ids[0]!])).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringMatching(/^The file of the reference sketch 0\.png is no longer in the library/),
    });
    await expect(ensure(['nobody' as ReferenceId])).rejects.toMatchObject({ code: 'not_found' });
    expect(calls).toHaveLength(0);
  });
});
