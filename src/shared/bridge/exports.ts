import { z } from 'zod';
import type { ExportJobId, PictureId } from '../domain/ids.ts';
import { exportJobId, pictureIds } from './idSchemas.ts';
import { nothing, route } from './route.ts';

export const exportPlan = z.strictObject({
  pictureIds,
  /** Absolute path of the folder to write into; made when it does not exist. */
  folder: z.string().min(1).max(32_768),
  /** File name without ending, with tokens in braces: {date} {time} {prompt} {number} {position} {size} {ratio} {name}. */
  nameTemplate: z.string().min(1).max(500),
  /** Open the folder when done. */
  showFolder: z.boolean().optional(),
});
export type ExportPlan = z.output<typeof exportPlan>;

export interface ExportPreviewItem {
  pictureId: PictureId;
  /** The name it will get, with ending. */
  name: string;
  /** The name it would have had, when another file already has that one. */
  taken?: string;
  bytes: number;
  thumbnailUrl: string;
}

export interface ExportPreview {
  items: ExportPreviewItem[];
  totalBytes: number;
  /** Names that got a number because they were taken. */
  conflicts: number;
  /** Why the plan cannot run, in plain words. */
  problem?: string;
}

export interface ExportProgress {
  jobId: ExportJobId;
  folder: string;
  done: number;
  total: number;
  state: 'running' | 'finished' | 'cancelled';
  failures: { pictureId: PictureId; name: string; reason: string }[];
}

export const exportRoutes = {
  preview: route(z.tuple([exportPlan])).answers<ExportPreview>(),
  run: route(z.tuple([exportPlan])).answers<ExportJobId>(),
  cancel: route(z.tuple([exportJobId])).answers<null>(),
  chooseFolder: route(nothing).answers<{ folder: string | null }>(),
  startDrag: route(z.tuple([pictureIds])).answers<null>(),
} as const;

export interface ExportEvents {
  progress: ExportProgress;
}
