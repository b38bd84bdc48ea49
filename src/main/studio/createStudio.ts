import { join } from 'node:path';
import type { AppInfo } from '../../shared/bridge/contract.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { Account } from '../account/index.ts';
import { createAnnouncing } from './announcements.ts';
import { followSettings } from './followSettings.ts';
import { BalanceKeeper, openOwnAccount } from '../account/ownAccount.ts';
import { openDemo } from '../libraries/openDemo.ts';
import { DraftFile } from './draftFile.ts';
import { Connection, type QueueOptions } from '../generation/index.ts';
import { createImaging } from '../imaging/index.ts';
import { mendingIndex } from '../bridge/indexRepair.ts';
import { KeptDemo } from '../libraries/demoLibrary.ts';
import { LibraryFolders } from '../libraries/libraryFolders.ts';
import { mediaFile, pictureFiles } from '../workspace/media.ts';
import { libraryNotices, Notices, tellOfSettings } from '../notices/notices.ts';
import { OwnLibrary } from '../libraries/ownLibrary.ts';
import { Installation } from '../ownership/index.ts';
import { Questions } from '../notices/questions.ts';
import { openSettings } from '../settings/index.ts';
import type { Studio, StudioOptions } from './studio.ts';
import { createHandlers } from '../bridge/handlers.ts';
import { openSubmits } from '../spending/submits.ts';
import { openWorkspace, rememberedForm, type Emit, type Workspace } from '../workspace/workspace.ts';

