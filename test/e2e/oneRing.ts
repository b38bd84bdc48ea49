import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/** Where the hands are in the grid, as the page shows it. */
export interface Hands {
  /** The picture that has the focus; null where something else has it. */
  focused: string | null;
  /** Pictures with a ring: that of the focus or that of the active picture. */
  rings: string[];
  selected: string[];
  /** What lies over the picture or cuts it off; empty where all of it is in sight. */
  covered: string[];
}

/** Reads the page. `focused` is the synthetic number's id, as `synthetic00000007_1`. */
export function readHands(page: Page): Promise<Hands> {
  return page.evaluate(() => {
    const cells = [...document.querySelectorAll<HTMLElement>('[role=gridcell]')];
    const idsOf = (found: HTMLElement[]): string[] => found.map((cell) => cell.dataset['picture'] ?? '');
    const ringed = cells.filter(
      (cell) =>
        cell.matches(':focus-visible') || (/(?:^|[ _])active_/.test(cell.className) && cell.ariaSelected === 'true'),
    );
    const focused = cells.find((cell) => cell === document.activeElement);
    const covered: string[] = [];
    const tile = focused?.getBoundingClientRect();
    const scroller = focused?.closest('[role=grid]')?.parentElement?.parentElement?.getBoundingClientRect();
    if (tile && scroller) {
      if (tile.top < scroller.top || tile.left < scroller.left) covered.push('the beginning of the view');
      if (tile.bottom > scroller.bottom || tile.right > scroller.right) covered.push('the end of the view');
      const over = '[id^="group-"], [data-selection-bar], [data-toast]';
      for (const element of document.querySelectorAll(over)) {
        const box = element.getBoundingClientRect();
        const apart =
          box.right <= tile.left || box.left >= tile.right || box.bottom <= tile.top || box.top >= tile.bottom;
        if (!apart) covered.push(element.textContent ?? '');
      }
    }
    return {
      focused: focused?.dataset['picture'] ?? null,
      rings: idsOf(ringed),
      selected: idsOf(cells.filter((cell) => cell.ariaSelected === 'true')),
      covered,
    };
  });
}

/** Waits until exactly one picture has the focus and the mark of the active one, and all of it is in sight. Answers its id. */
export async function oneRing(page: Page, id?: string): Promise<string> {
  const of = (hands: Hands): Hands | string =>
    hands.focused !== null &&
    hands.rings.length === 1 &&
    hands.rings[0] === hands.focused &&
    hands.selected.includes(hands.focused) &&
    hands.covered.length === 0
      ? hands.focused
      : hands;
  if (id !== undefined) await expect.poll(async () => of(await readHands(page))).toBe(id);
  else await expect.poll(async () => of(await readHands(page))).toBeTypeOf('string');
  return (await readHands(page)).focused ?? '';
}
