import type { World } from './world.ts';

type Payload = string | Blob | Electron.ClipboardBookmark | Promise<Blob | string>;

/** Electron's `ClipboardItem`. */
export class StandInClipboardItem implements Pick<Electron.ClipboardItem, 'types'> {
  readonly #items: Record<string, Payload>;

  constructor(items: Record<string, Payload>) {
    this.#items = items;
  }

  get types(): string[] {
    return Object.keys(this.#items);
  }

  async getType(type: string): Promise<Blob> {
    const payload = Object.hasOwn(this.#items, type) ? await this.#items[type] : undefined;
    if (payload === undefined) throw new Error(`The type '${type}' was not found`);
    if (typeof payload === 'string') return new Blob([payload], { type });
    if (payload instanceof Blob) return payload;
    throw new Error('The stand-in for Electron keeps no bookmarks on the clipboard.');
  }
}

/** Electron's `clipboard`, kept in memory: nothing of this computer's clipboard is read or changed. */
export function createClipboard(world: World) {
  return {
    async read() {
      if (world.clipboard.size === 0) return [];
      const items = [...world.clipboard].map(([type, bytes]): [string, Blob] => [type, new Blob([bytes], { type })]);
      // One entry in several forms, as systems keep it.
      return [new StandInClipboardItem(Object.fromEntries(items)) as unknown as Electron.ClipboardItem];
    },
    async write(items) {
      const contents: World['clipboard'] = new Map();
      for (const item of items) {
        for (const type of item.types) {
          const payload = (await item.getType(type)) as Blob;
          contents.set(type, new Uint8Array(await payload.arrayBuffer()));
        }
      }
      world.clipboard = contents;
      const sizes = [...contents].map(([type, bytes]) => [type, bytes.byteLength]);
      world.record('clipboard', { bytes: Object.fromEntries(sizes) as Record<string, number> });
    },
  } satisfies Pick<Electron.Clipboard, 'read' | 'write'>;
}
