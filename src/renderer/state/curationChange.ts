import type { PictureChange } from '../../shared/bridge/curation.ts';
import {
  fold,
  type ColourLabel,
  type Flag,
  type Picture,
  type PictureId,
  type PictureSummary,
  type Shared,
  type SharedFacts,
} from '../../shared/domain/index.ts';
import type { CommandId } from './commands.ts';

/** Tags are the same whatever their case and accents. */
export const sameWord = (one: string, other: string): boolean => fold(one) === fold(other);

/** `summary` as it will be once `change` is made. */
export function withMarks<Summary extends PictureSummary>(summary: Summary, change: PictureChange): Summary {
  const next = { ...summary };
  if (change.rating !== undefined) next.rating = change.rating;
  if (change.flag === null) delete next.flag;
  else if (change.flag !== undefined) next.flag = change.flag;
  if (change.label === null) delete next.label;
  else if (change.label !== undefined) next.label = change.label;
  return next;
}

/** `picture` as it will be once `change` is made: its note and tags as well. */
export function withChange(picture: Picture, change: PictureChange): Picture {
  const next = withMarks(picture, change);
  if (change.note !== undefined) {
    if (change.note?.trim()) next.note = change.note;
    else delete next.note;
  }
  const removed = change.removeTags ?? [];
  const kept = (change.tags ?? picture.tags).filter((tag) => !removed.some((each) => sameWord(each, tag)));
  const added = (change.addTags ?? []).filter((tag, index, all) => {
    const first = all.findIndex((each) => sameWord(each, tag)) === index;
    return first && !kept.some((each) => sameWord(each, tag));
  });
  next.tags = [...kept, ...added].toSorted((one, other) => one.localeCompare(other));
  return next;
}

/** The keys that give a colour label, as in Lightroom; purple has none there either. */
export const labelCommands = {
  red: 'labelRed',
  yellow: 'labelYellow',
  green: 'labelGreen',
  blue: 'labelBlue',
} as const satisfies Partial<Record<ColourLabel, CommandId>>;

/** What several pictures have in common: a value where all have the same one, else `mixed`. */
export interface SharedMarks {
  rating: number | 'mixed';
  /** Every rating among them, lowest first. */
  ratings: number[];
  flag: Flag | 'none' | 'mixed';
  label: ColourLabel | 'none' | 'mixed';
}

function shared<Value>(values: ReadonlySet<Value>): Value | 'mixed' | undefined {
  const [first] = values;
  return values.size > 1 ? 'mixed' : first;
}

/** Undefined while one of them is not known, and for none at all. */
export function sharedMarks(
  ids: readonly PictureId[],
  summaries: ReadonlyMap<PictureId, PictureSummary>,
): SharedMarks | undefined {
  const ratings = new Set<number>();
  const flags = new Set<Flag | 'none'>();
  const labels = new Set<ColourLabel | 'none'>();
  for (const id of ids) {
    const summary = summaries.get(id);
    if (!summary) return undefined;
    ratings.add(summary.rating);
    flags.add(summary.flag ?? 'none');
    labels.add(summary.label ?? 'none');
  }
  const rating = shared(ratings);
  const flag = shared(flags);
  const label = shared(labels);
  if (rating === undefined || flag === undefined || label === undefined) return undefined;
  return { rating, ratings: [...ratings].toSorted((one, other) => one - other), flag, label };
}

/** The same of what main has counted. */
export function marksOfFacts({ ratings, flags, labels }: SharedFacts): SharedMarks | undefined {
  const common = <Value>(values: readonly Shared<Value>[]): Value | 'mixed' | undefined =>
    shared(new Set(values.map(({ value }) => value)));
  const [rating, flag, label] = [common(ratings), common(flags), common(labels)];
  if (rating === undefined || flag === undefined || label === undefined) return undefined;
  return { rating, ratings: ratings.map(({ value }) => value), flag, label };
}

/** The picture to go to when `gone` leave: the next one after the last of them, else the one before the first. */
export function neighbourOf(
  order: readonly PictureId[],
  positions: ReadonlyMap<PictureId, number>,
  gone: readonly PictureId[],
): PictureId | undefined {
  const leaving = new Set(gone);
  const places = gone.flatMap((id) => positions.get(id) ?? []);
  if (places.length === 0) return undefined;
  const last = places.reduce((one, other) => Math.max(one, other));
  for (let at = last + 1; at < order.length; at += 1) if (!leaving.has(order[at]!)) return order[at];
  for (let at = last - 1; at >= 0; at -= 1) if (!leaving.has(order[at]!)) return order[at];
  return undefined;
}
