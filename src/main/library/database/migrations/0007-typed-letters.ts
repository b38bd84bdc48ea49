import type { DatabaseSync } from 'node:sqlite';
import { fold } from '../../../../shared/domain/fold.ts';

/** Names in `meta` of how far folding anew has come: texts of generations below the first, notes of pictures above the second. */
export const refoldedTexts = 'refolded_texts';
export const refoldedNotes = 'refolded_notes';

/**
 * Folding takes more letters to plain ones. Texts and notes, of which there may be a hundred thousand, are folded anew
 * in the background while the library is used: here it is only noted that they wait.
 */
export const typedLetters = `
INSERT OR REPLACE INTO meta SELECT '${refoldedTexts}', CAST(max(id) + 1 AS TEXT) FROM search_text HAVING count(*) > 0;
INSERT OR REPLACE INTO meta SELECT '${refoldedNotes}', '' WHERE EXISTS (SELECT 1 FROM note_text);
`;

/** Tags, collections and titles are few, and two that are one from now on must not both be there: they are folded at once. */
export function foldNamesAnew(database: DatabaseSync): void {
  mergeTags(database);
  const refold = (table: string, name: string, folded: string): void => {
    const write = database.prepare(`UPDATE ${table} SET ${folded} = ? WHERE id = ?`);
    for (const row of database.prepare(`SELECT id, ${name} AS name, ${folded} AS folded FROM ${table}`).all()) {
      if (row.name === null || fold(row.name as string) === row.folded) continue;
      write.run(fold(row.name as string), row.id as string);
    }
  };
  refold('collections', 'name', 'folded');
  refold('source_references', 'title', 'title_folded');
}

/** The older one of two tags stays, with the pictures of both. The journal says the same when it is read anew. */
function mergeTags(database: DatabaseSync): void {
  const give = database.prepare(
    'INSERT OR IGNORE INTO picture_tags (picture_id, tag_id) SELECT picture_id, ? FROM picture_tags WHERE tag_id = ?',
  );
  const untag = database.prepare('DELETE FROM picture_tags WHERE tag_id = ?');
  const remove = database.prepare('DELETE FROM tags WHERE id = ?');
  const write = database.prepare('UPDATE tags SET folded = ? WHERE id = ?');
  const kept = new Map<string, { id: number; folded: string }>();
  for (const row of database.prepare('SELECT id, name, folded FROM tags ORDER BY id').all()) {
    const id = row.id as number;
    const folded = fold(row.name as string);
    const older = kept.get(folded);
    if (!older) {
      kept.set(folded, { id, folded: row.folded as string });
      continue;
    }
    give.run(older.id, id);
    untag.run(id);
    remove.run(id);
  }
  for (const [folded, tag] of kept) if (folded !== tag.folded) write.run(folded, tag.id);
}
