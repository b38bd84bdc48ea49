import { rm } from 'node:fs/promises';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { CropArea, ReferenceAnswer } from '../../shared/domain/reference.ts';
import { type Imaging, ImagingError, pixelProblem } from '../imaging/index.ts';
import type { ReferenceRow } from '../library/database/referenceRows.ts';
import type { LibraryFiles } from '../library/files/libraryFolder.ts';
import type { ReferenceShelf } from '../library/references/referenceShelf.ts';
import { stemOf } from '../../shared/domain/fileNames.ts';
import { fileEndings } from '../../shared/domain/pictureFormat.ts';
import type { Intake } from './intake.ts';
import { wordsOfPixels } from './limits.ts';

/** Cuts a part out of an original and takes it in as a reference that remembers where it is from. */
export async function cropToReference(
  row: ReferenceRow,
  area: CropArea,
  parts: { imaging: Imaging; intake: Intake; library: Pick<LibraryFiles, 'resolve'>; shelf: ReferenceShelf },
): Promise<ReferenceAnswer> {
  const { imaging, intake, library, shelf } = parts;
  const { height, left, top, width } = area;
  if (left + width > row.width || top + height > row.height) {
    throw new ReverieError(
      'invalid_input',
      `The part (${width} × ${height} from ${left}, ${top}) leaves the picture, which has ${row.width} × ${row.height} pixels.`,
    );
  }
  const stem = stemOf(row.name);
  const problem = pixelProblem(area);
  if (problem) return { status: 'refused', name: row.name, reason: wordsOfPixels(`This part of ${row.name}`, problem) };
  const target = shelf.temporaryPath(`${row.id}-part`);
  try {
    const { format } = await imaging.crop(library.resolve(row.file), area, target);
    return await intake.take(
      { name: `${stem} crop${fileEndings[format]}`, path: target },
      { kind: 'crop', from: row.id },
    );
  } catch (error) {
    if (!(error instanceof ImagingError)) throw error;
    return { status: 'refused', name: row.name, reason: `${row.name} cannot be cropped. ${error.message}` };
  } finally {
    await rm(target, { force: true });
  }
}
