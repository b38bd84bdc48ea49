/**
 * What the artist says of pictures (ratings, tags, collections, the trash), and what makes them found.
 * All of it but the search text is also in the curation journal, from which it is made anew.
 */
export const findingAndKeeping = `
ALTER TABLE pictures ADD COLUMN rating INTEGER NOT NULL DEFAULT 0;
-- 1 picked, -1 rejected.
ALTER TABLE pictures ADD COLUMN flag INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pictures ADD COLUMN label TEXT;
ALTER TABLE pictures ADD COLUMN note TEXT;
ALTER TABLE pictures ADD COLUMN trashed_at INTEGER;

-- Everything that laying the library out needs, in its usual order.
CREATE INDEX pictures_shown ON pictures (rank DESC, id DESC, width, height, created_at, generation_id)
  WHERE trashed_at IS NULL;
CREATE INDEX pictures_by_rating ON pictures (rating DESC, rank DESC, id DESC) WHERE trashed_at IS NULL;
CREATE INDEX pictures_by_flag ON pictures (flag, rank DESC, id DESC) WHERE flag <> 0;
CREATE INDEX pictures_in_trash ON pictures (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX pictures_by_content ON pictures (sha256);

-- What is known of pictures that are not in the index (now): it waits for them.
CREATE TABLE waiting_marks (
  picture_id TEXT PRIMARY KEY,
  rating INTEGER NOT NULL DEFAULT 0,
  flag INTEGER NOT NULL DEFAULT 0,
  label TEXT,
  note TEXT,
  trashed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TRIGGER pictures_leave BEFORE DELETE ON pictures
WHEN old.rating <> 0 OR old.flag <> 0 OR old.label IS NOT NULL OR old.note IS NOT NULL OR old.trashed_at IS NOT NULL
BEGIN
  INSERT OR REPLACE INTO waiting_marks VALUES (old.id, old.rating, old.flag, old.label, old.note, old.trashed_at);
END;
CREATE TRIGGER pictures_return AFTER INSERT ON pictures
WHEN EXISTS (SELECT 1 FROM waiting_marks WHERE picture_id = new.id)
BEGIN
  UPDATE pictures SET (rating, flag, label, note, trashed_at) =
    (SELECT rating, flag, label, note, trashed_at FROM waiting_marks WHERE picture_id = new.id) WHERE id = new.id;
  DELETE FROM waiting_marks WHERE picture_id = new.id;
END;

-- 'folded' is without case and accents: two tags that differ in those only are one.
CREATE TABLE tags (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE picture_tags (
  picture_id TEXT NOT NULL,
  tag_id INTEGER NOT NULL REFERENCES tags (id),
  PRIMARY KEY (picture_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX picture_tags_by_tag ON picture_tags (tag_id, picture_id);

CREATE TABLE collections (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  parent_id TEXT,
  cover TEXT,
  -- A LibraryQuery; set for a smart collection.
  query TEXT,
  -- Among its siblings, from 0.
  place INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE collection_pictures (
  collection_id TEXT NOT NULL,
  picture_id TEXT NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (collection_id, picture_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX collection_pictures_by_place ON collection_pictures (collection_id, place);
CREATE INDEX collection_pictures_by_picture ON collection_pictures (picture_id);

CREATE TABLE note_text (
  picture_id TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a generation: prompt and names of files, folded. Newer ones have higher ids: created_at * 1024 and up.
CREATE TABLE search_text (
  id INTEGER PRIMARY KEY,
  generation_id TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE text_index USING fts5 (
  text, content = 'search_text', content_rowid = 'id', tokenize = 'trigram case_sensitive 1'
);
CREATE TRIGGER search_text_insert AFTER INSERT ON search_text BEGIN
  INSERT INTO text_index (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER search_text_delete AFTER DELETE ON search_text BEGIN
  INSERT INTO text_index (text_index, rowid, text) VALUES ('delete', old.id, old.text);
END;

-- Generations whose search text is still to be written, since SQL cannot fold it.
CREATE TABLE search_pending (generation_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO search_pending SELECT id FROM generations;
CREATE TRIGGER generations_insert_text AFTER INSERT ON generations BEGIN
  INSERT OR IGNORE INTO search_pending VALUES (new.id);
END;
CREATE TRIGGER generations_update_text AFTER UPDATE OF prompt, folder, created_at ON generations
WHEN old.prompt <> new.prompt OR old.folder IS NOT new.folder OR old.created_at <> new.created_at
BEGIN
  INSERT OR IGNORE INTO search_pending VALUES (new.id);
END;
CREATE TRIGGER generations_delete_text AFTER DELETE ON generations BEGIN
  DELETE FROM search_text WHERE generation_id = old.id;
  DELETE FROM search_pending WHERE generation_id = old.id;
END;
CREATE TRIGGER pictures_move_text AFTER UPDATE OF file ON pictures WHEN old.file <> new.file BEGIN
  INSERT OR IGNORE INTO search_pending VALUES (new.generation_id);
END;
`;
