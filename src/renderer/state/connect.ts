import { reverie, failureMessage } from './bridge.ts';
import { applyAccount, loadAccount } from './account.ts';
import { applyAppInfo, loadAppInfo } from './appInfo.ts';
import { applyExportProgress } from './exports.ts';
import { applyGeneration, loadGenerations } from './generations.ts';
import { applyLibraryChange, loadLibrary } from './library.ts';
import { applySettings, loadSettings } from './settings.ts';
import type { AppCommand } from '../../shared/bridge/index.ts';

/**
 * Feeds the stores: first every event, then what is there now, so that nothing falls between. Answers
 * as soon as the shell can be drawn, with what could not be read, in words; the library and the queue
 * go on being read. `command` hears what menus and the system ask for.
 */
export async function connect(command: (command: AppCommand) => void): Promise<string[]> {
  const bridge = reverie();
  bridge.generations.on('changed', applyGeneration);
  bridge.library.on('changed', (change) => {
    applyLibraryChange(change);
    // Another library has other generations.
    if (change.reset) loadGenerations().catch(report);
  });
  bridge.exports.on('progress', applyExportProgress);
  bridge.account.on('changed', applyAccount);
  bridge.settings.on('changed', applySettings);
  bridge.app.on('changed', applyAppInfo);
  bridge.app.on('command', (event) => {
    command(event.command);
  });
  void loadLibrary();
  loadGenerations().catch(report);
  const readings = await Promise.allSettled([loadSettings(), loadAppInfo(), loadAccount()]);
  return readings.flatMap((reading) => (reading.status === 'rejected' ? [failureMessage(reading.reason)] : []));
}

function report(problem: unknown): void {
  console.error('The queue could not be read', problem);
}
