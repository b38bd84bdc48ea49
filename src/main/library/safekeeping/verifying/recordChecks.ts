import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { systemCode } from '../../../files/systemCode.ts';
import { readHash } from '../../files/contentHash.ts';
import { recipeName } from '../../files/names.ts';
import { readRecipe } from '../../files/recipe.ts';
import { readText } from '../../../files/textFile.ts';
import type { LibraryFinding } from '../../../../shared/bridge/library.ts';

/** As the row has it; `id` is the hash of the original. */
export interface StoredReference {
  id: string;
  name: string;
  file: string;
  bytes: number;
  sent_file: string | null;
  sent_sha256: string | null;
  sent_bytes: number | null;
}

/** The original and what is sent of it, by their content. */
export async function checkReference(root: string, row: StoredReference): Promise<LibraryFinding[]> {
  const files = [{ file: row.file, bytes: row.bytes, hash: row.id }];
  if (row.sent_file !== null && row.sent_file !== row.file && row.sent_sha256 !== null) {
    files.push({ file: row.sent_file, bytes: row.sent_bytes ?? 0, hash: row.sent_sha256 });
  }
  const findings: LibraryFinding[] = [];
  const again = `Put it back from a copy of yours, or add the picture “${row.name}” again: it is known by its content.`;
  for (const { file, bytes, hash } of files) {
    const path = join(root, file);
    const facts = await stat(path).catch(() => undefined);
    if (!facts?.isFile()) {
      findings.push({ kind: 'missing', of: 'reference', file, advice: `${file} is no longer there. ${again}` });
      continue;
    }
    const read = facts.size === bytes ? await readHash(path) : { hash: '' };
    if ('code' in read) {
      const advice = `${file} cannot be read (${read.code}). Check its permissions and its disk.`;
      findings.push({ kind: 'changed', of: 'reference', file, advice });
    } else if (read.hash !== hash) {
      findings.push({ kind: 'changed', of: 'reference', file, advice: `${file} is not what it was. ${again}` });
    }
  }
  return findings;
}

export interface GenerationRow {
  id: string;
  folder: string | null;
}

/** The folder and the recipe of a generation that has ended. */
export async function checkGeneration(
  root: string,
  database: DatabaseSync,
  row: GenerationRow,
): Promise<LibraryFinding | undefined> {
  if (row.folder === null) {
    const file = database.prepare('SELECT file FROM pictures WHERE generation_id = ? LIMIT 1').get(row.id)?.file;
    if (typeof file !== 'string') return undefined;
    const advice = `The index does not know the folder of ${file}. Rebuild the index.`;
    return { kind: 'missing', of: 'folder', file, advice };
  }
  const file = `${row.folder}/${recipeName}`;
  const gone = (of: 'folder' | 'recipe', what: string, advice: string): LibraryFinding | undefined => {
    // It may have been renamed or deleted while it was looked at.
    const now = database.prepare('SELECT folder FROM generations WHERE id = ?').get(row.id)?.folder;
    return now === row.folder ? { kind: 'missing', of, file: what, advice } : undefined;
  };
  if (!(await stat(join(root, row.folder)).catch(() => undefined))?.isDirectory()) {
    return gone(
      'folder',
      row.folder,
      `The folder ${row.folder} is no longer there. Put it back from a copy of yours; until then nothing but the index says how its pictures were made.`,
    );
  }
  if (!existsSync(join(root, file))) {
    return gone(
      'recipe',
      file,
      `${file} is no longer there. Put it back from a copy of yours: without it, a rebuilt index does not know how these pictures were made.`,
    );
  }
  try {
    readRecipe(await readText(join(root, file)));
    return undefined;
  } catch (error) {
    const reason = systemCode(error) ?? (error instanceof Error ? error.message : String(error));
    const advice = `${file} cannot be read: ${reason}. Restore it from a copy of yours; the index still has what it said.`;
    return { kind: 'changed', of: 'recipe', file, advice };
  }
}
