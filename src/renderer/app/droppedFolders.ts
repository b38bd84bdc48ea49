import type { DroppedFiles } from '../state/composer/index.ts';

/** No more files than this are looked at in dropped folders: a home folder dropped by mistake must not stall the window. */
export const mostFilesInFolders = 500;

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    // The reader gives a hundred at a time, and none at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0)
      return all.toSorted((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
    all.push(...some);
    if (all.length > mostFilesInFolders) return all;
  }
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });

/** Every file of these entries and of the folders among them, in the order in which a file manager shows them. */
export async function expandEntries(entries: readonly FileSystemEntry[]): Promise<DroppedFiles> {
  const files: File[] = [];
  const waiting = [...entries];
  for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
    if (files.length >= mostFilesInFolders) return { files, folder: entries[0]?.name ?? '', cutOff: true };
    if (entry.isDirectory) waiting.unshift(...(await childrenOf(entry as FileSystemDirectoryEntry)));
    // What begins with a dot is a file manager's own note.
    else if (!entry.name.startsWith('.')) files.push(await fileOf(entry as FileSystemFileEntry));
  }
  return { files, folder: entries[0]?.name ?? '' };
}

/**
 * Reads what was dropped where folders are among it; undefined when there are only files, which are better
 * taken as they are. To be called while the drop is being handled; the answer may be called later.
 */
export function foldersIn(items: DataTransferItemList): (() => Promise<DroppedFiles>) | undefined {
  const entries = [...items].flatMap((item) => (item.kind === 'file' ? (item.webkitGetAsEntry() ?? []) : []));
  return entries.some((entry) => entry.isDirectory) ? () => expandEntries(entries) : undefined;
}
