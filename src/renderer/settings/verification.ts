import { create } from 'zustand';
import type { LibraryFinding, LibraryProgress, VerifyReport } from '../../shared/bridge/index.ts';
import { useAppInfo } from '../state/appInfo/index.ts';
import { ask, failureMessage, reverie } from '../bridge/index.ts';

interface Verifying {
  state: 'idle' | 'running' | 'done' | 'failed';
  progress: LibraryProgress | undefined;
  report: VerifyReport | undefined;
  reason: string | undefined;
  /** The library that it is about. */
  folder: string | undefined;
}

/** Comparing the library with its files; it goes on while other things are shown. */
export const useVerification = create<Verifying>(() => ({
  state: 'idle',
  progress: undefined,
  report: undefined,
  reason: undefined,
  folder: undefined,
}));

export async function verifyLibrary(): Promise<void> {
  if (useVerification.getState().state === 'running') return;
  const folder = useAppInfo.getState().info?.libraryFolder;
  useVerification.setState({ state: 'running', progress: undefined, report: undefined, reason: undefined, folder });
  try {
    useVerification.setState({ state: 'done', report: await ask(reverie().library.verify()) });
  } catch (problem) {
    useVerification.setState({ state: 'failed', reason: failureMessage(problem) });
  }
}

export async function stopVerifying(): Promise<void> {
  await ask(reverie().library.cancelVerify());
}

export function applyVerifyProgress(progress: LibraryProgress): void {
  // Begun by an earlier page: whoever asks while it runs gets the same report.
  if (useVerification.getState().state === 'idle') void verifyLibrary();
  useVerification.setState({ progress });
}

/** Takes findings from the report that were settled here. */
export function dropFindings(settled: (finding: LibraryFinding) => boolean): void {
  useVerification.setState(({ report }) => {
    if (!report) return {};
    const findings = report.findings.filter((finding) => !settled(finding));
    return { report: { ...report, findings, problems: report.problems - (report.findings.length - findings.length) } };
  });
}
