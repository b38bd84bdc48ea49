const tabbable = [
  'button',
  'input:not([type=file])',
  'textarea',
  'a[href]',
  '[tabindex]',
  '[role=radio]',
  '[role=slider]',
]
  .map((selector) => `${selector}:not([tabindex="-1"])`)
  .join(', ');

/** The element of a region that had the focus last, so that coming back leads there. */
const lastFocused = new WeakMap<Element, HTMLElement>();

/** Remembers where the focus is in each region; the answer ends it. */
export function watchRegions(): () => void {
  const remember = (event: FocusEvent): void => {
    const target = event.target;
    if (!(target instanceof HTMLElement)) return;
    const region = target.closest('[data-region]');
    if (region) lastFocused.set(region, target);
  };
  document.addEventListener('focusin', remember);
  return () => {
    document.removeEventListener('focusin', remember);
  };
}

/** Moves the focus into a region, to where it was last; answers whether that worked. */
export function focusRegion(region: HTMLElement): boolean {
  const last = lastFocused.get(region);
  const target = last?.isConnected
    ? last
    : [...region.querySelectorAll<HTMLElement>(tabbable)].find((element) => element.checkVisibility());
  target?.focus({ focusVisible: true });
  return target !== undefined && document.activeElement === target;
}

/** Moves the focus to the next region of the window (1) or the one before (-1), round and round. */
export function moveToRegion(direction: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.checkVisibility() && !region.closest('[inert]'),
  );
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const start = here === -1 ? (direction === 1 ? -1 : 0) : here;
  for (let step = 1; step <= regions.length; step += 1) {
    const region = regions.at((start + direction * step + regions.length * 2) % regions.length);
    if (region && focusRegion(region)) return;
  }
}
