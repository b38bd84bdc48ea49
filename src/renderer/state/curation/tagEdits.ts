import type { Edited } from '../../../shared/domain/index.ts';
import { ask, reverie } from '../../bridge/index.ts';
import { changePictures, edit } from './curation.ts';

/** Gives all pictures of these tags the tag `into` instead; renames one where `into` is not there yet. */
export function mergeTags(names: readonly string[], into: string): Promise<Edited> {
  return edit(() => ask(reverie().library.mergeTags([...names], into)));
}

/** Takes a tag off every picture, those in the trash too. */
export async function deleteTag(name: string): Promise<Edited> {
  const layouts = await Promise.all(
    [false, true].map((trashed) => ask(reverie().library.layout({ tags: [name], ...(trashed ? { trashed } : {}) }))),
  );
  return changePictures(
    layouts.flatMap(({ ids }) => ids),
    { removeTags: [name] },
  );
}
