/** Credits as they are always written: two decimals, in the language's own form. */
export function creditsText(credits: number, language = 'en'): string {
  return credits.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** Dollars as they are always written: `$0.12`. */
export function dollarsText(dollars: number, language = 'en'): string {
  return dollars.toLocaleString(language, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
  });
}

/** How long ago, in words: "40 seconds ago", "2 minutes ago". `age` is in milliseconds. */
export function ageInWords(age: number, language = 'en'): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const seconds = Math.max(0, Math.round(age / 1000));
  if (seconds < 60) return format.format(-seconds, 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return format.format(-minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 48 ? format.format(-hours, 'hour') : format.format(-Math.round(hours / 24), 'day');
}
