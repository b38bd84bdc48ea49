/** How one text becomes another: what lies between these UTF-16 offsets of the first is replaced by `text`. */
export interface TextChange {
  start: number;
  end: number;
  text: string;
}

/** The shortest single replacement that makes `after` of `before`. */
export function textChange(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}

/** Where an offset of the text stands after the change. */
export function offsetAfter(offset: number, { start, end, text }: TextChange): number {
  if (offset <= start) return offset;
  return offset >= end ? offset + text.length - (end - start) : start + text.length;
}

/** Events by which the page would notice that the focus was away for a moment. */
const focusEvents = ['focus', 'blur', 'focusin', 'focusout'] as const;

/** Runs `work` with the focus in `field` and gives it back, unseen by the page. */
function inFocus(field: HTMLElement, work: () => void): void {
  const before = document.activeElement;
  if (before === field) {
    work();
    return;
  }
  const stop = (event: Event): void => {
    event.stopImmediatePropagation();
  };
  for (const name of focusEvents) window.addEventListener(name, stop, true);
  try {
    field.focus({ preventScroll: true });
    if (document.activeElement === field) work();
    if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
    else field.blur();
  } finally {
    for (const name of focusEvents) window.removeEventListener(name, stop, true);
  }
}

/**
 * Changes the text of a field as if it were typed, so that the field's own undo knows it and goes on knowing what
 * was typed before: a value that is assigned makes Chromium forget both. The caret stays where it was in the text.
 */
export function writeText(field: HTMLTextAreaElement, text: string): void {
  if (field.value === text) return;
  const change = textChange(field.value, text);
  const { selectionStart, selectionEnd } = field;
  inFocus(field, () => {
    field.setSelectionRange(change.start, change.end);
    if (change.text === '') document.execCommand('delete');
    else document.execCommand('insertText', false, change.text);
  });
  // A field that cannot have the focus now, as one that is not drawn, has no undo that could be kept.
  if (field.value !== text) field.value = text;
  field.setSelectionRange(offsetAfter(selectionStart, change), offsetAfter(selectionEnd, change));
}
