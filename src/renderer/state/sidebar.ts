import { create } from 'zustand';
import { useMediaQuery } from './useMediaQuery.ts';

const storageName = 'reverie.sidebar';

const foldedName = 'reverie.folded';

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

export interface Sidebar {
  open: boolean;
  /** The window is too narrow for a place of its own. */
  liesOver: boolean;
  setOpen: (open: boolean) => void;
}

/** Whether the list of places is a sidebar or a rail of icons. */
export function useSidebar(): Sidebar {
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

function rememberedFolds(): ReadonlySet<string> {
  const kept = typeof localStorage === 'undefined' ? null : localStorage.getItem(foldedName);
  return new Set((kept ?? '').split(' ').filter((name) => name !== ''));
}

const useFoldsState = create<{ folded: ReadonlySet<string> }>(() => ({ folded: rememberedFolds() }));

/** What is folded in the sidebar: collections by their id, parts by their name. */
export function useFolds(): ReadonlySet<string> {
  return useFoldsState((state) => state.folded);
}

/** Folds or unfolds, and remembers it. */
export function toggleFold(name: string): void {
  useFoldsState.setState(({ folded }) => {
    const next = new Set(folded);
    if (!next.delete(name)) next.add(name);
    localStorage.setItem(foldedName, [...next].join(' '));
    return { folded: next };
  });
}
