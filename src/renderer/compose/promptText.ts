/** Text to put into a prompt, and which part of the prompt it takes the place of. */
export interface PromptEdit {
  start: number;
  end: number;
  text: string;
}

const needsSpaceAfter = /[\s([{"“‘/-]$/u;
const needsSpaceBefore = /^[\s)\]}"”’.,;:!?/-]/u;

/** `words` in the place of the selection, set apart from what stands beside it. Offsets are UTF-16 units, as in a text field. */
export function insertWords(prompt: string, selection: { start: number; end: number }, words: string): PromptEdit {
  const before = prompt.slice(0, selection.start);
  const after = prompt.slice(selection.end);
  const left = before === '' || needsSpaceAfter.test(before) ? '' : ' ';
  const right = after === '' || needsSpaceBefore.test(after) ? '' : ' ';
  return { start: selection.start, end: selection.end, text: `${left}${words}${right}` };
}

/** `words` as a sentence of their own at the end. */
export function appendSentence(prompt: string, words: string): PromptEdit {
  const kept = prompt.trimEnd();
  const joint = kept === '' ? '' : /[.!?。！？…:]$/u.test(kept) ? ' ' : '. ';
  return { start: kept.length, end: prompt.length, text: `${joint}${words}` };
}

/** The first `old` in the prompt, replaced. */
export function replaceWords(prompt: string, old: string, words: string): PromptEdit {
  const start = prompt.indexOf(old);
  return start === -1 ? appendSentence(prompt, words) : { start, end: start + old.length, text: words };
}
