import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { shell } from 'electron';
import type { Handlers } from '../../shared/bridge/contract.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { DesktopRoute } from '../bridge/index.ts';
import { staysInside } from '../library/files/names.ts';
import type { Studio } from '../studio/index.ts';
import type { LinkName } from '../../shared/bridge/app.ts';
import { copyPicture, readClipboardPictures } from './clipboardPictures.ts';
import { chooseFolder } from './dialogs.ts';
import { startFileDrag } from './dragOut.ts';
import { links } from './links.ts';
import type { MainWindow } from './mainWindow.ts';

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/** Opens a folder in the system's file manager. Throws `library_unavailable` with the system's reason. */
export async function openFolder(folder: string): Promise<void> {
  const problem = await shell.openPath(folder);
  if (problem !== '') {
    throw new ReverieError('library_unavailable', `The folder ${folder} could not be opened: ${problem}`);
  }
}

/** Opens one of the fixed pages in the browser. */
export async function openLink(name: LinkName): Promise<void> {
  await shell.openExternal(links[name]);
}

/** Answers the routes that need dialogs, clipboard, file manager or drags. */
export function createDesktopHandlers(
  studio: Studio,
  window: MainWindow,
  fallbackIcon: string,
  platform: NodeJS.Platform,
): Pick<Handlers, DesktopRoute> {
  const settings = studio.handlers['settings.get'];

  /** The originals of pictures, all of which must still be where they were written. */
  async function originals(ids: readonly string[]): Promise<ReturnType<Studio['pictureFiles']>> {
    const files = studio.pictureFiles(ids);
    for (const file of files) {
      if (await exists(file.path)) continue;
      throw new ReverieError(
        'not_found',
        `${file.name} is not where Reverie saved it (${file.path}). Put it back, or verify the library in Settings.`,
      );
    }
    return files;
  }
  async function original(id: string): Promise<ReturnType<Studio['pictureFiles']>[number]> {
    const [file] = await originals([id]);
    if (!file) throw new ReverieError('not_found', 'That picture is not in the library.');
    return file;
  }

  return {
    async 'references.addFromClipboard'() {
      return studio.handlers['references.add'](await readClipboardPictures());
    },
    async 'library.showInFolder'(id) {
      shell.showItemInFolder((await original(id)).path);
      return null;
    },
    async 'library.showFile'(file) {
      const root = studio.libraryFolder();
      if (!staysInside(root, file)) throw new ReverieError('invalid_input', `${file} does not lie in the library.`);
      let path = join(root, file);
      while (path !== root && !(await exists(path))) path = dirname(path);
      if (path === root) await openFolder(root);
      else shell.showItemInFolder(path);
      return null;
    },
    async 'library.copyImage'(id) {
      const { path, name } = await original(id);
      await copyPicture(path, name);
      return null;
    },
    async 'library.openFolder'() {
      await openFolder(studio.libraryFolder());
      return null;
    },
    async 'library.chooseFolder'(purpose) {
      const folder = await chooseFolder(window.window, {
        title: purpose === 'move' ? 'Choose a folder for the library' : 'Which library?',
        buttonLabel: purpose === 'move' ? 'Move Here' : 'Use This Folder',
        startAt: dirname(studio.libraryFolder()),
      });
      return { folder };
    },
    async 'exports.chooseFolder'() {
      const { lastExportFolder } = await settings();
      const folder = await chooseFolder(window.window, {
        title: 'Choose a folder for the pictures',
        buttonLabel: 'Export Here',
        startAt: lastExportFolder,
      });
      // The system's dialog does not remember it from one start to the next.
      if (folder !== null) await studio.handlers['settings.update']({ lastExportFolder: folder });
      return { folder };
    },
    async 'exports.startDrag'(ids) {
      const files = await originals(ids);
      const contents = window.window?.webContents;
      if (!contents) throw new ReverieError('not_possible_now', 'There is no window to drag from.');
      await startFileDrag(
        contents,
        files.map((file) => file.path),
        fallbackIcon,
        platform,
      );
      return null;
    },
    async 'app.openLink'(name) {
      await openLink(name);
      return null;
    },
  };
}
