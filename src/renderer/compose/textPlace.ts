import type { Anchor } from './FloatingCard.tsx';

/** Where a character of the prompt is drawn: its place in the layer that mirrors the text field. */
export function placeOfCharacter(mirror: HTMLElement, offset: number): Anchor {
  const texts = document.createTreeWalker(mirror, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = texts.nextNode(); node instanceof Text; node = texts.nextNode()) {
    if (offset < before + node.length) {
      const range = document.createRange();
      range.setStart(node, offset - before);
      range.setEnd(node, offset - before + 1);
      return range.getBoundingClientRect();
    }
    before += node.length;
  }
  return mirror.getBoundingClientRect();
}

/** Scrolls the layer's panel just so far that this character can be seen. */
export function revealCharacter(mirror: HTMLElement, offset: number): void {
  const panel = mirror.closest('[data-prompt-scroll]');
  if (!panel || panel.scrollHeight <= panel.clientHeight) return;
  const { top, bottom } = placeOfCharacter(mirror, offset);
  const seen = panel.getBoundingClientRect();
  if (bottom > seen.bottom) panel.scrollTop += bottom - seen.bottom;
  else if (top < seen.top) panel.scrollTop -= seen.top - top;
}

/** The token under a point, or the one that the caret stands in: its number and where it is drawn. */
export interface TokenPlace {
  number: number;
  anchor: Anchor;
}

function tokensOf(mirror: HTMLElement): HTMLElement[] {
  return [...mirror.querySelectorAll<HTMLElement>('[data-token]')];
}

export function tokenAtPoint(mirror: HTMLElement, x: number, y: number): TokenPlace | undefined {
  for (const token of tokensOf(mirror)) {
    for (const box of token.getClientRects()) {
      if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) {
        return { number: Number(token.dataset['token']), anchor: box };
      }
    }
  }
  return undefined;
}

/** The token that has this offset inside it, not at its edges. */
export function tokenAtCaret(mirror: HTMLElement, caret: number): TokenPlace | undefined {
  for (const token of tokensOf(mirror)) {
    const start = Number(token.dataset['start']);
    if (start < caret && caret < start + (token.textContent?.length ?? 0)) {
      return { number: Number(token.dataset['token']), anchor: token.getBoundingClientRect() };
    }
  }
  return undefined;
}
