import { t } from 'i18next';
import { create } from 'zustand';
import type { ExportPlan, ExportProgress } from '../../shared/bridge/index.ts';
import { ask, reverie } from '../bridge/index.ts';
import { updateSettings } from '../state/settings/index.ts';
import { lastPart, type ExportJobId } from '../../shared/domain/index.ts';
import { closeToast, showToast } from '../ui/index.ts';
import { notifyProblem } from '../notifications/index.ts';
import { useToasts } from '../ui/toastStore.ts';

/** An export that has ended with files that could not be copied. */
export interface FailedExport {
  plan: ExportPlan;
  progress: ExportProgress;
}

/** Told in a dialog until it is closed; the latest only. */
export const useFailedExport = create<{ failed: FailedExport | undefined }>(() => ({ failed: undefined }));

/** How exports of this run stand, by job; heard of from the first one on. */
const useExports = create<{ jobs: ReadonlyMap<ExportJobId, ExportProgress> }>(() => ({ jobs: new Map() }));

let listening = false;

function listen(): void {
  if (listening) return;
  listening = true;
  reverie().exports.on('progress', (progress) => {
    useExports.setState(({ jobs }) => ({ jobs: new Map(jobs).set(progress.jobId, progress) }));
  });
}

/** Begins to copy and watches it as a toast. Resolves when it has begun; throws a `BridgeFailure` when it cannot. */
export async function startExport(plan: ExportPlan): Promise<void> {
  // A small export may be done before its number is known here.
  listen();
  const jobId = await ask(reverie().exports.run(plan));
  updateSettings({ lastExportFolder: plan.folder, exportNameTemplate: plan.nameTemplate }).catch((problem: unknown) => {
    // The copies are made all the same; only the next dialog begins with the old values.
    console.error('The export settings were not kept', problem);
  });
  watch(jobId, plan);
}

function watch(jobId: ExportJobId, plan: ExportPlan): void {
  const toast = `export-${jobId}`;
  const folder = lastPart(plan.folder);
  const begun: ExportProgress = {
    jobId,
    folder: plan.folder,
    done: 0,
    total: plan.pictureIds.length,
    state: 'running',
    failures: [],
  };
  const tell = (progress: ExportProgress): void => {
    showToast(
      {
        text: t('exporting.progress', { done: progress.done, total: progress.total, folder }),
        progress: progress.total === 0 ? 0 : progress.done / progress.total,
        action: {
          label: t('exporting.stop'),
          run: () => {
            ask(reverie().exports.cancel(jobId)).catch(notifyProblem);
          },
        },
      },
      toast,
    );
  };
  let last = useExports.getState().jobs.get(jobId) ?? begun;
  const hear = (progress: ExportProgress): void => {
    last = progress;
    if (progress.state !== 'running') {
      unsubscribe();
      conclude(toast, plan, progress);
      return;
    }
    // Once the artist has closed the toast it stays closed until the end.
    if (useToasts.getState().toasts.some(({ id }) => id === toast)) tell(progress);
  };
  const unsubscribe = useExports.subscribe(({ jobs }) => {
    const progress = jobs.get(jobId);
    if (progress && progress !== last) hear(progress);
  });
  if (last.state === 'running') tell(last);
  else hear(last);
}

function conclude(toast: string, plan: ExportPlan, progress: ExportProgress): void {
  const failed = progress.failures.length;
  if (progress.state === 'cancelled') {
    showToast({ icon: 'info', text: t('exporting.stopped', { done: progress.done, total: progress.total }) }, toast);
    return;
  }
  if (failed > 0) {
    closeToast(toast);
    useFailedExport.setState({ failed: { plan, progress } });
    return;
  }
  showToast(
    { icon: 'done', text: t('exporting.doneTo', { count: progress.total, folder: lastPart(progress.folder) }) },
    toast,
  );
}
