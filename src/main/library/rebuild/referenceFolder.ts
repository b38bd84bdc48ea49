import { existsSync } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sniffPicture } from '../../imaging/sniff.ts';
import type { LibraryIndex } from '../database/connection.ts';
import { type ReferenceRow, ReferenceRows } from '../database/referenceRows.ts';
import { referencesFolder } from '../files/names.ts';
import { readText } from '../../files/textFile.ts';
import { readSidecar } from '../references/referenceSidecar.ts';
import { mediaTypes, sniffFormat } from '../../../shared/domain/pictureFormat.ts';
import type { ReferenceId } from '../../../shared/domain/ids.ts';

/** A header is read from this much of a file first; only a picture with more before its size is read whole. */
const headerBytes = 64 * 1024;
const batchSize = 64;

/**
 * Writes the rows of the references folder, from the sidecars that lie beside the pictures. Where there is no
 * sidecar the picture itself is examined: its name comes from the generations that used it, else it is called
 * by its ending, and it is fitted before it is sent. Call it after the generations' rows are written.
 */
export async function readReferenceFiles(
  root: string,
  index: LibraryIndex,
  names: ReadonlyMap<ReferenceId, string>,
  problems: string[],
): Promise<void> {
  const { database } = index;
  const rows = new ReferenceRows(database);
  const lastUse = database.prepare(
    `SELECT max(g.created_at) AS time FROM generation_references l JOIN generations g ON g.id = l.generation_id
     WHERE l.reference_id = ?`,
  );
  const files = await referenceFiles(root);
  for (let start = 0; start < files.length; start += batchSize) {
    const found = await Promise.all(
      files.slice(start, start + batchSize).map((file) => readReference(root, file, names, problems)),
    );
    index.transaction(() => {
      for (const each of found) {
        if (!each) continue;
        const used = Number(lastUse.get(each.id)?.time ?? 0);
        const before = rows.get(each.id)?.lastUsedAt ?? 0;
        rows.put({ ...each, lastUsedAt: Math.max(each.lastUsedAt, used, before) });
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
      // Neither sidecars nor what is sent: those belong to the original.
      if (/^[0-9a-f]{64}\.(?!json$|tmp$)\w+$/.test(name)) files.push(`${referencesFolder}/${folder}/${name}`);
    }
  }
  return files;
}

async function readReference(
  root: string,
  file: string,
  names: ReadonlyMap<ReferenceId, string>,
  problems: string[],
): Promise<ReferenceRow | undefined> {
  const path = join(root, file);
  const slash = file.lastIndexOf('/');
  const id = file.slice(slash + 1, slash + 65) as ReferenceId;
  const sidecar = join(root, file.slice(0, slash), `${id}.json`);
  if (existsSync(sidecar)) {
    const row = readSidecar(await readText(sidecar), file.slice(0, slash), id);
    if (row?.file === file && (!row.sent || existsSync(join(root, row.sent.file)))) return row;
  }
  const first = await firstBytes(path);
  // A WebP has its orientation at its end.
  const facts = (sniffFormat(first) === 'webp' ? undefined : sniffPicture(first)) ?? sniffPicture(await readFile(path));
  if (!facts) {
    problems.push(`${file}: it is no longer a picture.`);
    return undefined;
  }
  const { size, mtimeMs } = await stat(path);
  const turned = facts.orientation >= 5;
  return {
    id,
    name: names.get(id) ?? `reference${file.slice(file.lastIndexOf('.'))}`,
    file,
    format: facts.format,
    width: turned ? facts.height : facts.width,
    height: turned ? facts.width : facts.height,
    bytes: size,
    mediaType: mediaTypes[facts.format],
    createdAt: Math.round(mtimeMs),
    lastUsedAt: Math.round(mtimeMs),
    fitted: false,
    changes: [],
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
