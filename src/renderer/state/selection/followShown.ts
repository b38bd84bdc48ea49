import type { PictureId } from '../../../shared/domain/index.ts';

export interface Has {
  has(id: PictureId): boolean;
}

/** Where the hands are: what is selected, and the one picture that keys and arrows go on from. */
export interface Hands {
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
 * The hands after what is shown has changed. Whoever has left is followed by the next picture in what is still shown,
 * else by the one before: among the selected ones while there are any, else among all. A selection of which nothing is
 * left goes on as that one picture, but several that words or chips hide are kept as hidden instead. The same object
 * where nothing changes.
 */
export function followShown(hands: Hands, change: ShownChange): Hands {
  const { before, placeBefore, after, why, gone } = change;
  const isThere = (id: PictureId | undefined): id is PictureId => id !== undefined && after.has(id);
  const mine = [...hands.selected, ...hands.hidden];
  const kept = new Set(mine.filter(isThere));
  const filtered = why === 'filter' && change.narrowed === true;
  const away = filtered ? mine : why === 'edit' ? [...hands.hidden] : [];
  const hidden = new Set(away.filter((id) => !after.has(id) && !gone?.has(id)));

  const nextTo = (id: PictureId, among: Has): PictureId | undefined => {
    const at = placeBefore(id);
    return at === undefined ? undefined : successorOf(before, at, among);
  };
  const follow = (id: PictureId | undefined): PictureId | undefined => {
    // The keyboard alone, without a selection, is no reason to be anywhere in another list.
    if (why === 'filter' && mine.length === 0) return undefined;
    // Where words have found nothing before, there is no place to go on from.
    if (id === undefined) return why === 'filter' && hands.cameFrom !== undefined ? change.first : undefined;
    if (after.has(id)) return id;
    if (kept.size > 0) return nextTo(id, kept) ?? [...kept][0];
    if (why === 'elsewhere') return undefined;
    return nextTo(id, after) ?? (why === 'filter' ? change.first : undefined);
  };

  const isBack = why === 'filter' && mine.length > 0 && isThere(hands.cameFrom);
  const current = isBack ? hands.cameFrom : follow(hands.current);
  const moved = current !== hands.current;
  let { cameFrom } = hands;
  if (isBack || mine.length === 0 || why === 'elsewhere' || (cameFrom !== undefined && gone?.has(cameFrom)))
    cameFrom = undefined;
  else if (moved) cameFrom = filtered ? (cameFrom ?? hands.current) : undefined;

  // One picture alone is where the artist is, and no choice to be kept: it goes along.
  const stoodIn = isBack && hands.hidden.size === 0 && hands.selected.size === 1 && hands.selected.has(hands.current!);
  const had = why === 'edit' ? hands.selected.size : mine.length;
  const nothingLeft = had > 0 && kept.size === 0 && (why === 'edit' || hidden.size < 2);
  const one = stoodIn || nothingLeft ? current : undefined;
  const selected = one === undefined ? kept : new Set([one]);
  const active = one ?? activeAmong(hands, { kept, current, isThere, isBack });
  const anchor = one ?? (isThere(hands.anchor) ? hands.anchor : undefined);
  const next: Hands = {
    active,
    current,
    selected,
    anchor,
    hidden: one === undefined || why === 'edit' ? hidden : none,
    cameFrom,
  };
  const same =
    active === hands.active &&
    current === hands.current &&
    anchor === hands.anchor &&
    cameFrom === hands.cameFrom &&
    sameIds(next.selected, hands.selected) &&
    sameIds(next.hidden, hands.hidden);
  return same ? hands : next;
}

interface After {
  kept: ReadonlySet<PictureId>;
  current: PictureId | undefined;
  isThere: (id: PictureId | undefined) => id is PictureId;
  isBack: boolean;
}

/** The active picture where some of the selection is left: the one there was, else the current one. */
function activeAmong(hands: Hands, { kept, current, isThere, isBack }: After): PictureId | undefined {
  if (
    current !== undefined &&
    kept.has(current) &&
    (isBack || (hands.active !== undefined && !isThere(hands.active)))
  ) {
    return current;
  }
  if (isThere(hands.active)) return hands.active;
  return kept.size === 1 ? [...kept][0] : undefined;
}
