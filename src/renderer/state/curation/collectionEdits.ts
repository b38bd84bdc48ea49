import type { Edited, LibraryLayout, PictureId } from '../../../shared/domain/index.ts';
import { ask, reverie } from '../../bridge/index.ts';
import type { CollectionChange, NewCollection } from '../../../shared/bridge/curation.ts';
import { edit } from './curation.ts';
import { loadLibrary, useLibrary, Positions } from '../library/index.ts';

export function createCollection(wanted: NewCollection): Promise<Edited & { id: string }> {
  return edit(() => ask(reverie().library.createCollection(wanted)));
}
export function updateCollection(id: string, change: CollectionChange): Promise<Edited> {
  return edit(() => ask(reverie().library.updateCollection(id, change)));
}
/** Its pictures stay in the library. */
export function deleteCollection(id: string): Promise<Edited> {
  return edit(() => ask(reverie().library.deleteCollection(id)));
}

/** `layout` with `moved`, in this order, before the picture `before` or at the end. It has no groups. */
export function reorderedLayout(layout: LibraryLayout, moved: readonly PictureId[], before?: PictureId): LibraryLayout {
  const moving = new Set(moved);
  const places = new Map(layout.ids.map((id, index) => [id, index]));
  const rest = layout.ids.filter((id) => !moving.has(id));
  const at = before === undefined ? -1 : rest.indexOf(before);
  const there = moved.filter((id) => places.has(id));
  const ids = rest.toSpliced(at < 0 ? rest.length : at, 0, ...there);
  const from = ids.map((id) => places.get(id) ?? 0);
  return {
    ids,
    widths: Uint16Array.from(from, (index) => layout.widths[index] ?? 1),
    heights: Uint16Array.from(from, (index) => layout.heights[index] ?? 1),
    createdAt: Float64Array.from(from, (index) => layout.createdAt[index] ?? 0),
  };
}

let orderings = 0;

/**
 * Puts pictures of a collection that is shown in its order by hand before another one, or at its end. They
 * stand there at once, so that a key pressed again goes on from there, and as before if it is refused.
 */
export async function orderPictures(id: string, moved: readonly PictureId[], before?: PictureId): Promise<Edited> {
  orderings += 1;
  const ordering = orderings;
  const { query } = useLibrary.getState();
  const put = (): void => {
    useLibrary.setState(({ layout }) => {
      const next = reorderedLayout(layout, moved, before);
      return { layout: next, positions: new Positions(next.ids) };
    });
  };
  put();
  try {
    const edited = await edit(() => ask(reverie().library.orderCollection(id, [...moved], before)));
    if (edited.changed === 0) void loadLibrary({ keep: true });
    // A reading that was under way may have brought back the order of before.
    else if (ordering === orderings && useLibrary.getState().query === query) put();
    return edited;
  } catch (problem) {
    void loadLibrary({ keep: true });
    throw problem;
  }
}
