import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, shell } from 'electron';
import type { Clock } from '../../shared/domain/clock.ts';
import type { FileLogger, FileLoggerOptions } from '../logging/index.ts';
import type { Studio, StudioOptions } from '../studio/index.ts';
import { parseCommandLine, type CommandLine } from './commandLine.ts';
import { openDesktop, type Desktop } from './desktop.ts';
import { askQuestion } from './dialogs.ts';
import { createProtector } from './protector.ts';
import { registerSchemes } from './schemes.ts';

/** Longest time that closing may take before Reverie ends all the same; everything is safe on disk. In milliseconds. */
const closingLimit = 3500;

export interface ApplicationParts {
  createStudio: (options: StudioOptions) => Promise<Studio>;
  createLogger: (options: FileLoggerOptions) => FileLogger;
  clock: Clock;
  /** The built (or source) entry of the imaging worker. */
  imagingWorker: URL;
  /** Absolute paths of the built preload script, of the folder of the built interface, and of the resources. */
  preload: string;
  renderer: string;
  resources: string;
  /** As the process got them. The key is taken out of `environment`, so that no child process inherits it. */
  argv: readonly string[];
  environment: NodeJS.ProcessEnv;
}

/** Ends Reverie with words the person at the screen can read, before there is a window to show them in. */
function giveUp(problem: unknown): void {
  const message = problem instanceof Error ? problem.message : String(problem);
  dialog.showErrorBox('Reverie cannot start', message);
  app.exit(1);
}

function platformOf(platform: NodeJS.Platform): StudioOptions['platform'] {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux';
}

/**
 * Runs Reverie: decides where its data are, makes sure it runs once, and opens it when Electron is ready.
 * Everything up to `whenReady` happens in the first turn, as Electron asks.
 */
export function startApplication(parts: ApplicationParts): void {
  const environmentKey = parts.environment.REVERIE_API_KEY;
  delete parts.environment.REVERIE_API_KEY;
  if (process.platform === 'win32') app.setAppUserModelId('app.reverie.studio');

  let commandLine: CommandLine;
  try {
    commandLine = parseCommandLine(parts.argv, process.cwd());
    // Asked and set before the name: Electron may call its folder after whatever the name is at the first question.
    const userData = commandLine.userData ?? app.getPath('userData');
    // Chromium's own files are kept apart from the artist's.
    const sessionData = join(userData, 'browser');
    mkdirSync(sessionData, { recursive: true });
    app.setPath('userData', userData);
    app.setPath('sessionData', sessionData);
    app.setName('Reverie');
  } catch (problem) {
    giveUp(problem);
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    // The window of the one that runs comes to the front.
    app.exit(0);
    return;
  }
  app.enableSandbox();
  registerSchemes();
  app
    .whenReady()
    .then(() => open(parts, commandLine, environmentKey === '' ? undefined : environmentKey))
    .catch(giveUp);
}

async function open(
  parts: ApplicationParts,
  commandLine: CommandLine,
  environmentKey: string | undefined,
): Promise<void> {
  const userData = app.getPath('userData');
  const standIn = process.versions.electron === undefined;
  // What is deferred first is closed last.
  const closing = new AsyncDisposableStack();

  const logger = parts.createLogger({ userData, clock: parts.clock });
  closing.defer(() => {
    logger.close();
  });
  if (environmentKey !== undefined) logger.addSecret(environmentKey);
  logCrashes(logger);
  logger.info('Reverie starts', { version: app.getVersion(), platform: process.platform, standIn });

  let desktop: Desktop | undefined;
  const studio = await parts
    .createStudio({
      userData,
      version: app.getVersion(),
      platform: platformOf(process.platform),
      standIn,
      clock: parts.clock,
      random: (count) => new Uint8Array(randomBytes(count)),
      logger,
      protector: createProtector(standIn),
      environmentKey,
      apiOrigin: commandLine.apiOrigin,
      filesOrigin: commandLine.filesOrigin,
      imagingWorker: parts.imagingWorker,
      confirm: (question) => askQuestion(desktop?.window(), question),
      samples: !commandLine.emptyDemo,
      systemTrash: (path) => shell.trashItem(path),
    })
    .catch((problem: unknown) => {
      logger.error('Reverie cannot start', { problem });
      throw problem;
    });
  closing.defer(() => studio.dispose());

  desktop = await openDesktop({
    studio,
    logger,
    clock: parts.clock,
    userData,
    preload: parts.preload,
    renderer: parts.renderer,
    resources: parts.resources,
    // Only a checkout is run from a development server; an installed app never is.
    developmentServer: app.isPackaged ? undefined : parts.environment.ELECTRON_RENDERER_URL,
  });
  closing.defer(() => {
    desktop?.dispose();
  });
  closeWhenQuitting(closing, parts.clock, logger);
}

/** Holds the end of the app back until everything is closed, but never for longer than `closingLimit`. */
function closeWhenQuitting(closing: AsyncDisposableStack, clock: Clock, logger: FileLogger): void {
  let begun = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (begun) return;
    begun = true;
    logger.info('Reverie closes');
    const stopWaiting = clock.after(closingLimit, () => {
      logger.error('Closing took too long', { limit: closingLimit });
      app.exit(0);
    });
    closing
      .disposeAsync()
      .catch((problem: unknown) => {
        logger.error('Closing failed', { problem });
      })
      .finally(() => {
        stopWaiting();
        app.exit(0);
      });
  });
}

/** What nobody caught is written down; after an exception nothing in memory can be relied on, so Reverie ends. */
function logCrashes(logger: FileLogger): void {
  process.on('uncaughtException', (problem) => {
    logger.error('An exception was not caught', { problem });
    dialog.showErrorBox(
      'Reverie has to close',
      'Something went wrong that Reverie cannot recover from while it runs. Your pictures and everything in progress are on disk; restart Reverie to continue. The log has the details.',
    );
    app.exit(1);
  });
  process.on('unhandledRejection', (problem) => {
    logger.error('A rejection was not handled', { problem });
  });
  app.on('child-process-gone', (_event, details) => {
    logger.error('A helper process has gone', { type: details.type, reason: details.reason, name: details.name });
  });
}
