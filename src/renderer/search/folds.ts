import { create } from 'zustand';

const storageName = 'reverie.folded';

function rememberedFolds(): ReadonlySet<string> {
  const kept = typeof localStorage === 'undefined' ? null : localStorage.getItem(storageName);
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
    localStorage.setItem(storageName, [...next].join(' '));
    return { folded: next };
  });
}
