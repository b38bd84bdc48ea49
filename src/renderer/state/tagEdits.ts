import type { Edited, PictureId } from '../../shared/domain/index.ts';
import { ask, reverie } from './bridge.ts';
import { edit } from './curation.ts';

/** Pictures that one edit takes. */
const mostEdited = 100_000;

/** Gives all pictures of these tags the tag `into` instead; renames one where `into` is not there yet. */
export function mergeTags(names: readonly string[], into: string): Promise<Edited> {
  return edit(() => ask(reverie().library.mergeTags([...names], into)));
}

/** Takes a tag off every picture, those in the trash too. Answers how many edits that were. */
export async function deleteTag(name: string): Promise<number> {
  const layouts = await Promise.all(
    [false, true].map((trashed) => ask(reverie().library.layout({ tags: [name], ...(trashed ? { trashed } : {}) }))),
  );
  const ids: PictureId[] = layouts.flatMap((layout) => layout.ids);
  let edits = 0;
  for (let from = 0; from < ids.length; from += mostEdited) {
    const some = ids.slice(from, from + mostEdited);
    // oxlint-disable-next-line no-await-in-loop -- each is an edit of its own, one after the other
    await edit(() => ask(reverie().library.update(some, { removeTags: [name] })));
    edits += 1;
  }
  return edits;
}
