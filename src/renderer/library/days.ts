import type { LibraryLayout } from '../../shared/domain/picture.ts';
import type { GroupChoice } from '../state/query/index.ts';

/** A newest-first list of moments, cut into local calendar days. */
export interface Days {
  /** For each picture, the index of its day. */
  ofPicture: Uint32Array;
  /** For each day, local midnight in milliseconds since 1970. */
  midnights: Float64Array;
  /** For each day, the index of its first picture; one more entry ends the last day. */
  starts: Uint32Array;
}

/** Local midnight of the day `moment` lies in, and of the day after it, in milliseconds since 1970. */
export function dayBounds(moment: number): { from: number; to: number } {
  const date = new Date(moment);
  const from = new Date(date.getFullYear(), date.getMonth(), date.getDate());
  // Not `from + 24 h`: days on which the clocks change are 23 or 25 hours long.
  const to = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1);
  return { from: from.getTime(), to: to.getTime() };
}

/** Cuts `createdAt` (milliseconds since 1970, in display order) wherever the local day changes. */
export function groupByDay(createdAt: ArrayLike<number>): Days {
  const ofPicture = new Uint32Array(createdAt.length);
  const midnights: number[] = [];
  const starts: number[] = [];
  let bounds = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
  for (let index = 0; index < createdAt.length; index += 1) {
    const moment = createdAt[index] ?? 0;
    if (moment < bounds.from || moment >= bounds.to) {
      bounds = dayBounds(moment);
      midnights.push(bounds.from);
      starts.push(index);
    }
    ofPicture[index] = midnights.length - 1;
  }
  starts.push(createdAt.length);
  return { ofPicture, midnights: Float64Array.from(midnights), starts: Uint32Array.from(starts) };
}

/** The groups that main made, or one of everything; a group's `midnights` is then its first picture's moment. */
export function groupsOf(layout: LibraryLayout, grouping: GroupChoice): Days {
  if (grouping === 'day') return groupByDay(layout.createdAt);
  const count = layout.ids.length;
  const begins = grouping === 'none' ? (count > 0 ? [0] : []) : (layout.groups?.starts ?? []);
  const starts = Uint32Array.from([...begins, count]);
  const ofPicture = new Uint32Array(count);
  for (let group = 0; group + 1 < starts.length; group += 1) ofPicture.fill(group, starts[group], starts[group + 1]);
  return { ofPicture, starts, midnights: Float64Array.from(begins, (start) => layout.createdAt[start] ?? 0) };
}

export interface DayWords {
  /** "Today", "Yesterday" or nothing: then `date` is the title. */
  relative?: 'today' | 'yesterday';
  date: string;
}

/** How a day is named at its head: the year only where it is not this one. */
export function describeDay(midnight: number, now: number, locale: string): DayWords {
  const today = dayBounds(now).from;
  const sameYear = new Date(midnight).getFullYear() === new Date(now).getFullYear();
  const date = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(midnight);
  if (midnight === today) return { relative: 'today', date };
  if (midnight === dayBounds(today - 1).from) return { relative: 'yesterday', date };
  return { date };
}
