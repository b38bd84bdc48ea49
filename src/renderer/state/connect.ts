import { reverie, failureMessage } from './bridge.ts';
import { applyAccount, loadAccount } from './account.ts';
import { applyAppInfo, loadAppInfo } from './appInfo.ts';
import { draftStorage, rememberDraft } from './draftMemory.ts';
import { applyCurationChange } from './curation.ts';
import { outdateCurationLists } from './curationLists.ts';
import { applyExportProgress } from './exports.ts';
import { applyGeneration, loadGenerations } from './generations.ts';
import { applyLibraryChange, loadLibrary } from './library.ts';
import { forgetReferences } from './knownReferences.ts';
import { leaveCollection } from './libraryQuery.ts';
import { outdatePlaceCounts } from './placeCounts.ts';
import { keepKnownReferences } from './recallDraft.ts';
import { applySettings, loadSettings } from './settings.ts';
import type { AppCommand } from '../../shared/bridge/index.ts';

export interface ConnectOptions {
  /** Hears what menus and the system ask for. */
  command: (command: AppCommand) => void;
  /** Hears, in words, what could not be read after the shell was drawn. */
  problem: (message: string) => void;
}

/**
 * Feeds the stores: first every event, then what is there now, so that nothing falls between. Answers
 * as soon as the shell can be drawn, with what could not be read, in words; the draft of before goes on
 * being read. The library and the queue are left to `readContents`.
 */
export async function connect({ command, problem }: ConnectOptions): Promise<string[]> {
  const bridge = reverie();
  const report = (reason: unknown): void => {
    problem(failureMessage(reason));
  };
  bridge.generations.on('changed', applyGeneration);
  bridge.library.on('changed', (change) => {
    applyLibraryChange(change);
    applyCurationChange(change);
    // Tags, collections and covers leave out what lies in the trash.
    const trashed = change.removed.length > 0 || (change.added.length > 0 && change.changed !== undefined);
    if (change.lists || change.reset || trashed) outdateCurationLists();
    outdatePlaceCounts();
    if (!change.reset) return;
    leaveCollection();
    forgetReferences();
    // Another library has other generations and other references.
    loadGenerations().catch(report);
    keepKnownReferences().catch(report);
  });
  bridge.exports.on('progress', applyExportProgress);
  bridge.account.on('changed', applyAccount);
  bridge.settings.on('changed', applySettings);
  bridge.app.on('changed', applyAppInfo);
  bridge.app.on('command', (event) => {
    command(event.command);
  });
  rememberDraft(draftStorage, report).catch(report);
  const readings = await Promise.allSettled([loadSettings(), loadAppInfo(), loadAccount()]);
  return readings.flatMap((reading) => (reading.status === 'rejected' ? [failureMessage(reading.reason)] : []));
}

/**
 * Reads what the library holds and what is under way. Only once the shell is on the screen: main answers one
 * question after the other, and a composer that takes text must not wait for 100,000 pictures.
 */
export function readContents({ problem }: Pick<ConnectOptions, 'problem'>): void {
  loadGenerations().catch((reason: unknown) => {
    problem(failureMessage(reason));
  });
  void loadLibrary();
}
