import type { Generation, ReferenceId } from '../../shared/domain/index.ts';

/** How far the references that stand in the strip are on their way to EvoLink. */
export interface UploadProgress {
  stage: 'preparing_references' | 'uploading_references';
  done: number;
  total: number;
}

/** The progress of a generation that is being prepared with exactly these references, if there is one. */
export function uploadProgress(
  generations: Iterable<Generation>,
  references: readonly ReferenceId[],
): UploadProgress | undefined {
  if (references.length === 0) return undefined;
  for (const { status, stage, stageCount, draft } of generations) {
    if (status !== 'preparing' || !stageCount) continue;
    if (stage !== 'preparing_references' && stage !== 'uploading_references') continue;
    const same =
      draft.references.length === references.length &&
      draft.references.every(({ referenceId }, index) => referenceId === references[index]);
    if (same) return { stage, ...stageCount };
  }
  return undefined;
}

export type TileUpload = 'uploaded' | 'uploading' | 'waiting';

/** What one tile shows of it; undefined while nothing is being uploaded. */
export function tileUpload(progress: UploadProgress | undefined, index: number, tiles: number): TileUpload | undefined {
  // Where references share an upload the count says nothing about single tiles.
  if (progress?.stage !== 'uploading_references' || progress.total !== tiles) return undefined;
  if (index < progress.done) return 'uploaded';
  return index === progress.done ? 'uploading' : 'waiting';
}
