import { isAbsolute, join, relative, sep } from 'node:path';
import type { GenerationId, PictureId, ReferenceId } from '../../../shared/domain/ids.ts';
import { slugOf } from './slug.ts';

/** Names inside a library folder. Relative paths have forward slashes on every system. */
export const ownFolder = '.reverie';
export const referencesFolder = 'references';
export const recipeName = 'recipe.json';

export const places = {
  index: `${ownFolder}/index.sqlite`,
  lock: `${ownFolder}/lock.sqlite`,
  records: `${ownFolder}/records`,
  thumbnails: `${ownFolder}/thumbnails`,
  referenceThumbnails: `${ownFolder}/reference-thumbnails`,
  /** Files on their way to their place; emptied at each opening. */
  temporary: `${ownFolder}/temporary`,
  /** What the artist said of pictures. */
  curation: `${ownFolder}/curation.jsonl`,
  backups: `${ownFolder}/backups`,
  note: `${ownFolder}/README.txt`,
  /** The mark by which an installation recognises its library. */
  owner: `${ownFolder}/owner.json`,
  /** There while the index is not to be trusted: all of it is checked when the library is opened next. */
  suspicion: `${ownFolder}/check-index`,
  /** There while a move copies into the folder: what lies beside it is no whole library. */
  unfinishedCopy: '.reverie-unfinished-copy',
} as const;

export function pictureIdOf(generationId: GenerationId, position: number): PictureId {
  return `${generationId}_${position}` as PictureId;
}

/** `<year>/<yyyy-mm-dd> <slug> <short id>`, by the local date. `whole` spells the id out, where the short one is taken. */
export function generationFolderName(
  generation: { id: GenerationId; createdAt: number; prompt: string },
  whole = false,
): string {
  const date = new Date(generation.createdAt);
  const year = String(date.getFullYear()).padStart(4, '0');
  const day = `${year}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
  const id = whole ? generation.id : generation.id.slice(0, 8);
  return `${year}/${day} ${slugOf(generation.prompt)} ${id}`;
}

export function referenceFile(id: ReferenceId, ending: string): string {
  return `${referencesFolder}/${id.slice(0, 2)}/${id}${ending}`;
}

/** `large` is the larger one of a picture, for dense screens. */
export type ThumbnailKind = 'picture' | 'large' | 'reference';

/** Thumbnails are spread over folders by the beginning of their ids, so that none holds more than some hundred. */
export function thumbnailFile(kind: ThumbnailKind, id: string): string {
  const folder = kind === 'reference' ? places.referenceThumbnails : places.thumbnails;
  return `${folder}/${id.slice(0, 2)}/${id}${kind === 'large' ? '.large' : ''}.webp`;
}

/** The absolute path of `file` in `root`. Throws where that would be outside of it. */
export function resolveInside(root: string, file: string): string {
  const path = join(root, file);
  const inside = relative(root, path);
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
    throw new Error(`"${file}" leads out of the library folder.`);
  }
  return path;
}

/** Whether `file`, relative to `root`, lies in it. */
export function staysInside(root: string, file: string): boolean {
  const inside = relative(root, join(root, file));
  return inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}
