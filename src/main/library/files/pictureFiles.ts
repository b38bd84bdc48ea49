import { createReadStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { GenerationId, PictureId } from '../../../shared/domain/ids.ts';
import type { DownloadedFile } from '../../evolink/types.ts';
import { sniffPicture } from '../../imaging/sniff.ts';
import { ImagingError, type MadeThumbnail } from '../../imaging/types.ts';
import { hashFile } from './contentHash.ts';
import { syncFile, syncFolder } from './durable.ts';
import type { LibraryFolder } from './libraryFolder.ts';
import { pictureIdOf } from './names.ts';
import type { Thumbnails } from './thumbnails.ts';

/** A picture that lies in its place on disk, verified, with its thumbnail; its row is not written yet. */
export interface KeptPicture {
  id: PictureId;
  generationId: GenerationId;
  position: number;
  /** Relative to the library folder. */
  file: string;
  width: number;
  height: number;
  bytes: number;
  mediaType: string;
  sha256: string;
  /** Absent until a thumbnail has told it. */
  colour?: string;
}

/** A downloaded part that is to become a picture. */
export interface PictureToKeep {
  generationId: GenerationId;
  /** Relative to the library folder. */
  folder: string;
  position: number;
  /** Absolute path, in that folder. */
  part: string;
  download: DownloadedFile;
  /** Keep it as it came, without a thumbnail, where it does not decode. */
  evenUnreadable?: boolean;
}

/** Where pictures come to lie. */
export interface PictureFiles {
  /**
   * Makes `<year>/<date> <words of the prompt> <short id>` (local date) and returns its path relative
   * to the library. The same generation always gets the same folder.
   */
  makeGenerationFolder(generation: { id: GenerationId; createdAt: number; prompt: string }): string;
  /** Absolute path to download the picture at `position` to; ends in `.part`. */
  partPath(folder: string, position: number): string;
  /**
   * Verifies a downloaded part by decoding it whole, makes its thumbnail, and renames it to
   * `<position>.<ending>`, durably. One that does not decode stays a part and an ImagingError is thrown, or,
   * with `evenUnreadable`, is kept as it came, without a thumbnail: the artist has paid for these bytes.
   */
  keepPicture(picture: PictureToKeep): Promise<KeptPicture>;
}

/**
 * Takes a downloaded part into the library: decodes all of it (its thumbnail is made on the way), makes
 * it durable and gives it its name. The bytes stay as they came, and no file that is already there is
 * ever written over: the same one is taken as it is, beside another the name gets a number.
 */
export async function keepPicture(
  library: LibraryFolder,
  thumbnails: Thumbnails,
  picture: PictureToKeep,
): Promise<KeptPicture> {
  const { download, part, position } = picture;
  const id = pictureIdOf(picture.generationId, position);
  const folder = join(library.root, picture.folder);
  const made = await thumbnails.make('picture', id, part).catch((error: unknown) => {
    if (error instanceof ImagingError && picture.evenUnreadable) return factsOfHeader(part);
    throw error;
  });
  await syncFile(part);
  const name = await freeName(folder, String(position), download);
  library.check();
  if (name.taken) await rm(part);
  else await rename(part, join(folder, name.name));
  syncFolder(folder);
  return {
    id,
    generationId: picture.generationId,
    position,
    file: `${picture.folder}/${name.name}`,
    width: made.width,
    height: made.height,
    bytes: download.bytes,
    mediaType: download.mediaType,
    sha256: download.sha256,
    colour: made.dominantColour,
  };
}

/** The size that the first bytes claim, for a file that no decoder takes. */
async function factsOfHeader(path: string): Promise<MadeThumbnail> {
  const claimed = sniffPicture(await readFirst(path));
  return { width: claimed?.width ?? 1, height: claimed?.height ?? 1, dominantColour: '#777777' };
}

/** As much as holds the size in every format. */
const headerLength = 256 * 1024;

async function readFirst(path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of createReadStream(path, { end: headerLength - 1 })) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** `1.jpg`, or `1 (2).jpg` and so on where another file has that name; `taken` when it holds these very bytes already. */
async function freeName(
  folder: string,
  stem: string,
  download: DownloadedFile,
): Promise<{ name: string; taken: boolean }> {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `${stem}${download.ending}` : `${stem} (${number})${download.ending}`;
    const path = join(folder, name);
    if (!existsSync(path)) return { name, taken: false };
    if ((await hashFile(path)) === download.sha256) return { name, taken: true };
  }
}
