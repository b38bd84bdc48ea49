/** For Radix' `onOpenAutoFocus`: the focus goes to what opened as a whole, so that no tooltip of its first button opens with it. */
export function focusWhole(event: Event): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  event.currentTarget.focus();
}
