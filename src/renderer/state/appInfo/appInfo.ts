import { create } from 'zustand';
import type { AppInfo } from '../../../shared/bridge/index.ts';
import { ask, BridgeFailure, reverie } from '../../bridge/index.ts';

/** Undefined until it was read. */
export const useAppInfo = create<{ info: AppInfo | undefined }>(() => ({ info: undefined }));

export function applyAppInfo(info: AppInfo): void {
  useAppInfo.setState({ info });
}

/** Whether a banner says already why it did not work: no library is open. */
export function isToldByBanner(problem: unknown): boolean {
  const missing = problem instanceof BridgeFailure && problem.code === 'library_unavailable';
  return missing && useAppInfo.getState().info?.libraryWritable !== true;
}

/** No library is open: what is under way waits for it. */
export const useLibraryAway = (): boolean => useAppInfo((state) => state.info?.libraryWritable === false);

export async function loadAppInfo(): Promise<void> {
  applyAppInfo(await ask(reverie().app.info()));
}
export async function enterDemo(): Promise<void> {
  applyAppInfo(await ask(reverie().app.enterDemo()));
}
export async function leaveDemo(): Promise<void> {
  applyAppInfo(await ask(reverie().app.leaveDemo()));
}
/** Looks for a library that is waited for now; whether it is there. */
export async function tryLibraryAgain(): Promise<boolean> {
  return (await ask(reverie().library.tryAgain())).open;
}
export async function dismissNotice(id: string): Promise<void> {
  applyAppInfo(await ask(reverie().app.dismissNotice(id)));
}
