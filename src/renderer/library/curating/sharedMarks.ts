import type {
  ColourLabel,
  Flag,
  PictureId,
  PictureSummary,
  Shared,
  SharedFacts,
} from '../../../shared/domain/index.ts';

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
