import { describe, expect, it } from 'vitest';
import type { PictureId } from '../../../../src/shared/domain/ids.ts';
import type { LibraryLayout } from '../../../../src/shared/domain/picture.ts';
import {
  anchorAt,
  anchorForLifting,
  layOutGrid,
  scrollToAnchor,
  type Anchor,
  type GridGeometry,
} from '../../../../src/renderer/library/gridGeometry.ts';
import { rowOf } from '../../../../src/renderer/library/justifyRows.ts';
import { contentTop, placeFor, scaleScroll } from '../../../../src/renderer/library/scrollScale.ts';

const newest = Date.UTC(2026, 10, 22, 12);
const view = 800;
const options = { width: 1000, targetHeight: 172, gap: 8, dayHeader: 36 };

/** Every `step`-th picture of a year's library. */
function library(count: number, step = 1): LibraryLayout {
  const indices = Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
  return {
    ids: indices.map((index) => `p${index}` as PictureId),
    widths: Uint16Array.from(indices, (index) => 1000 + ((index * 7) % 11) * 200),
    heights: Uint16Array.from(indices, () => 1800),
    createdAt: Float64Array.from(indices, (index) => newest - (index / count) * 365 * 86_400_000),
  };
}

function withNewer(layout: LibraryLayout, added: number): LibraryLayout {
  const put = <List extends Uint16Array | Float64Array>(list: List, value: number): List => {
    const longer = new (list.constructor as new (length: number) => List)(list.length + added);
    longer.fill(value, 0, added);
    longer.set(list, added);
    return longer;
  };
  return {
    ids: [...Array.from({ length: added }, (_, index) => `new${index}` as PictureId), ...layout.ids],
    widths: put(layout.widths, 1500),
    heights: put(layout.heights, 1800),
    createdAt: put(layout.createdAt, newest + 1000),
  };
}

/** Where the browser's scroll bar brings the content when the anchor is put back, and where its picture's row is then. */
function putBack(geometry: GridGeometry, layout: LibraryLayout, anchor: Anchor<PictureId>) {
  const scale = scaleScroll(geometry.height, view);
  const place = placeFor(scale, scrollToAnchor(geometry, layout.ids, anchor) ?? Number.NaN);
  const row = rowOf(geometry.rows, layout.ids.indexOf(anchor.id));
  const top = contentTop(place);
  expect(place.bar).toBeGreaterThanOrEqual(0);
  expect(place.bar).toBeLessThanOrEqual(scale.area - view);
  return {
    share: (top - (geometry.rowTops[row] ?? 0)) / (geometry.rowHeights[row] ?? 1),
    height: geometry.rowHeights[row] ?? 1,
  };
}

describe.each([100_000, 1_000_000])('the first picture in view, of %i', (count) => {
  const layout = library(count);
  const geometry = layOutGrid(layout, options);
  const top = Math.round(geometry.height * 0.4) + 57;
  const anchor = anchorAt(geometry, layout.ids, top);
  if (!anchor) throw new Error('Nothing is in view.');

  it.each([
    ['pictures arrive', withNewer(layout, 30), options],
    ['the window is made narrower', layout, { ...options, width: 700 }],
    ['thumbnails become larger', layout, { ...options, targetHeight: 300 }],
    ['thumbnails become smaller', layout, { ...options, targetHeight: 96 }],
  ])('stays where it was cut by the edge when %s', (_name, after, how) => {
    const moved = putBack(layOutGrid(after, how), after, anchor);
    // The scroll bar stands on whole pixels.
    expect(Math.abs(moved.share - anchor.share) * moved.height).toBeLessThanOrEqual(1);
  });

  it('stays when filters are lifted', () => {
    const found = library(count, 7);
    const narrow = layOutGrid(found, options);
    const scrolled = Math.round(narrow.height * 0.6);
    const kept = anchorForLifting(narrow, found.ids, { top: scrolled, height: view }, undefined);
    expect(kept).toEqual(anchorAt(narrow, found.ids, scrolled));
    if (!kept) throw new Error('Nothing is in view.');
    const moved = putBack(geometry, layout, kept);
    expect(Math.abs(moved.share - kept.share) * moved.height).toBeLessThanOrEqual(1);
  });
});

describe('when filters are lifted', () => {
  const found = library(20_000, 10);
  const narrow = layOutGrid(found, options);
  const top = (narrow.rowTops[100] ?? 0) + 50;
  const seen = { top, height: view };

  it('the picture the artist is at stays rather than the first, while it is in view', () => {
    const active = (narrow.rows.starts[102] ?? 0) + 1;
    const kept = anchorForLifting(narrow, found.ids, seen, active);
    expect(kept?.id).toBe(found.ids[active]);
    expect(scrollToAnchor(narrow, found.ids, kept!)).toBeCloseTo(top, 6);
  });

  it('a picture out of view does not draw the grid to it', () => {
    expect(anchorForLifting(narrow, found.ids, seen, 3)).toEqual(anchorAt(narrow, found.ids, top));
  });

  it('at the top nothing is held, unless a picture there is chosen', () => {
    expect(anchorForLifting(narrow, found.ids, { top: 0, height: view }, undefined)).toBeUndefined();
    expect(anchorForLifting(narrow, found.ids, { top: 0, height: view }, 1)?.id).toBe(found.ids[1]);
  });
});
