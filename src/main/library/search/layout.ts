import type { PictureId } from '../../../shared/domain/ids.ts';
import type { LayoutGroups, LibraryLayout } from '../../../shared/domain/picture.ts';

/** Id, width, height, rank; the generation where it is grouped by something of that. */
export type LayoutRow = [id: PictureId, width: number, height: number, rank: number, generation?: string];

/** Milliseconds since 1970. */
export function timeOf(rank: number): number {
  return Math.floor(rank / 16);
}

/** The layout of rows that are in order already, kept together by `keyOf` where the query groups. */
export function layoutOf(rows: readonly LayoutRow[], keyOf: ((row: LayoutRow) => string) | undefined): LibraryLayout {
  const { order, groups } = keyOf ? grouped(rows, keyOf) : { order: undefined, groups: undefined };
  const count = rows.length;
  const layout: LibraryLayout = {
    ids: Array.from({ length: count }),
    widths: new Uint16Array(count),
    heights: new Uint16Array(count),
    createdAt: new Float64Array(count),
    ...(groups ? { groups } : {}),
  };
  for (let index = 0; index < count; index += 1) {
    const row = rows[order?.[index] ?? index];
    if (!row) continue;
    layout.ids[index] = row[0];
    layout.widths[index] = row[1];
    layout.heights[index] = row[2];
    layout.createdAt[index] = timeOf(row[3]);
  }
  return layout;
}

/** Groups in the order in which their first pictures come; the order within stays. */
function grouped(
  rows: readonly LayoutRow[],
  keyOf: (row: LayoutRow) => string,
): { order: Uint32Array; groups: LayoutGroups } {
  const members = new Map<string, number[]>();
  for (const [index, row] of rows.entries()) {
    const key = keyOf(row);
    const group = members.get(key);
    if (group) group.push(index);
    else members.set(key, [index]);
  }
  const order = new Uint32Array(rows.length);
  const starts = new Uint32Array(members.size);
  let place = 0;
  let group = 0;
  for (const indexes of members.values()) {
    starts[group] = place;
    group += 1;
    order.set(indexes, place);
    place += indexes.length;
  }
  return { order, groups: { starts, keys: [...members.keys()] } };
}

/** Names local days, reckoning only when the day changes: neighbours mostly share it. */
export class LocalDays {
  #from = Number.NaN;
  #to = Number.NaN;
  #name = '';

  /** `2026-11-22`. */
  name(time: number): string {
    if (time >= this.#from && time < this.#to) return this.#name;
    const date = new Date(time);
    const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
    this.#from = new Date(year, month, day).getTime();
    this.#to = new Date(year, month, day + 1).getTime();
    this.#name = [String(year).padStart(4, '0'), String(month + 1).padStart(2, '0'), String(day).padStart(2, '0')].join(
      '-',
    );
    return this.#name;
  }
}
