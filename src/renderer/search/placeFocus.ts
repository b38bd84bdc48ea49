import type { KeyboardEvent } from 'react';

const placesOf = (within: ParentNode): HTMLElement[] => [...within.querySelectorAll<HTMLElement>('[data-place]')];

/** Arrow keys go from place to place. */
export function moveBetweenPlaces(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const places = placesOf(event.currentTarget);
  const here = places.findIndex((place) => place === document.activeElement);
  if (here === -1) return;
  event.preventDefault();
  places[here + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}

/** The keyboard goes on at the place after a row that is to go, or before it. */
export function focusBeside(row: HTMLElement): void {
  const places = placesOf(row.closest('[data-places]') ?? document);
  const here = places.findIndex((place) => row.contains(place));
  (places[here + 1] ?? places[here - 1])?.focus();
}
