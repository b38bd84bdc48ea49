import { join } from 'node:path';
import type { AppInfo } from '../shared/bridge/contract.ts';
import { ReverieError } from '../shared/bridge/result.ts';
import type { Account } from './account/index.ts';
import { BalanceReader, openOwnAccount } from './accounts.ts';
import { openDemo } from './demoMode.ts';
import { DraftFile } from './draftFile.ts';
import { createEvolink } from './evolink/index.ts';
import { Connection, type QueueOptions } from './generation/index.ts';
import { createImaging } from './imaging/index.ts';
import { mendingIndex } from './indexMending.ts';
import { KeptDemo } from './keptDemo.ts';
import { LibraryFolders } from './libraryFolders.ts';
import { mediaFile, pictureFiles } from './media.ts';
import { libraryNotices, Notices, tellOfSettings } from './notices.ts';
import { OwnLibrary } from './ownLibrary.ts';
import { openSettings } from './settings/index.ts';
import type { Studio, StudioOptions } from './studio.ts';
import { createHandlers } from './studioHandlers.ts';
import { openWorkspace, rememberedForm, type Emit, type Workspace } from './workspace.ts';

/** Builds every service that needs no desktop, in order, and lets them go in reverse. */
export async function createStudio(options: StudioOptions): Promise<Studio> {
  const { clock, logger, random, userData, version } = options;
  const listeners = new Set<Parameters<Studio['onEvent']>[0]>();
  const tell: Emit = (name, payload) => {
    for (const listener of listeners) listener(name, payload);
  };

  const settings = openSettings({ userData, logger });
  const connection = new Connection();
  const imaging = createImaging({ worker: options.imagingWorker, logger });

  const parts = { imaging, connection, clock, random, logger };
  let demoShown = false;

  // While everything is being built nobody listens yet.
  let built = false;
  const notices = new Notices(() => {
    if (built) announceApp().catch(logFailure);
  });
  tellOfSettings(notices, settings.resetFrom);

  const origins = (): { api: string; files: string } => ({
    api: options.apiOrigin ?? (settings.get().apiOrigin || 'https://api.evolink.ai'),
    files: options.filesOrigin ?? (settings.get().filesOrigin || 'https://files-api.evolink.ai'),
  });

  const balance = new BalanceReader(clock, logger);
  const { account, evolink, key } = openOwnAccount({
    studio: options,
    settings,
    evolink: (ownKey) =>
      createEvolink({
        origins,
        key: ownKey,
        // The artist's own choice of a proxy or mirror on this computer, and nothing else on it.
        loopbackAllowed: (origin) => origin === origins().api || origin === origins().files,
        logger,
        clock,
        version,
      }),
    held: () => own.workspace?.queue.store.heldCredits() ?? 0,
    onChange: (state) => {
      if (!demoShown) tell('account.changed', state);
    },
    // What waits for a key, or was refused with the old one, tries at once.
    onNewKey: () => own.workspace?.queue.nudge(),
    onUnreadableKey: (message, path) => {
      notices.show('key_unreadable', message, path);
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
        onDamaged: repair,
        unwritten,
        onSpent: () => {
          balance.soon(() => account);
        },
      }),
    onOpened: () => {
      if (own.root === usualPlace && !settings.internal.libraryBegun) settings.internal.libraryBegun = true;
      if (built && !demoShown) announceReset();
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

  function repair(): void {
    own.repair().catch(logFailure);
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
        onSpent: () => {
          balance.soon(() => demo.current?.account);
        },
        samples: options.samples ?? false,
        onSamples: (progress) => {
          samples = progress;
          if (demoShown) announceApp().catch(logFailure);
        },
      }),
    onAnew: () => {
      if (demoShown) announceReset();
    },
    logger,
  });

  async function appInfo(): Promise<AppInfo> {
    const open = shown();
    const freeBytes = await open?.library.freeBytes().catch((error: unknown) => {
      logger.warn('The free space of the library’s disk could not be read.', { error });
      return undefined;
    });
    return {
      version,
      platform: options.platform,
      standIn: options.standIn,
      demo: demoShown,
      online: connection.online,
      libraryFolder: open?.library.root ?? own.root,
      ...(freeBytes === undefined ? {} : { freeBytes }),
      libraryWritable: open !== undefined,
      notices: notices.list(),
      ...(demoShown && samples ? { samples } : {}),
    };
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
    if (demoWanted) await demo.open();
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
    before = changed;
    if (!matters) return;
    own.workspace?.queue.nudge();
    demo.current?.workspace.queue.nudge();
  });

  // Looking at the key once also says whose uploads these are.
  await account.keyStatus();
  await own.openKept();
  if (settings.internal.demo) {
    await demo.open();
    demoShown = true;
  }

  built = true;
  const handlers = createHandlers({
    workspace,
    folders,
    emit: tell,
    account: shownAccount,
    hasKey: async () => demoShown || (await key()) !== undefined,
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
    activity: () => shown()?.queue.activity() ?? { running: 0, waiting: 0, progress: 0 },
    libraries: () => folders.known().map((folder) => ({ folder, inUse: !demoShown && folder === own.root })),
    libraryFolder: () => shown()?.library.root ?? own.root,
    look,
    setOnline(online) {
      if (connection.online === online) return;
      connection.setOnline(online);
      announceApp().catch(logFailure);
    },
    suspend() {
      connection.suspend();
    },
    resume() {
      connection.resume();
    },
    async dispose() {
      balance.stop();
      folders.cancelMove();
      await Promise.all([demo.close(), own.dispose()]);
      await evolink.close();
      await imaging.close();
      listeners.clear();
    },
  };
}
