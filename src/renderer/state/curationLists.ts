import { useEffect } from 'react';
import { create } from 'zustand';
import type { Collection, TagUse } from '../../shared/domain/index.ts';
import { ask, reverie } from './bridge.ts';

interface CurationLists {
  /** By name. */
  tags: readonly TagUse[];
  collections: readonly Collection[];
  /** Counts up with each change. */
  changes: number;
  /** The change after which both were read; a reading that failed is tried again after the next one. */
  readAfter: number | undefined;
}

/** The tags and collections there are. */
export const useCurationLists = create<CurationLists>(() => ({
  tags: [],
  collections: [],
  changes: 0,
  readAfter: undefined,
}));

let readings = 0;

export async function loadCurationLists(): Promise<void> {
  readings += 1;
  const reading = readings;
  const { changes } = useCurationLists.getState();
  const [tags, collections] = await Promise.all([ask(reverie().library.tags()), ask(reverie().library.collections())]);
  if (reading === readings) useCurationLists.setState({ tags, collections, readAfter: changes });
}

/** They are different now; read again by whoever shows them. */
export function outdateCurationLists(): void {
  readings += 1;
  useCurationLists.setState(({ changes }) => ({ changes: changes + 1 }));
}

/** Keeps the lists read while the component is there. `tell` hears why they could not be. */
export function useFreshLists(tell: (problem: unknown) => void): void {
  const changes = useCurationLists((state) => state.changes);
  const readAfter = useCurationLists((state) => state.readAfter);
  useEffect(() => {
    if (readAfter !== changes) loadCurationLists().catch(tell);
  }, [readAfter, changes, tell]);
}
