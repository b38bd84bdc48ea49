import { existsSync } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mediaTypes, sniffFormat, sniffPicture, type SniffedPicture } from '../imaging/sniff.ts';
import type { ReferenceId } from '../../shared/domain/ids.ts';
import { referencesFolder } from './names.ts';
import type { Library } from './types.ts';

/** A header is read from this much of a file first; only a picture with more before its size is read whole. */
const headerBytes = 64 * 1024;
const batchSize = 64;

interface FoundReference {
  id: ReferenceId;
  file: string;
  facts: SniffedPicture;
  bytes: number;
  modifiedAt: number;
}

/**
 * Writes the rows of the references folder. Names come from the generations that used them; one that
 * none used is called by its ending. Call it after the generations' rows are written.
 */
export async function readReferenceFiles(
  library: Pick<Library, 'root' | 'database' | 'transaction'>,
  names: ReadonlyMap<ReferenceId, string>,
  problems: string[],
): Promise<void> {
  const { database, root } = library;
  const put = database.prepare(
    `INSERT INTO source_references (id, name, file, width, height, bytes, media_type, created_at, last_used_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET file = excluded.file`,
  );
  const lastUse = database.prepare(
    `SELECT max(g.created_at) AS time FROM generation_references l JOIN generations g ON g.id = l.generation_id
     WHERE l.reference_id = ?`,
  );
  const files = await referenceFiles(root);
  for (let start = 0; start < files.length; start += batchSize) {
    const found = await Promise.all(
      files.slice(start, start + batchSize).map((file) => readReference(root, file, problems)),
    );
    library.transaction(() => {
      for (const each of found) {
        if (!each) continue;
        const { facts } = each;
        const turned = facts.orientation >= 5;
        const used = Number(lastUse.get(each.id)?.time ?? 0);
        put.run(
          each.id,
          names.get(each.id) ?? `reference${each.file.slice(each.file.lastIndexOf('.'))}`,
          each.file,
          turned ? facts.height : facts.width,
          turned ? facts.width : facts.height,
          each.bytes,
          mediaTypes[facts.format],
          each.modifiedAt,
          Math.max(each.modifiedAt, used),
        );
      }
    });
  }
}

/** Files whose name is a hash, relative to the library. */
async function referenceFiles(root: string): Promise<string[]> {
  const files: string[] = [];
  const store = join(root, referencesFolder);
  // A library that never had a reference, or whose owner put them away.
  if (!existsSync(store)) return files;
  for (const folder of await readdir(store)) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    for (const name of await readdir(join(store, folder))) {
      if (/^[0-9a-f]{64}\.\w+$/.test(name)) files.push(`${referencesFolder}/${folder}/${name}`);
    }
  }
  return files;
}

async function readReference(root: string, file: string, problems: string[]): Promise<FoundReference | undefined> {
  const path = join(root, file);
  const first = await firstBytes(path);
  // A WebP has its orientation at its end.
  const facts = (sniffFormat(first) === 'webp' ? undefined : sniffPicture(first)) ?? sniffPicture(await readFile(path));
  if (!facts) {
    problems.push(`${file}: it is not a picture any more.`);
    return undefined;
  }
  const { size, mtimeMs } = await stat(path);
  const name = file.slice(file.lastIndexOf('/') + 1);
  return {
    id: name.slice(0, 64) as ReferenceId,
    file,
    facts,
    bytes: size,
    modifiedAt: Math.round(mtimeMs),
  };
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
