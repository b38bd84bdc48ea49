import type { CropArea, SentFormat } from '../../shared/domain/reference.ts';
import type { FitPaths, FitResult, MadeThumbnail, ProbedPicture } from './types.ts';

/** What the main thread asks of a worker. */
export type ImagingJob =
  | { kind: 'probe'; path: string }
  | { kind: 'thumbnail'; source: string; target: string; longEdge: number; later: boolean }
  | { kind: 'fit'; paths: FitPaths }
  | { kind: 'crop'; source: string; area: CropArea; target: string }
  | { kind: 'drawSvg'; svg: string; width: number; height: number; quality: number }
  /** Versions of the libraries inside the loaded build of sharp. */
  | { kind: 'versions' };

export interface ImagingResults {
  probe: ProbedPicture;
  thumbnail: MadeThumbnail;
  fit: FitResult;
  crop: { format: SentFormat; bytes: number };
  drawSvg: Uint8Array;
  versions: Record<string, string | undefined>;
}

export interface ImagingRequest {
  id: number;
  job: ImagingJob;
}

/**
 * Why a job failed. `unreadable`: the picture itself, nothing else helps. `disk`: reading or writing
 * failed, the picture may be good. `broken`: the decoder is no longer to be trusted; its worker ends.
 */
export type FailureReason = 'unreadable' | 'disk' | 'broken';

export type ImagingAnswer =
  | { id: number; outcome: 'done'; result: ImagingResults[ImagingJob['kind']] }
  | { id: number; outcome: 'failed'; reason: FailureReason; message: string; detail: string };
