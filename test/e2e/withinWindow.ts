import type { Page } from 'playwright-core';

/** Makes every word on the page 40 % longer, as translations are. What React writes anew later is as it was. */
export async function lengthenWords(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      if (text.includes('\u200b') || !/\p{L}/u.test(text)) continue;
      // The mark says that it was done.
      node.nodeValue = `${text.replaceAll(/\p{L}+/gu, (word) => word + word.slice(0, Math.ceil(word.length * 0.4)))}\u200b`;
    }
  });
}

/**
 * What lies outside the window, one line each: a page that scrolls, a part that was scrolled and cannot be scrolled
 * back, and each control that is neither in the window nor in what its own scroll area can bring there.
 */
export async function outsideOf(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const tolerance = 1;
    /** An area less high or wide than this shows too little of what is in it. */
    const leastArea = 24;
    const problems: string[] = [];
    const { scrollWidth, scrollHeight, scrollLeft, scrollTop } = document.documentElement;
    if (scrollWidth > innerWidth || scrollHeight > innerHeight || scrollLeft !== 0 || scrollTop !== 0) {
      problems.push(`the window is ${innerWidth}×${innerHeight} and its page ${scrollWidth}×${scrollHeight}`);
    }
    const nameOf = (element: Element): string => {
      const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return `${element.tagName.toLowerCase()} "${words.trim().slice(0, 40)}"`;
    };
    interface Box {
      left: number;
      top: number;
      right: number;
      bottom: number;
    }
    const within = (inner: Box, outer: Box): boolean =>
      inner.left >= outer.left - tolerance &&
      inner.top >= outer.top - tolerance &&
      inner.right <= outer.right + tolerance &&
      inner.bottom <= outer.bottom + tolerance;
    const say = ({ left, top, right, bottom }: Box): string =>
      [left, top, right, bottom].map((side) => Math.round(side)).join(' ');
    const seen = new Set<Element>();
    /** Whether `box`, which belongs to `element`, can be brought into the window. */
    const check = (element: Element, box: Box, who: string): void => {
      let shown = box;
      for (let outer = parentOf(element); outer; outer = parentOf(outer)) {
        const style = getComputedStyle(outer);
        const clipsX = style.overflowX !== 'visible';
        const clipsY = style.overflowY !== 'visible';
        if (!clipsX && !clipsY) continue;
        const edge = outer.getBoundingClientRect();
        const inside: Box = {
          left: edge.left + outer.clientLeft,
          top: edge.top + outer.clientTop,
          right: edge.left + outer.clientLeft + outer.clientWidth,
          bottom: edge.top + outer.clientTop + outer.clientHeight,
        };
        const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';
        const reach: Box = {
          left: scrolls(style.overflowX) ? inside.left - outer.scrollLeft : inside.left,
          right: scrolls(style.overflowX) ? inside.left - outer.scrollLeft + outer.scrollWidth : inside.right,
          top: scrolls(style.overflowY) ? inside.top - outer.scrollTop : inside.top,
          bottom: scrolls(style.overflowY) ? inside.top - outer.scrollTop + outer.scrollHeight : inside.bottom,
        };
        if (!clipsX) [reach.left, reach.right] = [-Infinity, Infinity];
        if (!clipsY) [reach.top, reach.bottom] = [-Infinity, Infinity];
        if (!within(shown, reach)) {
          problems.push(`${who} at ${say(shown)} is cut off by ${outer.className} at ${say(reach)}`);
          return;
        }
        const scrolling =
          (scrolls(style.overflowX) && outer.scrollWidth > outer.clientWidth) ||
          (scrolls(style.overflowY) && outer.scrollHeight > outer.clientHeight);
        if (scrolling) {
          if (seen.has(outer)) return;
          seen.add(outer);
          if (outer.clientWidth < leastArea || outer.clientHeight < leastArea) {
            problems.push(`the area ${outer.className} is only ${outer.clientWidth}×${outer.clientHeight}, for ${who}`);
          }
          // From here on it is the area that has to be in the window.
          check(outer, edge, `the area ${outer.className}`);
          return;
        }
      }
      if (!within(shown, { left: 0, top: 0, right: innerWidth, bottom: innerHeight })) {
        problems.push(`${who} at ${say(shown)} lies outside the window of ${innerWidth}×${innerHeight}`);
      }
    };
    /** What an element lies in: nothing for one that is fixed to the window. */
    const parentOf = (element: Element): Element | null => {
      const { position } = getComputedStyle(element);
      if (position === 'fixed' || element.matches(':popover-open')) return null;
      let parent = element.parentElement;
      // What is placed by itself is not cut by what it is not placed in.
      if (position === 'absolute') {
        while (parent && getComputedStyle(parent).position === 'static' && !contains(parent))
          parent = parent.parentElement;
      }
      return parent;
    };
    const contains = (element: Element): boolean => {
      const { transform, containerType, contain } = getComputedStyle(element);
      return transform !== 'none' || containerType !== 'normal' || contain !== 'none';
    };
    const controls = document.querySelectorAll(
      'button, input, textarea, select, a[href], summary, [role=slider], [role=radio], [role=menuitem], [role=menuitemcheckbox], [role=option], [tabindex="0"]',
    );
    const modal = [...document.querySelectorAll('[data-modal]')].at(-1);
    for (const control of controls) {
      if (
        control.closest('[inert], [aria-hidden=true]') ||
        (modal && !modal.contains(control) && !control.closest('[role=menu], [role=listbox]'))
      )
        continue;
      // The strip is gone through with the arrow keys and the wheel, and is cut at both ends.
      if (control.closest('[data-filmstrip]')) continue;
      if (!control.checkVisibility({ visibilityProperty: true })) continue;
      const box = control.getBoundingClientRect();
      if (box.width <= 1 && box.height <= 1) continue;
      check(control, box, nameOf(control));
    }
    for (const element of document.querySelectorAll('*')) {
      const { overflowX, overflowY } = getComputedStyle(element);
      const stuck =
        (element.scrollTop !== 0 && overflowY === 'hidden') || (element.scrollLeft !== 0 && overflowX === 'hidden');
      if (stuck && !element.matches('input, textarea')) problems.push(`${nameOf(element)} was scrolled for good`);
    }
    return [...new Set(problems)];
  });
}
