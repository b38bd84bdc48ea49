import { statSync } from 'node:fs';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { PictureId, ReferenceId } from '../../shared/domain/ids.ts';
import type { Library } from '../library/index.ts';
import { thumbnailFile } from '../library/files/names.ts';

export type MediaKind = 'thumbnail' | 'large-thumbnail' | 'picture' | 'reference' | 'reference-thumbnail';

/** A picture's original for the shell, the clipboard and drags; paths are absolute. */
export interface PictureFile {
  path: string;
  thumbnail: string;
  mediaType: string;
  name: string;
}

const thumbnailKinds = {
  thumbnail: 'picture',
  'large-thumbnail': 'large',
  'reference-thumbnail': 'reference',
} as const;

/** The file behind `media://KIND/ID`; undefined when there is none. */
export async function mediaFile(
  library: Pick<Library, 'picture' | 'references' | 'resolve' | 'thumbnail'>,
  kind: MediaKind,
  id: string,
): Promise<{ path: string; mediaType: string } | undefined> {
  switch (kind) {
    case 'thumbnail':
    case 'large-thumbnail':
    case 'reference-thumbnail': {
      const path = await library.thumbnail(thumbnailKinds[kind], id);
      return path === undefined ? undefined : { path, mediaType: 'image/webp' };
    }
    case 'picture': {
      const picture = library.picture(id as PictureId);
      return picture && { path: library.resolve(picture.file), mediaType: picture.mediaType };
    }
    case 'reference': {
      return library.references.shownFile(id as ReferenceId);
    }
  }
}

/** Throws `not_found` for a picture or file that is not there. */
export function pictureFiles(library: Pick<Library, 'picture' | 'resolve'>, ids: readonly string[]): PictureFile[] {
  return ids.map((id) => {
    const picture = library.picture(id as PictureId);
    if (!picture) throw new ReverieError('not_found', `There is no picture ${id} in this library.`);
    const path = library.resolve(picture.file);
    if (!statSync(path, { throwIfNoEntry: false })) {
      throw new ReverieError('not_found', `${picture.file} is no longer in the library folder.`);
    }
    return {
      path,
      thumbnail: library.resolve(thumbnailFile('picture', id)),
      mediaType: picture.mediaType,
      name: picture.file.slice(picture.file.lastIndexOf('/') + 1),
    };
  });
}
