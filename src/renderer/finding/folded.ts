/** Without case and accents, as main compares names and tags. */
export const folded = (text: string, locale?: string): string =>
  text
    .normalize('NFKD')
    // Accents of Latin, Greek and Cyrillic; the marks of Japanese and Hindi are letters of their own.
    .replaceAll(/[\u0300-\u036F]/g, '')
    .normalize('NFC')
    .toLocaleLowerCase(locale)
    .replaceAll('ß', 'ss')
    .replaceAll(/\s+/g, ' ')
    .trim();
