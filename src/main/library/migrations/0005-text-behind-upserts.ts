/**
 * Inside an INSERT … ON CONFLICT DO UPDATE, SQLite gives a trigger's `INSERT OR IGNORE` the outer statement's way
 * with conflicts: a generation whose text was waiting already made a rebuild fail, and a picture kept again under
 * another name. These triggers look first.
 */
export const textBehindUpserts = `
DROP TRIGGER generations_insert_text;
CREATE TRIGGER generations_insert_text AFTER INSERT ON generations BEGIN
  INSERT INTO search_pending SELECT new.id WHERE NOT EXISTS (SELECT 1 FROM search_pending WHERE generation_id = new.id);
END;
DROP TRIGGER generations_update_text;
CREATE TRIGGER generations_update_text AFTER UPDATE OF prompt, folder, created_at ON generations
WHEN old.prompt <> new.prompt OR old.folder IS NOT new.folder OR old.created_at <> new.created_at
BEGIN
  INSERT INTO search_pending SELECT new.id WHERE NOT EXISTS (SELECT 1 FROM search_pending WHERE generation_id = new.id);
END;
DROP TRIGGER pictures_move_text;
CREATE TRIGGER pictures_move_text AFTER UPDATE OF file ON pictures WHEN old.file <> new.file BEGIN
  INSERT INTO search_pending SELECT new.generation_id
    WHERE NOT EXISTS (SELECT 1 FROM search_pending WHERE generation_id = new.generation_id);
END;
`;
