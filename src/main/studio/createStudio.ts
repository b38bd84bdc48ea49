import { join } from 'node:path';
import type { BridgeEvents } from '../../shared/bridge/contract.ts';
import { BalanceKeeper, createOwnAccount, openKey, type Account } from '../account/index.ts';
import { createAnnouncements, createHandlers } from '../bridge/index.ts';
import { Emitter } from '../events/emitter.ts';
import { Connection } from '../generation/index.ts';
import { createImaging } from '../imaging/index.ts';
import { createOwnLibrary, DemoLibrary, Libraries, LibraryFolders, Showing } from '../libraries/index.ts';
import { Notices, Questions, showSettingsReset } from '../notices/index.ts';
import { Installation } from '../ownership/index.ts';
import { openSettings } from '../settings/index.ts';
import { openSubmits } from '../spending/index.ts';
import { mediaFile, pictureFiles, type CommonParts } from '../workspace/index.ts';
import { DraftFile } from './draftFile.ts';
import { followFromNowOn, followFromTheStart, type Signals } from './signals.ts';
import type { Studio, StudioOptions } from './studio.ts';

/** Builds every service that needs no desktop, each from those before it, and lets them go in reverse. */
export async function createStudio(options: StudioOptions): Promise<Studio> {
  const { clock, logger, random, userData, version } = options;
  /** What the page hears, and what parts say to each other. */
  const page = new Emitter<BridgeEvents>();
  const signals = new Emitter<Signals>();

  const settings = openSettings({ userData, logger });
  const notices = new Notices(() => {
    signals.emit('noticesChanged');
  });
  showSettingsReset(notices, settings.resetFrom);
  const questions = new Questions({ confirm: options.confirm ?? (() => Promise.resolve(false)), clock, logger });

  const key = openKey({
    ...options,
    settings,
    notices,
    questions,
    onChange: () => {
      signals.emit('keyChanged');
    },
    onUsable: () => {
      signals.emit('keyUsable');
    },
  });

  const connection = new Connection();
  const imaging = createImaging({ worker: options.imagingWorker, logger });
  const common: CommonParts = {
    imaging,
    connection,
    installation: new Installation({ userData, random, logger }),
    clock,
    random,
    logger,
    systemTrash: options.systemTrash,
    trashDays: () => settings.get().trashDays,
    parallelTasks: () => settings.get().parallelTasks,
    onDiskProblem: (problem, root) => {
      notices.showDisk(problem, root);
    },
  };
  const showing = new Showing(page.emit);
  const emitOfOwn = showing.emitOf('own');

  const own = createOwnLibrary({
    common,
    userData,
    evolink: key.evolink,
    settings,
    notices,
    emit: emitOfOwn,
    onCharge: (change) => {
      signals.emit('charged', change);
    },
    onOpened: () => {
      signals.emit('libraryOpened');
    },
  });
  const account = createOwnAccount(key, {
    memory: settings.internal,
    charges: () => own.workspace?.queue.figures.charges() ?? new Map(),
    clock,
    logger,
    onChange: (state) => {
      emitOfOwn('account.changed', state);
    },
  });
  const balance = new BalanceKeeper(() => account, clock, logger);

  const demo = new DemoLibrary({
    demo: {
      common,
      root: join(userData, 'demo-library'),
      version,
      ownAccount: account,
      samples: options.samples ?? false,
      emit: showing.emitOf('demo'),
    },
    onReopened: () => {
      signals.emit('demoReopened');
    },
    onSamples: () => {
      signals.emit('samplesChanged');
    },
    logger,
  });
  const shownAccount = (): Account => (showing.demo ? demo.current?.account : undefined) ?? account;

  const folders = new LibraryFolders({
    settings,
    userData,
    demoShown: () => showing.demo,
    own,
    emit: page.emit,
    logger,
    ...(options.copyFile ? { copy: options.copyFile } : {}),
  });
  const libraries = new Libraries({ own, demo, folders, showing, settings, notices });

  const submits = openSubmits({ libraries, missingKey: key.missing, settings, questions, clock });
  const announcements = createAnnouncements({
    app: options,
    libraries,
    notices,
    connection,
    account: shownAccount,
    emit: page.emit,
    logger,
  });
  const handlers = createHandlers({
    libraries,
    submits,
    account: shownAccount,
    key,
    settings,
    notices,
    announcements,
    draft: new DraftFile(userData),
    emit: page.emit,
  });

  const followers = { signals, settings, libraries, key, balance, announcements, emit: page.emit };
  followFromTheStart(followers);
  // Looking at the key once also says whose uploads these are.
  await account.keyStatus();
  await libraries.open();
  followFromNowOn(followers);
  balance.read();

  function tryKeyAgain(): void {
    account.tryKeyAgain().catch((error: unknown) => {
      logger.error('Work in the background failed.', { error });
    });
  }

  return {
    handlers,
    onEvent: (listener) => page.onAny(listener),
    mediaFile: async (kind, id) => {
      const open = libraries.shown();
      return open && mediaFile(open.library, kind, id);
    },
    pictureFiles: (ids) => pictureFiles(libraries.workspace().library, ids),
    activity: () => libraries.shown()?.queue.figures.activity() ?? { running: 0, waiting: 0, progress: 0 },
    libraries: () => folders.known().map((folder) => ({ folder, inUse: !showing.demo && folder === own.root })),
    libraryFolder: () => libraries.shown()?.library.root ?? own.root,
    look() {
      libraries.look();
    },
    focused: tryKeyAgain,
    windowShown() {
      void key.question.askByItself();
    },
    setOnline(online) {
      if (connection.online === online) return;
      connection.setOnline(online);
      if (online) balance.read();
      announcements.app();
    },
    suspend() {
      connection.suspend();
    },
    resume() {
      connection.resume();
      tryKeyAgain();
      balance.read();
    },
    async dispose() {
      balance.stop();
      await libraries.close();
      await key.evolink.close();
      await imaging.close();
      page.clear();
    },
  };
}
