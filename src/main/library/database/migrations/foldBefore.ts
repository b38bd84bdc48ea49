/** How texts were folded before version 7 of the index: what is not folded anew yet is found by it. It never changes. */
export function foldBefore(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ')
    .replaceAll('\0', ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
