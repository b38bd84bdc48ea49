/** Both small sigmas are folded to one now: what was folded before is brought to the same. */
export const oneSigma = `
INSERT OR IGNORE INTO search_pending SELECT generation_id FROM search_text WHERE instr(text, 'ς') > 0;
UPDATE note_text SET text = replace(text, 'ς', 'σ') WHERE instr(text, 'ς') > 0;
-- Two tags that only differed in it stay two.
UPDATE OR IGNORE tags SET folded = replace(folded, 'ς', 'σ') WHERE instr(folded, 'ς') > 0;
UPDATE collections SET folded = replace(folded, 'ς', 'σ') WHERE instr(folded, 'ς') > 0;
UPDATE source_references SET title_folded = replace(title_folded, 'ς', 'σ') WHERE instr(title_folded, 'ς') > 0;
`;
