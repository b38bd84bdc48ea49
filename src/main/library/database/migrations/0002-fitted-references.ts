/**
 * References are kept as they came, with what is sent beside them. Rows from before say `fitted = 0`: they
 * are looked at once more before they are sent. Uploads belong to the bytes that lie there, not to the
 * original; until now the two were the same.
 */
export const fittedReferences = `
-- jpeg, png, webp, gif, bmp, tiff, heic or avif; NULL in rows from before, whose media type says it.
ALTER TABLE source_references ADD COLUMN format TEXT;
ALTER TABLE source_references ADD COLUMN fitted INTEGER NOT NULL DEFAULT 0;
-- What is sent; the original's own file where nothing had to be changed, and NULL where it can only be cropped.
ALTER TABLE source_references ADD COLUMN sent_file TEXT;
ALTER TABLE source_references ADD COLUMN sent_sha256 TEXT;
ALTER TABLE source_references ADD COLUMN sent_format TEXT;
ALTER TABLE source_references ADD COLUMN sent_width INTEGER;
ALTER TABLE source_references ADD COLUMN sent_height INTEGER;
ALTER TABLE source_references ADD COLUMN sent_bytes INTEGER;
-- A list of plain words.
ALTER TABLE source_references ADD COLUMN changes TEXT NOT NULL DEFAULT '[]';
-- A ReferenceOrigin.
ALTER TABLE source_references ADD COLUMN origin TEXT;
ALTER TABLE source_references ADD COLUMN title TEXT;
-- The title without case and accents, for searching.
ALTER TABLE source_references ADD COLUMN title_folded TEXT;
CREATE INDEX source_references_by_use ON source_references (last_used_at DESC, id DESC);
CREATE INDEX source_references_by_title ON source_references (title_folded) WHERE title IS NOT NULL;

CREATE TABLE uploads_by_content (
  sent_sha256 TEXT NOT NULL,
  account TEXT NOT NULL,
  url TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (sent_sha256, account)
) STRICT;
INSERT INTO uploads_by_content SELECT reference_id, account, url, expires_at FROM uploads;
DROP TABLE uploads;
ALTER TABLE uploads_by_content RENAME TO uploads;
`;
