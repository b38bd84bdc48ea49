import { reverie, failureMessage } from '../bridge/index.ts';
import { applyAccount, loadAccount } from '../state/account/index.ts';
import { applyAppInfo, isToldByBanner, loadAppInfo } from '../state/appInfo/index.ts';
import { draftStorage, rememberDraft, keepKnownReferences } from '../state/composer/index.ts';
import { applyCurationChange, outdateCurationLists } from '../state/curation/index.ts';
import { applyGeneration, loadGenerations } from '../state/generations/index.ts';
import { applyLibraryChange } from '../state/library/index.ts';
import { forgetReferences } from '../state/references/index.ts';
import { leaveCollection, openLibraryView, outdatePlaceCounts } from '../state/query/index.ts';
import { loadActions } from '../state/undo/index.ts';
import { applySettings, loadSettings } from '../state/settings/index.ts';
import { applyMoveProgress, outdateLibraryPlaces } from '../state/libraryFolders/index.ts';
import type { BridgeEvents } from '../../shared/bridge/index.ts';

export interface ConnectOptions {
  /** Hears what menus and the system ask for. */
  command: (event: BridgeEvents['app.command']) => void;
  /** Hears, in words, what could not be read after the shell was drawn. */
  problem: (message: string) => void;
}

/** Tells why something could not be read, unless a banner says so already. */
const reportTo =
  (problem: ConnectOptions['problem']) =>
  (reason: unknown): void => {
    if (!isToldByBanner(reason)) problem(failureMessage(reason));
  };

/**
 * Feeds the stores: first every event, then what is there now, so that nothing falls between. Answers
 * as soon as the shell can be drawn, with what could not be read, in words; the draft of before goes on
 * being read. The library and the queue are left to `readContents`.
 */
export async function connect({ command, problem }: ConnectOptions): Promise<string[]> {
  const bridge = reverie();
  const report = reportTo(problem);
  bridge.generations.on('changed', applyGeneration);
  bridge.library.on('changed', (change) => {
    applyLibraryChange(change);
    applyCurationChange(change);
    // Tags, collections and covers leave out what lies in the trash.
    const trashed = change.removed.length > 0 || (change.added.length > 0 && change.changed !== undefined);
    if (change.lists || change.reset || trashed) outdateCurationLists();
    outdatePlaceCounts();
    if (!change.reset) return;
    outdateLibraryPlaces();
    leaveCollection();
    forgetReferences();
    // Another library has other generations and other references.
    loadGenerations().catch(report);
    keepKnownReferences().catch(report);
    loadActions().catch(report);
  });
  bridge.library.on('moveProgress', applyMoveProgress);
  bridge.account.on('changed', applyAccount);
  bridge.settings.on('changed', (settings) => {
    applySettings(settings);
    outdateLibraryPlaces();
  });
  bridge.app.on('changed', applyAppInfo);
  bridge.app.on('command', command);
  rememberDraft(draftStorage, report).catch(report);
  const readings = await Promise.allSettled([loadSettings(), loadAppInfo(), loadAccount()]);
  return readings.flatMap((reading) => (reading.status === 'rejected' ? [failureMessage(reading.reason)] : []));
}

/**
 * Reads what the library holds and what is under way. Only once the shell is on the screen: main answers one
 * question after the other, and a composer that takes text must not wait for 100,000 pictures.
 */
export function readContents({ problem }: Pick<ConnectOptions, 'problem'>): void {
  loadActions().catch(reportTo(problem));
  loadGenerations().catch(reportTo(problem));
  openLibraryView();
}
