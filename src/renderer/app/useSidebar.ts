import { create } from 'zustand';
import type { SidebarPlace } from '../search/index.ts';
import { useMediaQuery } from '../hooks/index.ts';

const storageName = 'reverie.sidebar';

interface SidebarState {
  /** What the artist chose where there is room for both; undefined: as wide as the window allows. */
  chosen: 'open' | 'closed' | undefined;
  /** In a narrow window it lies over the library while this is set. */
  over: boolean;
}

function remembered(): SidebarState['chosen'] {
  const kept = typeof localStorage === 'undefined' ? null : localStorage.getItem(storageName);
  return kept === 'open' || kept === 'closed' ? kept : undefined;
}

const useSidebarState = create<SidebarState>(() => ({ chosen: remembered(), over: false }));

/** Whether the list of places is a sidebar or a rail of icons. */
export function useSidebar(): SidebarPlace {
  const { chosen, over } = useSidebarState();
  const wide = useMediaQuery('(min-width: 1280px)');
  const veryWide = useMediaQuery('(min-width: 1680px)');
  return {
    open: wide ? (chosen ?? (veryWide ? 'open' : 'closed')) === 'open' : over,
    liesOver: !wide,
    setOpen: (open) => {
      if (!wide) {
        useSidebarState.setState({ over: open });
        return;
      }
      const next = open ? 'open' : 'closed';
      localStorage.setItem(storageName, next);
      useSidebarState.setState({ chosen: next });
    },
  };
}
