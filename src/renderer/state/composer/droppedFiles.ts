import { sourceFormats } from '../../../shared/domain/index.ts';
import { addFiles } from './addReferences.ts';
import { openComposeDialog } from './dialogs.ts';
import { refuse, useComposer } from './composer.ts';
import { roomForReferences } from './draft.ts';

/** What was dropped on the window. */
export interface DroppedFiles {
  files: readonly File[];
  /** Name of the first folder the files come from; absent when they were dropped themselves. */
  folder?: string;
  /** There are more than were looked at. */
  cutOff?: boolean;
}

/** The endings of the formats that are taken, for the file dialog and for choosing among a folder's files. */
const endings = [...sourceFormats, 'jpg', 'jpe', 'jfif', 'tif', 'heif', 'hif', 'apng', 'dib'] as const;

/** What the file dialog offers; main looks at the bytes. Some systems know a type only by its ending. */
export const acceptedFiles = [
  ...['png', 'jpeg', 'webp', 'gif', 'bmp', 'tiff', 'heic', 'heif', 'avif'].map((type) => `image/${type}`),
  ...endings.map((ending) => `.${ending}`),
].join(',');

/** Whether a file of a folder is worth offering. What it really is decides main, by its bytes. */
export function looksLikePicture(file: Pick<File, 'name' | 'type'>): boolean {
  const ending = file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase();
  return (endings as readonly string[]).includes(ending);
}

/** Files become references at once; of a folder only its pictures do, and when more than fit the artist is asked which. */
export async function takeDroppedFiles({ files, folder, cutOff }: DroppedFiles, at: number | undefined): Promise<void> {
  if (folder === undefined) {
    await addFiles(files, at);
    return;
  }
  const pictures = files.filter(looksLikePicture);
  if (pictures.length === 0) {
    refuse({ kind: 'no_pictures', folder });
    return;
  }
  const state = useComposer.getState();
  const room = roomForReferences(state, state.reading.length);
  if (room > 0 && (pictures.length > room || cutOff)) {
    openComposeDialog({ kind: 'choose', files: pictures, at, cutOff: cutOff ?? false });
    return;
  }
  await addFiles(pictures, at);
}
