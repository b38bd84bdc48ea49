type TextFieldElement = HTMLInputElement | HTMLTextAreaElement;

/** Letters that were typed one after the other. */
interface Run {
  /** The field's text before the first and after the last. */
  from: string;
  to: string;
  /** Edits that the browser may have taken as steps of their own. */
  edits: number;
}

interface Typed {
  done: Run[];
  undone: Run[];
  /** Where the caret stands while the last run goes on; undefined when it has ended. */
  caret: number | undefined;
  /** What the last edit was: deleting begins a run, and typing goes on in it. */
  deleted: boolean;
}

const typedIn = new WeakMap<TextFieldElement, Typed>();
/** What typing does; pasting, dropping and the like are steps of their own. */
const typing = /^(?:insertText|insertLineBreak|insertCompositionText|deleteContent(?:Backward|Forward))$/;

let before: { field: TextFieldElement; text: string; start: number | null; end: number | null } | undefined;

const textField = ({ target }: Event): TextFieldElement | undefined =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : undefined;

function willType(event: Event): void {
  const field = textField(event);
  before = field && { field, text: field.value, start: field.selectionStart, end: field.selectionEnd };
}

function hasTyped(event: Event): void {
  const field = textField(event);
  const was = before;
  before = undefined;
  if (!field) return;
  const typed = typedIn.get(field) ?? { done: [], undone: [], caret: undefined, deleted: false };
  typedIn.set(field, typed);
  // What the app writes itself comes without an announcement.
  const byHand = was?.field === field && event instanceof InputEvent && typing.test(event.inputType);
  if (!byHand) {
    typed.caret = undefined;
    return;
  }
  const last = typed.done.at(-1);
  const deletes = event.inputType.startsWith('delete');
  const follows = last?.to === was.text && typed.caret === was.start && was.start === was.end;
  const goesOn = follows && (typed.deleted || !deletes);
  if (last && goesOn) {
    last.to = field.value;
    last.edits += 1;
  } else typed.done.push({ from: was.text, to: field.value, edits: 1 });
  typed.undone = [];
  typed.deleted = deletes;
  typed.caret = field.selectionStart ?? undefined;
}

function endRun(event: Event): void {
  const field = textField(event);
  const typed = field && typedIn.get(field);
  if (typed) typed.caret = undefined;
}

/** Watches what is typed into text fields; the answer ends it. */
export function watchTyping(): () => void {
  document.addEventListener('beforeinput', willType, true);
  document.addEventListener('input', hasTyped, true);
  document.addEventListener('focusout', endRun, true);
  return () => {
    document.removeEventListener('beforeinput', willType, true);
    document.removeEventListener('input', hasTyped, true);
    document.removeEventListener('focusout', endRun, true);
  };
}

/** Takes the browser's steps back, or makes them again, until the text is `wanted`; the page hears of the end only. */
function step(field: TextFieldElement, command: 'undo' | 'redo', { wanted, edits }: { wanted: string; edits: number }) {
  const stop = (event: Event): void => {
    event.stopImmediatePropagation();
  };
  window.addEventListener('input', stop, true);
  try {
    for (let left = edits; left > 0 && field.value !== wanted && document.activeElement === field; left -= 1) {
      if (!document.execCommand(command)) break;
    }
  } finally {
    window.removeEventListener('input', stop, true);
  }
  const inputType = command === 'undo' ? 'historyUndo' : 'historyRedo';
  field.dispatchEvent(new InputEvent('input', { inputType, bubbles: true }));
}

/**
 * The browser's own undo in the field that has the focus, with all that was typed in one go as one step. Chromium ends
 * a step of typing whenever anything is taken off the page, as a row of a list, a card or a toast: in a page that
 * changes while one types it would take back single letters.
 */
export function undoTyping(command: 'undo' | 'redo'): void {
  const field = document.activeElement;
  const known = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : undefined;
  const typed = known && typedIn.get(known);
  const runs = command === 'undo' ? typed?.done : typed?.undone;
  const run = runs?.at(-1);
  const [here, wanted] = command === 'undo' ? [run?.to, run?.from] : [run?.from, run?.to];
  if (!known || !typed || !run || !runs || wanted === undefined || known.value !== here) {
    document.execCommand(command);
    return;
  }
  runs.pop();
  (command === 'undo' ? typed.undone : typed.done).push(run);
  step(known, command, { wanted, edits: run.edits });
  typed.caret = undefined;
}
