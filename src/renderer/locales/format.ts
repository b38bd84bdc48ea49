import { getFixedT } from 'i18next';

/**
 * The locale numbers and dates are written in. English alone would mean American dates
 * ("November 22"); the interface speaks the wider form ("22 November").
 */
export function displayLocale(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

/** `3.1 MB`: decimal units, as file managers on macOS and Linux and EvoLink's limits count. */
export function bytesText(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[unit] ?? 'byte',
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: unit < 2 || value >= 100 ? 0 : 1,
  }).format(value);
}

/** `22 Nov 2026, 14:12`. */
export function momentText(moment: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(moment);
}

/** `November 2026`, for the first moment of a local month. */
export function monthText(month: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(month);
}

/** `14:12`. */
export function timeOfDayText(moment: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(moment);
}

/** `14:12` on the day of `now`, else `21 Nov, 14:12`, and with its year in another one. */
export function nearMomentText(moment: number, now: number, locale: string): string {
  const [then, today] = [new Date(moment), new Date(now)];
  if (then.toDateString() === today.toDateString()) return timeOfDayText(moment, locale);
  if (then.getFullYear() !== today.getFullYear()) return momentText(moment, locale);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(
    moment,
  );
}

/** `2nd`, in the way of the language. */
export function ordinalText(place: number, language: string): string {
  return getFixedT(language)('library.ordinal', { count: place, ordinal: true });
}

/** A picture's file with its folder, as `2026-11-22 lake 3f2a / 1.jpg`: the file's own name is only a number. */
export function fileTitle(file: string): string {
  return file.split('/').slice(-2).join(' / ');
}

/** `a.example and b.example`, without the schemes. */
export function hostsText(origins: readonly string[], locale: string): string {
  const hosts = origins.map((origin) => new URL(origin).host);
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(hosts);
}