/** Builds every service that needs no desktop, in order, and lets them go in reverse. */
export async function createStudio(options: StudioOptions): Promise<Studio> {
  const { clock, logger, random, userData, version } = options;
  const listeners = new Set<Parameters<Studio['onEvent']>[0]>();
  const tell: Emit = (name, payload) => {
    for (const listener of listeners) listener(name, payload);
  };

  const settings = openSettings({ userData, logger });
  const installation = new Installation({ userData, random, logger });
  const connection = new Connection();
  const imaging = createImaging({ worker: options.imagingWorker, logger });

  const parts = { imaging, installation, connection, clock, random, logger };
  let demoShown = false;

  // While everything is being built nobody listens yet.
  let built = false;
  const notices = new Notices(() => {
    if (built) announceApp();
  });
  tellOfSettings(notices, settings.resetFrom);

  const balance = new BalanceKeeper(() => account, clock, logger);
  const demoBalance = new BalanceKeeper(() => demo.current?.account, clock, logger);
  const questions = new Questions({ confirm: options.confirm ?? (() => Promise.resolve(false)), clock, logger });
  const { account, evolink, missingKey, keyQuestion } = openOwnAccount({
    studio: options,
    settings,
    questions,
    charges: () => own.workspace?.queue.figures.charges() ?? new Map(),
    onChange: (state) => {
      if (!demoShown) tell('account.changed', state);
    },
    // What waits for a key, or was refused with the old one, tries at once.
    onNewKey: useKeyAnew,
    onUnreadableKey: (message, path) => {
      notices.show('key_unreadable', message, path);
      if (built) announceAccount();
    },
    onKeySettled: () => {
      notices.remove('key_unreadable');
      if (built) announceAccount();
    },
  });
  const shownAccount = (): Account => (demoShown && demo.current ? demo.current.account : account);

  const current = (): Workspace | undefined => (demoShown ? demo.current?.workspace : own.workspace);
  /** What is shown; every use of it first looks whether its folder is still there. */
  const shown = (): Workspace | undefined => {
    look();
    return current();
  };
  function look(): void {
    own.look();
    demo.look();
  }
  const workspace = (): Workspace => {
    const open = shown();
    if (open) return open;
    const noticed = notices.list().find((notice) => libraryNotices.includes(notice.kind))?.message;
    const reason = demoShown ? undefined : (folders.underWay ?? noticed);
    throw new ReverieError('library_unavailable', reason ?? 'The library is not open yet. Try again in a moment.');
  };

  function common(emitFrom: () => Workspace | undefined) {
    const emit: Emit = (name, payload) => {
      // The other workspace goes on with its work unheard; the page reads everything when it is shown again.
      if (emitFrom() === current()) tell(name, payload);
    };
    const onDiskProblem = (problem: string | undefined): void => notices.tellOfDisk(problem, emitFrom()?.library.root);
    const { systemTrash } = options;
    const trashDays = (): number => settings.get().trashDays;
    const parallelTasks = (): number => settings.get().parallelTasks;
    return { ...parts, emit, systemTrash, trashDays, parallelTasks, onDiskProblem, onGone: look };
  }

  const usualPlace = join(userData, 'library');
  const unwritten: NonNullable<QueueOptions['unwritten']> = new Map();
  const own = new OwnLibrary({
    clock,
    logger,
    notices,
    kept: () => {
      const { libraryFolder } = settings.get();
      return { root: libraryFolder || usualPlace, chosen: libraryFolder !== '' || settings.internal.libraryBegun };
    },
    openWorkspace: (root, create) =>
      openWorkspace({
        ...common(() => own.workspace),
        root,
        create,
        evolink,
        account: () => settings.internal.accountId,
        callbackUrl: () => settings.get().callbackUrl,
        autoForm: rememberedForm(settings),
        onDamaged: () => {
          own.mend();
        },
        unwritten,
        onCharge: balance.follow,
      }),
    onOpened: () => {
      if (own.root === usualPlace && !settings.internal.libraryBegun) settings.internal.libraryBegun = true;
      if (!built) return;
      if (!demoShown) announceReset();
      // It has charges of its own.
      balance.read();
    },
  });
  const folders = new LibraryFolders({
    settings,
    userData,
    demoShown: () => demoShown,
    own,
    emit: tell,
    logger,
    ...(options.copyFile ? { copy: options.copyFile } : {}),
  });

  function useKeyAnew(): void {
    own.workspace?.queue.nudge();
    balance.read();
    announceAccount();
  }

  function logFailure(error: unknown): void {
    logger.error('Work in the background failed.', { error });
  }

  let samples: AppInfo['samples'];
  const demo = new KeptDemo({
    open: () =>
      openDemo({
        workspace: common(() => demo.current?.workspace),
        root: join(userData, 'demo-library'),
        version,
        ownAccount: account,
        onAccount: (state) => {
          if (demoShown) tell('account.changed', state);
        },
        onCharge: demoBalance.follow,
        samples: options.samples ?? false,
        onSamples: (progress) => {
          samples = progress;
          if (demoShown) announceApp();
        },
      }),
    onAnew: () => {
      if (demoShown) announceReset();
    },
    logger,
  });

  const { appInfo, announceApp, announceAccount, announceReset } = createAnnouncing({
    app: options,
    tell,
    facts: () => ({
      demo: demoShown,
      online: connection.online,
      notices: notices.list(),
      samples: demoShown ? samples : undefined,
      open: shown(),
      root: own.root,
    }),
    account: shownAccount,
  });

  async function show(demoWanted: boolean): Promise<AppInfo> {
    if (demoWanted) await demo.open();
    demoShown = demoWanted;
    settings.internal.demo = demoWanted;
    if (demoWanted) settings.update({ onboarded: true });
    announceReset();
    return appInfo();
  }

  followSettings(settings, {
    told: (changed) => tell('settings.changed', changed),
    nudge: () => {
      own.workspace?.queue.nudge();
      demo.current?.workspace.queue.nudge();
    },
    elsewhere: () => {
      useKeyAnew();
      void keyQuestion.askByItself();
    },
  });

  // Looking at the key once also says whose uploads these are.
  await account.keyStatus();
  await own.openKept();
  if (settings.internal.demo) {
    await demo.open();
    demoShown = true;
  }

  built = true;
  balance.read();
  const handlers = createHandlers({
    workspace,
    folders,
    emit: tell,
    account: shownAccount,
    submits: openSubmits({
      workspace,
      own: () => own.workspace,
      demoShown: () => demoShown,
      settings,
      missingKey,
      questions,
      clock,
    }),
    allowAddresses: () => keyQuestion.begin(),
    settings,
    appInfo,
    enterDemo: () => show(true),
    leaveDemo: () => show(false),
    draft: new DraftFile(userData),
    dismissNotice: (id) => {
      notices.remove(id);
    },
    afterRebuild: announceReset,
  });

  return {
    handlers: mendingIndex(handlers, () => {
      if (!demoShown) own.mend();
    }),
    onEvent(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    mediaFile: async (kind, id) => {
      const open = shown();
      return open && mediaFile(open, kind, id);
    },
    pictureFiles: (ids) => pictureFiles(workspace(), ids),
    activity: () => shown()?.queue.figures.activity() ?? { running: 0, waiting: 0, progress: 0 },
    libraries: () => folders.known().map((folder) => ({ folder, inUse: !demoShown && folder === own.root })),
    libraryFolder: () => shown()?.library.root ?? own.root,
    look,
    focused() {
      account.tryKeyAgain().catch(logFailure);
    },
    windowShown() {
      void keyQuestion.askByItself();
    },
    setOnline(online) {
      if (connection.online === online) return;
      connection.setOnline(online);
      if (online) balance.read();
      announceApp();
    },
    suspend() {
      connection.suspend();
    },
    resume() {
      connection.resume();
      account.tryKeyAgain().catch(logFailure);
      balance.read();
    },
    async dispose() {
      balance.stop();
      demoBalance.stop();
      folders.cancelMove();
      await Promise.all([demo.close(), own.dispose()]);
      await evolink.close();
      await imaging.close();
      listeners.clear();
    },
  };
}
