/**
 * Whether what closes may give the focus back: only while nobody else has it. A menu or a dialog gives it back a moment
 * after it has closed, and by then the artist may be typing somewhere else.
 */
export function mayReturnFocus(closed: EventTarget | null): boolean {
  const { activeElement } = document;
  if (!activeElement || activeElement === document.body) return true;
  return closed instanceof Node && closed.contains(activeElement);
}

/** For `onCloseAutoFocus`: leaves the focus with whoever has taken it meanwhile. */
export function keepTakenFocus(event: Event): void {
  if (!mayReturnFocus(event.target)) event.preventDefault();
}
