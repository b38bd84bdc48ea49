import { create } from 'zustand';
import type { ExportProgress } from '../../shared/bridge/index.ts';
import type { ExportJobId } from '../../shared/domain/index.ts';

/** How exports of this run stand, by job. */
export const useExports = create<{ jobs: ReadonlyMap<ExportJobId, ExportProgress> }>(() => ({ jobs: new Map() }));

export function applyExportProgress(progress: ExportProgress): void {
  useExports.setState(({ jobs }) => ({ jobs: new Map(jobs).set(progress.jobId, progress) }));
}
