import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clipboard, ClipboardItem, nativeImage } from 'electron';
import { ReverieError } from '../../shared/bridge/result.ts';
import type { IncomingFile } from '../../shared/bridge/references.ts';

/** Best first: the same picture often lies there in several forms. */
const pictureTypes = [
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/webp', 'webp'],
  ['image/gif', 'gif'],
] as const;

/** Paths of the local files a `text/uri-list` names; comments, web addresses and other hosts are left out. */
export function filesInUriList(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const url = URL.parse(line.trim());
    if (url?.protocol !== 'file:') return [];
    try {
      return [fileURLToPath(url)];
    } catch {
      // A file address that names no path on this system (another host, an encoded slash).
      return [];
    }
  });
}

/** The files an entry lists, or its picture. `unnamed`: it lists files, but this system does not say which. */
async function filesOf(item: ClipboardItem): Promise<{ files: IncomingFile[]; unnamed: boolean }> {
  let unnamed = false;
  if (item.types.includes('text/uri-list')) {
    const list = await (await item.getType<'text/uri-list'>('text/uri-list')).text();
    const files = filesInUriList(list).map((path) => ({ name: basename(path), path }));
    if (files.length > 0) return { files, unnamed };
    unnamed = list.trim() === '';
  }
  const found = pictureTypes.find(([type]) => item.types.includes(type));
  if (!found) return { files: [], unnamed };
  const [type, ending] = found;
  const picture = await item.getType<typeof type>(type);
  const bytes = new Uint8Array(await picture.arrayBuffer());
  return { files: [{ name: `Pasted picture.${ending}`, bytes }], unnamed };
}

/** The copied files, or the copied picture. Throws `not_possible_now` when the clipboard holds neither. */
export async function readClipboardPictures(): Promise<IncomingFile[]> {
  const files: IncomingFile[] = [];
  let unnamed = false;
  for (const item of await clipboard.read()) {
    const found = await filesOf(item);
    files.push(...found.files);
    unnamed ||= found.unnamed;
  }
  if (files.length === 0 && unnamed) {
    throw new ReverieError(
      'not_possible_now',
      'The clipboard holds files, but this system does not tell Reverie which. Paste them with the ordinary Paste, or drag them in.',
    );
  }
  if (files.length === 0) {
    throw new ReverieError(
      'not_possible_now',
      'There is no picture on the clipboard. Copy a picture or a picture file, then paste again.',
    );
  }
  return files;
}

/** Puts a picture on the clipboard as PNG, the one form every program takes. Throws `not_possible_now`. */
export async function copyPicture(path: string, name: string): Promise<void> {
  const image = nativeImage.createFromPath(path);
  if (image.isEmpty()) {
    throw new ReverieError(
      'not_possible_now',
      `${name} cannot be copied as a picture. Drag it out or export it instead.`,
    );
  }
  const png = new Blob([new Uint8Array(image.toPNG())], { type: 'image/png' });
  await clipboard.write([new ClipboardItem({ 'image/png': png })]);
}
