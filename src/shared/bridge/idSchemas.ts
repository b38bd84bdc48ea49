import { z } from 'zod';
import { idPattern, type ExportJobId, type GenerationId, type PictureId, type ReferenceId } from '../domain/ids.ts';

const id = z.string().regex(idPattern);
export const generationId = id.transform((value) => value as GenerationId);
export const pictureId = id.transform((value) => value as PictureId);
export const referenceId = id.transform((value) => value as ReferenceId);
export const exportJobId = id.transform((value) => value as ExportJobId);
export const collectionId = id;

export const generationIds = z.array(generationId).min(1).max(1000);
export const pictureIds = z.array(pictureId).min(1).max(100_000);
