/**
 * "image 3", "images 1, 2 and 4", "Bild 2", "图1": how prompts name references. Ranges are left alone,
 * because what lies between two moved pictures cannot be said.
 */
const naming =
  /(?<word>\b(?:images?|bild(?:er)?)\s+|图[片像]?\s*)(?<numbers>\d{1,2}(?:(?:\s*,\s*(?:and\s+|und\s+)?|\s+(?:and|und|&)\s+|\s*[、和]\s*)\d{1,2})*)(?!\d)/giu;

/** What stands in a prompt for the number of a reference that was removed. */
export const lostNumber = '?';

/**
 * `prompt` with its numbers following their references from the order `before` to the order `after`.
 * A number whose reference is gone becomes `?`; one that named no reference stays.
 */
export function renumberPrompt(prompt: string, before: readonly string[], after: readonly string[]): string {
  const renumber = (digits: string): string => {
    const id = before[Number(digits) - 1];
    if (id === undefined) return digits;
    const index = after.indexOf(id);
    return index === -1 ? lostNumber : String(index + 1);
  };
  return prompt.replace(naming, (_all, word: string, numbers: string) => word + numbers.replaceAll(/\d+/g, renumber));
}

/** Whether the prompt still names a reference that was removed. */
export function namesLostPicture(prompt: string): boolean {
  return /\b(?:images?|bild(?:er)?)\s+(?:\d{1,2}[\s,]*(?:and|und|&)?\s*)*\?|图[片像]?\s*\?/iu.test(prompt);
}
