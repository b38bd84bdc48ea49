import type { KeyboardEvent } from 'react';

/** What a dialog asks for; other buttons within its body are no fields. */
const fields =
  'input, textarea, [contenteditable=true], [role=combobox], [role=checkbox], [role=radio][aria-checked=true]';
/** Controls that are changed with other keys: they would take Return too, or swallow it. */
const needsNoReturn = '[role=checkbox], [role=radio], button[role=combobox][aria-expanded=false]';
/** What has a meaning of its own for Return; a form sends itself. */
const keepsReturn = 'button, a, summary, textarea, [contenteditable=true], form';

/** The button that Return means: the primary one, or where that cannot act one that destroys nothing. */
function buttonToPress(dialog: HTMLElement): HTMLElement | undefined {
  const buttons = [...dialog.querySelectorAll<HTMLElement>('[data-dialog-actions] button')];
  const ready = buttons.filter((button) => button.ariaDisabled !== 'true');
  const are = (variants: readonly string[]) => ready.find(({ dataset }) => variants.includes(dataset['variant'] ?? ''));
  return are(['primary']) ?? are(['secondary', 'quiet']);
}

/**
 * For Radix' `onOpenAutoFocus`: the first field, else the button that Return means, else the dialog as a whole, so
 * that no tooltip of its close button opens with it.
 */
export function focusInDialog(event: Event): void {
  const dialog = event.currentTarget;
  if (!(dialog instanceof HTMLElement)) return;
  event.preventDefault();
  const field = [...dialog.querySelectorAll<HTMLElement>(`[data-dialog-body] :is(${fields})`)].find((element) =>
    element.checkVisibility(),
  );
  (field ?? buttonToPress(dialog) ?? dialog).focus();
  if (field instanceof HTMLInputElement) field.select();
}

function isPlainReturn({ key, repeat, nativeEvent, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key === 'Enter' && !repeat && !nativeEvent.isComposing && !ctrlKey && !metaKey && !altKey && !shiftKey;
}

function press(event: KeyboardEvent<HTMLElement>): void {
  const primary = event.currentTarget.querySelector<HTMLElement>('[data-dialog-actions] button[data-variant=primary]');
  if (!primary) return;
  event.preventDefault();
  primary.click();
}

/** For `onKeyDown`: Return in a field, or where nothing of the dialog has the focus, presses its primary button. */
export function returnInDialog(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget } = event;
  if (event.defaultPrevented || !isPlainReturn(event)) return;
  // What lies over the dialog, as a list or a menu, is no part of its element.
  if (!(target instanceof Element) || !currentTarget.contains(target) || target.closest(keepsReturn)) return;
  press(event);
}

/** For `onKeyDownCapture`: the same on controls that would keep Return to themselves. */
export function returnOnControl(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget } = event;
  if (!isPlainReturn(event) || !(target instanceof Element) || !currentTarget.contains(target)) return;
  if (target.matches(needsNoReturn) && !target.closest('form')) press(event);
}

/**
 * Whether Esc is meant for the dialog it was pressed in. Radix gives it to what came last, as a toast or a tooltip that
 * appeared over the dialog; those go by themselves.
 */
export function isEscapeIn(event: KeyboardEvent<HTMLElement>): boolean {
  const { target, currentTarget } = event;
  if (event.key !== 'Escape' || event.nativeEvent.isComposing) return false;
  if (!(target instanceof Element) || !currentTarget.contains(target)) return false;
  return !target.closest('[data-keeps-escape]');
}
