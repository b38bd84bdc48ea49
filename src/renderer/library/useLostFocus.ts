import { useRef, type FocusEvent } from 'react';
import type { PictureId } from '../../shared/domain/ids.ts';

interface LostFocus {
  /** The picture that had the focus until its element went, if nothing else has it now. */
  lostFocus: () => PictureId | undefined;
  /** For the element that all pictures lie in. */
  focusHandlers: { onFocus: (event: FocusEvent<HTMLElement>) => void; onBlur: () => void };
}

/** Knows which picture has the focus: where rows flow anew its element is made anew, and the focus goes with the old one. */
export function useLostFocus(): LostFocus {
  const focused = useRef<PictureId>(undefined);
  return {
    lostFocus: () => (document.activeElement === document.body ? focused.current : undefined),
    focusHandlers: {
      onFocus: ({ target }) => {
        focused.current = target.dataset['picture'] as PictureId | undefined;
      },
      onBlur: () => {
        focused.current = undefined;
      },
    },
  };
}
