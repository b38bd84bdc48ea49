import type { PictureId } from '../../../shared/domain/index.ts';

export interface Has {
  has(id: PictureId): boolean;
}

/** What is selected, and the one picture that keys and arrows go on from. */
export interface PictureSelection {
  /** The picture touched last: the one the inspector describes and the viewer opens. */
  active: PictureId | undefined;
  /** The one picture that has the keyboard: the grid's Tab stop. It is the active one but where Ctrl and arrows go on alone. */
  current: PictureId | undefined;
  selected: ReadonlySet<PictureId>;
  /** Where a range begins. */
  anchor: PictureId | undefined;
  /** Was selected until words or chips left all or some of it out; comes back when they let it in again, unless others are selected. */
  hidden: ReadonlySet<PictureId>;
  /** The current picture before words or chips left it out; it is that again when they let it in, unless another was chosen. */
  cameFrom: PictureId | undefined;
}

/** How what is shown has changed. */
export interface ShownChange {
  /** What was shown, in its order, and where each picture stood in it. */
  before: readonly PictureId[];
  placeBefore: (id: PictureId) => number | undefined;
  /** What is shown now, and the first of it. */
  after: Has;
  first: PictureId | undefined;
  /**
   * `edit`: pictures came, went or were marked; `filter`: other words, chips, order or groups; `elsewhere`: another
   * place, or what was shown in another one.
   */
  why: 'edit' | 'filter' | 'elsewhere';
  /** Words or chips narrow what is shown now. */
  narrowed?: boolean;
  /** Pictures that are gone for good, also hidden ones. */
  gone?: Has;
}

/** The next picture after the place `at` of `order` that `there` still has, else the nearest one before it. */
export function successorOf(order: readonly PictureId[], at: number, there: Has): PictureId | undefined {
  for (let index = at + 1; index < order.length; index += 1) if (there.has(order[index]!)) return order[index];
  for (let index = Math.min(at, order.length) - 1; index >= 0; index -= 1) {
    if (there.has(order[index]!)) return order[index];
  }
  return undefined;
}

const none: ReadonlySet<PictureId> = new Set();

function sameIds(one: ReadonlySet<PictureId>, other: ReadonlySet<PictureId>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}

/**
 * The selection after what is shown has changed. A picture that has left is followed by the next one in what is still
 * shown, else by the one before: among the selected ones while there are any, else among all. A selection of which
 * nothing is left goes on as that one picture, but several that words or chips hide are kept as hidden instead. The
 * same object where nothing changes.
 */
export function followShown(selection: PictureSelection, change: ShownChange): PictureSelection {
  const { before, placeBefore, after, why, gone } = change;
  const isThere = (id: PictureId | undefined): id is PictureId => id !== undefined && after.has(id);
  const mine = [...selection.selected, ...selection.hidden];
  const kept = new Set(mine.filter(isThere));
  const filtered = why === 'filter' && change.narrowed === true;
  const away = filtered ? mine : why === 'edit' ? [...selection.hidden] : [];
  const hidden = new Set(away.filter((id) => !after.has(id) && !gone?.has(id)));

  const nextTo = (id: PictureId, among: Has): PictureId | undefined => {
    const at = placeBefore(id);
    return at === undefined ? undefined : successorOf(before, at, among);
  };
  const follow = (id: PictureId | undefined): PictureId | undefined => {
    // The keyboard alone, without a selection, is no reason to be anywhere in another list.
    if (why === 'filter' && mine.length === 0) return undefined;
    // Where words have found nothing before, there is no place to go on from.
    if (id === undefined) return why === 'filter' && selection.cameFrom !== undefined ? change.first : undefined;
    if (after.has(id)) return id;
    if (kept.size > 0) return nextTo(id, kept) ?? [...kept][0];
    if (why === 'elsewhere') return undefined;
    return nextTo(id, after) ?? (why === 'filter' ? change.first : undefined);
  };

  const isBack = why === 'filter' && mine.length > 0 && isThere(selection.cameFrom);
  const current = isBack ? selection.cameFrom : follow(selection.current);
  const moved = current !== selection.current;
  let { cameFrom } = selection;
  if (isBack || mine.length === 0 || why === 'elsewhere' || (cameFrom !== undefined && gone?.has(cameFrom)))
    cameFrom = undefined;
  else if (moved) cameFrom = filtered ? (cameFrom ?? selection.current) : undefined;

  // One picture alone is where the artist is, and no choice to be kept: it goes along.
  const stoodIn =
    isBack &&
    selection.hidden.size === 0 &&
    selection.selected.size === 1 &&
    selection.selected.has(selection.current!);
  const had = why === 'edit' ? selection.selected.size : mine.length;
  const nothingLeft = had > 0 && kept.size === 0 && (why === 'edit' || hidden.size < 2);
  const one = stoodIn || nothingLeft ? current : undefined;
  const selected = one === undefined ? kept : new Set([one]);
  const active = one ?? activeAmong(selection, { kept, current, isThere, isBack });
  const anchor = one ?? (isThere(selection.anchor) ? selection.anchor : undefined);
  const next: PictureSelection = {
    active,
    current,
    selected,
    anchor,
    hidden: one === undefined || why === 'edit' ? hidden : none,
    cameFrom,
  };
  const same =
    active === selection.active &&
    current === selection.current &&
    anchor === selection.anchor &&
    cameFrom === selection.cameFrom &&
    sameIds(next.selected, selection.selected) &&
    sameIds(next.hidden, selection.hidden);
  return same ? selection : next;
}

interface After {
  kept: ReadonlySet<PictureId>;
  current: PictureId | undefined;
  isThere: (id: PictureId | undefined) => id is PictureId;
  isBack: boolean;
}

/** The active picture where some of the selection is left: the one there was, else the current one. */
function activeAmong(selection: PictureSelection, { kept, current, isThere, isBack }: After): PictureId | undefined {
  if (
    current !== undefined &&
    kept.has(current) &&
    (isBack || (selection.active !== undefined && !isThere(selection.active)))
  ) {
    return current;
  }
  if (isThere(selection.active)) return selection.active;
  return kept.size === 1 ? [...kept][0] : undefined;
}
