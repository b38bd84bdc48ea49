import type { LibraryLayout, PictureId, PictureSummary } from '../../../shared/domain/index.ts';
import { Positions } from './positions.ts';

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

/** The first of the times, falling, that is earlier than `time`. */
function firstEarlier(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < time) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** At `at` of the layout before: a picture that comes there, or the one there that goes. */
interface Change {
  at: number;
  coming?: PictureSummary;
}

/**
 * `layout`, newest first, with pictures put in where their time puts them (nearly always on top) and others
 * taken out. Answers the same object when nothing changes. What lies between two changes is copied as it is,
 * so that a picture more costs 100,000 others little.
 */
export function changeLayout(
  layout: LibraryLayout,
  added: readonly PictureSummary[],
  removed: readonly PictureId[],
  positions: ReadonlyMap<PictureId, number> = new Positions(layout.ids),
): LibraryLayout {
  const gone = new Set(removed);
  const leaving = [...gone].flatMap((id): Change[] => {
    const at = positions.get(id);
    return at === undefined ? [] : [{ at }];
  });
  const coming = added
    .filter((picture) => !gone.has(picture.id) && !positions.has(picture.id))
    .toSorted(before)
    // A set may be saved picture by picture: the later ones go behind their own first ones, not before.
    .map((picture): Change => ({ at: firstEarlier(layout.createdAt, picture.createdAt), coming: picture }));
  if (leaving.length === 0 && coming.length === 0) return layout;
  const changes = [...coming, ...leaving].toSorted((one, other) => one.at - other.at);

  const size = layout.ids.length + coming.length - leaving.length;
  const ids: PictureId[] = [];
  const widths = new Uint16Array(size);
  const heights = new Uint16Array(size);
  const createdAt = new Float64Array(size);
  let from = 0;
  const copy = (until: number): void => {
    if (until <= from) return;
    widths.set(layout.widths.subarray(from, until), ids.length);
    heights.set(layout.heights.subarray(from, until), ids.length);
    createdAt.set(layout.createdAt.subarray(from, until), ids.length);
    for (; from < until; from += 1) ids.push(layout.ids[from] as PictureId);
  };
  for (const { at, coming: picture } of changes) {
    copy(at);
    if (picture) {
      widths[ids.length] = picture.width;
      heights[ids.length] = picture.height;
      createdAt[ids.length] = picture.createdAt;
      ids.push(picture.id);
    } else from = at + 1;
  }
  copy(layout.ids.length);
  return { ids, widths, heights, createdAt };
}
