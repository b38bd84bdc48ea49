/**
 * Whose an open generation is: the mark of the installation that made it, in this library at this place, and the
 * account behind the key of that time. Both are empty in rows that were made before, or made anew from the folders.
 */
export const owners = `
ALTER TABLE generations ADD COLUMN owner TEXT;
ALTER TABLE generations ADD COLUMN account TEXT;
`;
