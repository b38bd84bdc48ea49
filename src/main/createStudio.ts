import { join } from 'node:path';
import type { AppInfo } from '../shared/bridge/contract.ts';
import { ReverieError } from '../shared/bridge/result.ts';
import type { Account } from './account/index.ts';
import { describeApp } from './appFacts.ts';
import { BalanceKeeper, openOwnAccount } from './accounts.ts';
import { openDemo, type Demo } from './demoMode.ts';
import { DraftFile } from './draftFile.ts';
import { Connection } from './generation/index.ts';
import { createImaging } from './imaging/index.ts';
import { mendingIndex } from './indexMending.ts';
import { LibraryFolders } from './libraryFolders.ts';
import { mediaFile, pictureFiles } from './media.ts';
import { libraryNotices, Notices, tellOfSettings } from './notices.ts';
import { OwnLibrary } from './ownLibrary.ts';
import { Installation } from './ownership/index.ts';
import { Questions } from './questions.ts';
import { openSettings } from './settings/index.ts';
import type { Studio, StudioOptions } from './studio.ts';
import { createHandlers } from './studioHandlers.ts';
import { openSubmits } from './submits.ts';
import { openWorkspace, rememberedForm, type Emit, type Workspace } from './workspace.ts';

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

  let demo: Demo | undefined;
  let demoShown = false;

  // While everything is being built nobody listens yet.
  let built = false;
  const notices = new Notices(() => {
    if (built) announceApp().catch(logFailure);
  });
  tellOfSettings(notices, settings.resetFrom);

  const balance = new BalanceKeeper(() => account, clock, logger);
  const demoBalance = new BalanceKeeper(() => demo?.account, clock, logger);
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
      if (built) announceAccount().catch(logFailure);
    },
    onKeySettled: () => {
      notices.remove('key_unreadable');
      if (built) announceAccount().catch(logFailure);
    },
  });
  const shownAccount = (): Account => (demoShown && demo ? demo.account : account);

  const shown = (): Workspace | undefined => (demoShown ? demo?.workspace : own.workspace);
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
      if (emitFrom() === shown()) tell(name, payload);
    };
    const onDiskProblem = (problem: string | undefined): void => notices.tellOfDisk(problem, emitFrom()?.library.root);
    const { systemTrash } = options;
    const trashDays = (): number => settings.get().trashDays;
    const parallelTasks = (): number => settings.get().parallelTasks;
    return {
      imaging,
      installation,
      connection,
      clock,
      random,
      logger,
      emit,
      systemTrash,
      trashDays,
      parallelTasks,
      onDiskProblem,
    };
  }

  const own = new OwnLibrary({
    clock,
    logger,
    notices,
    kept: () => {
      const { libraryFolder } = settings.get();
      return { root: libraryFolder || join(userData, 'library'), chosen: libraryFolder !== '' };
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
        onDamaged: repair,
        onCharge: balance.follow,
      }),
    onOpened: () => {
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
    announceAccount().catch(logFailure);
  }

  function repair(): void {
    own.repair().catch(logFailure);
  }

  function logFailure(error: unknown): void {
    logger.error('Work in the background failed.', { error });
  }

  let openingDemo: Promise<void> | undefined;
  /** Opens the demo once; who asks while it opens waits for the same. */
  function openDemoOnce(): Promise<void> {
    openingDemo ??= openDemo({
      workspace: common(() => demo?.workspace),
      root: join(userData, 'demo-library'),
      version,
      ownAccount: account,
      onAccount: (state) => {
        if (demoShown) tell('account.changed', state);
      },
      onCharge: demoBalance.follow,
    }).then(
      (opened) => {
        demo = opened;
      },
      (error: unknown) => {
        openingDemo = undefined;
        throw error;
      },
    );
    return openingDemo;
  }

  function appInfo(): Promise<AppInfo> {
    const now = { demo: demoShown, online: connection.online, notices: notices.list() };
    return describeApp(options, { ...now, open: shown(), root: own.root });
  }

  async function announceApp(): Promise<void> {
    tell('app.changed', await appInfo());
  }

  async function announceAccount(): Promise<void> {
    const current = shownAccount();
    tell('account.changed', { key: await current.keyStatus(), credits: current.knownCredits() });
  }

  function announceReset(): void {
    tell('library.changed', { added: [], removed: [], reset: true });
    announceApp().catch(logFailure);
    announceAccount().catch(logFailure);
  }

  async function show(demoWanted: boolean): Promise<AppInfo> {
    if (demoWanted) await openDemoOnce();
    demoShown = demoWanted;
    settings.internal.demo = demoWanted;
    if (demoWanted) settings.update({ onboarded: true });
    announceReset();
    return appInfo();
  }

  let before = settings.get();
  settings.onChange((changed) => {
    tell('settings.changed', changed);
    const matters = (['parallelTasks', 'apiOrigin', 'filesOrigin'] as const).some(
      (name) => changed[name] !== before[name],
    );
    const elsewhere = changed.apiOrigin !== before.apiOrigin || changed.filesOrigin !== before.filesOrigin;
    before = changed;
    if (!matters) return;
    own.workspace?.queue.nudge();
    demo?.workspace.queue.nudge();
    if (!elsewhere) return;
    useKeyAnew();
    void keyQuestion.askByItself();
  });

  // Looking at the key once also says whose uploads these are.
  await account.keyStatus();
  await own.openKept();
  if (settings.internal.demo) {
    await openDemoOnce();
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
      if (!demoShown) repair();
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
      announceApp().catch(logFailure);
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
      await Promise.all([demo?.close(), own.dispose()]);
      await evolink.close();
      await imaging.close();
      listeners.clear();
    },
  };
}
