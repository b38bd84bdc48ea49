import type { LibraryLayout, PictureId, PictureSummary } from '../../shared/domain/index.ts';

export const emptyLayout: LibraryLayout = {
  ids: [],
  widths: new Uint16Array(0),
  heights: new Uint16Array(0),
  createdAt: new Float64Array(0),
};

/** Newest generation first, and within one the first picture of the set first: the order main keeps. */
function before(a: PictureSummary, b: PictureSummary): number {
  return b.createdAt - a.createdAt || a.generationId.localeCompare(b.generationId) || a.position - b.position;
}

/**
 * `layout` with pictures put in where their time puts them (nearly always on top) and others taken
 * out. Answers the same object when nothing changes.
 */
export function changeLayout(
  layout: LibraryLayout,
  added: readonly PictureSummary[],
  removed: readonly PictureId[],
): LibraryLayout {
  const gone = new Set(removed);
  const leaving = layout.ids.some((id) => gone.has(id));
  const known = added.length > 0 ? new Set(layout.ids) : undefined;
  const incoming = added.filter((picture) => !known?.has(picture.id) && !gone.has(picture.id)).toSorted(before);
  if (!leaving && incoming.length === 0) return layout;

  const size = layout.ids.length + incoming.length;
  const ids: PictureId[] = [];
  const widths = new Uint16Array(size);
  const heights = new Uint16Array(size);
  const createdAt = new Float64Array(size);
  const put = (id: PictureId, width: number, height: number, time: number): void => {
    widths[ids.length] = width;
    heights[ids.length] = height;
    createdAt[ids.length] = time;
    ids.push(id);
  };
  let next = 0;
  const putIncoming = (until: number): void => {
    for (let picture = incoming[next]; picture && picture.createdAt >= until; picture = incoming[next]) {
      put(picture.id, picture.width, picture.height, picture.createdAt);
      next += 1;
    }
  };
  for (const [index, id] of layout.ids.entries()) {
    const time = layout.createdAt[index] ?? 0;
    // A set may be saved picture by picture: the later ones go behind their own first ones, not before.
    putIncoming(Math.max(time + 1, 1));
    if (!gone.has(id)) put(id, layout.widths[index] ?? 1, layout.heights[index] ?? 1, time);
  }
  putIncoming(Number.NEGATIVE_INFINITY);
  const kept = ids.length;
  return {
    ids,
    widths: widths.subarray(0, kept),
    heights: heights.subarray(0, kept),
    createdAt: createdAt.subarray(0, kept),
  };
}

/** Where each picture stands, for moving and ranges. */
export function indexById(layout: LibraryLayout): ReadonlyMap<PictureId, number> {
  return new Map(layout.ids.map((id, index) => [id, index]));
}
