import type { LibraryFilters } from '../state/query/index.ts';
import type { FilterKind } from './filterWords.ts';

/** From the first moment of a local day to the last millisecond before another one; an end may be open. */
export function days(from: Date | undefined, until: Date | undefined): LibraryFilters {
  return {
    createdAt: {
      ...(from ? { from: Math.max(0, from.getTime()) } : {}),
      ...(until ? { to: until.getTime() - 1 } : {}),
    },
  };
}

/** A year, month or day as it is typed: `2026`, `2026-11`, `2026-11-22`. Undefined for anything else. */
function typedDay(text: string): { from: Date; until: Date } | undefined {
  const match = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text.trim());
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (match[3]) return { from: new Date(year, month - 1, day), until: new Date(year, month - 1, day + 1) };
  if (match[2]) return { from: new Date(year, month - 1, 1), until: new Date(year, month, 1) };
  return { from: new Date(year, 0, 1), until: new Date(year + 1, 0, 1) };
}

/** Two typed days; an empty one leaves that end open. Undefined where one cannot be read or the first comes later. */
export function typedDates(first: string, last: string): LibraryFilters | undefined {
  const [blankFirst, blankLast] = [first.trim() === '', last.trim() === ''];
  const from = blankFirst ? undefined : typedDay(first);
  const until = blankLast ? undefined : typedDay(last);
  if ((!from && !blankFirst) || (!until && !blankLast) || (!from && !until)) return undefined;
  if (from && until && from.from >= until.until) return undefined;
  return days(from?.from, until?.until);
}

function typedDateRange(typed: string): LibraryFilters | undefined {
  const [first = '', last = first, more] = typed.split('..');
  return more === undefined ? typedDates(first, last) : undefined;
}

/** `3`, `3+`, `2-5`, `2..5`, `..5`, `>=3`, `<=5`. Both ends are part of it. */
function typedRange(typed: string): { from?: number; to?: number } | undefined {
  const number = String.raw`(\d{1,9}(?:\.\d+)?)`;
  const read = (pattern: string): number[] | undefined => new RegExp(`^${pattern}$`).exec(typed)?.slice(1).map(Number);
  const exact = read(`=?\\s*${number}`);
  if (exact) return { from: exact[0]!, to: exact[0]! };
  const least = read(`${number}\\s*(?:\\+|\\.\\.)`) ?? read(`>=\\s*${number}`);
  if (least) return { from: least[0]! };
  const most = read(`(?:\\.\\.|<=)\\s*${number}`);
  if (most) return { to: most[0]! };
  const [from, to] = read(`${number}\\s*(?:-|–|\\.\\.)\\s*${number}`) ?? [];
  return from === undefined || to === undefined || from > to ? undefined : { from, to };
}

/** The largest number that makes sense of each. */
const numbers = { rating: 5, count: 1000, cost: 1e9 } as const;
const isNumber = (kind: FilterKind | undefined): kind is keyof typeof numbers => kind !== undefined && kind in numbers;

/**
 * What typed numbers ask for: days (`2026-11`, `2026-10..2026-11`, `2026-10..`), pixels (`2048x2048`), and
 * with a `kind` of rating, set or cost also numbers (`3`, `3+`, `2-5`).
 */
export function typedFilter(text: string, kind?: FilterKind): { kind: FilterKind; filter: LibraryFilters } | undefined {
  const typed = text.trim();
  const wants = (one: FilterKind): boolean => kind === undefined || kind === one;
  const pixels = /^(\d{1,5})\s*[x×]\s*(\d{1,5})$/i.exec(typed);
  if (pixels && wants('size')) {
    const [width, height] = [Number(pixels[1]), Number(pixels[2])];
    const possible = Math.min(width, height) >= 1 && Math.max(width, height) <= 65_535;
    return possible ? { kind: 'size', filter: { size: { width, height } } } : undefined;
  }
  if (isNumber(kind)) {
    const range = typedRange(typed);
    if (!range || Math.max(range.from ?? 0, range.to ?? 0) > numbers[kind]) return undefined;
    // Parts of a star or of a picture are never meant.
    const whole = kind === 'cost' || [range.from, range.to].every((end) => Number.isInteger(end ?? 0));
    return whole ? { kind, filter: { [kind]: range } } : undefined;
  }
  const dates = wants('date') ? typedDateRange(typed) : undefined;
  return dates && { kind: 'date', filter: dates };
}
