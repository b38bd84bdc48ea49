import { useCallback, useEffect, useReducer, useRef, type FocusEvent, type RefObject } from 'react';
import type { PictureId } from '../../shared/domain/ids.ts';
import { useCommand } from '../state/commands/index.ts';
import { useSelection } from '../state/selection/index.ts';

/** Whether the focus went with the element in the grid that had it. */
const isLost = (within: RefObject<boolean>): boolean => within.current && document.activeElement === document.body;

const holds = (element: Element | null, other: Element | null): boolean => element?.contains(other) ?? false;

interface GridFocus {
  /** Whether the keyboard is in the grid, or was there until the element that had it went. */
  hasHands: () => boolean;
  /** Brings the keyboard to the current picture, once that is drawn. */
  bringFocus: () => void;
  /** For the element that all pictures lie in. */
  focusHandlers: { onFocus: (event: FocusEvent<HTMLElement>) => void; onBlur: () => void };
}

/**
 * The focus follows the current picture. Where rows flow anew its element is made anew, or the picture has left and
 * another one is current: the focus that went with the element comes back to the picture that is current then.
 * `toFocus` answers the picture that is to have the keyboard; it is drawn.
 */
export function useGridFocus(
  canvas: RefObject<HTMLElement | null>,
  toFocus: RefObject<() => PictureId | undefined>,
): GridFocus {
  const within = useRef(false);
  const wanted = useRef(false);
  const [, bring] = useReducer((times: number) => times + 1, 0);
  const focusCurrent = (): boolean => {
    const id = toFocus.current();
    if (id === undefined) return false;
    const tile = canvas.current?.querySelector<HTMLElement>(`[data-picture="${CSS.escape(id)}"]`);
    tile?.focus({ preventScroll: true });
    return tile !== undefined && tile === document.activeElement;
  };
  useEffect(() => {
    if (wanted.current || isLost(within)) focusCurrent();
    wanted.current = false;
  });
  useCommand('focusPictures', focusCurrent);

  return {
    hasHands: useCallback(
      () => wanted.current || isLost(within) || (within.current && holds(canvas.current, document.activeElement)),
      [canvas],
    ),
    bringFocus: useCallback(() => {
      wanted.current = true;
      // Also where nothing else changes: a wish that waits would take the focus from something else later.
      bring();
    }, []),
    focusHandlers: {
      onFocus: ({ target }) => {
        within.current = true;
        const id = target.dataset['picture'] as PictureId | undefined;
        if (id !== undefined && id !== useSelection.getState().current) useSelection.getState().goTo(id);
      },
      onBlur: () => {
        within.current = false;
      },
    },
  };
}
