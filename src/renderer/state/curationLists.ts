import { useEffect } from 'react';
import { create } from 'zustand';
import type { Collection, TagUse } from '../../shared/domain/index.ts';
import { ask, reverie } from './bridge.ts';

interface CurationLists {
  /** By name. */
  tags: readonly TagUse[];
  collections: readonly Collection[];
  /** Whether both were read since they changed last. */
  fresh: boolean;
  /** Counts up with each change, so that a reading that failed is tried again after the next. */
  changes: number;
}

/** The tags and collections there are. */
export const useCurationLists = create<CurationLists>(() => ({ tags: [], collections: [], fresh: false, changes: 0 }));

let readings = 0;

export async function loadCurationLists(): Promise<void> {
  readings += 1;
  const reading = readings;
  const [tags, collections] = await Promise.all([ask(reverie().library.tags()), ask(reverie().library.collections())]);
  if (reading === readings) useCurationLists.setState({ tags, collections, fresh: true });
}

/** They are different now; read again by whoever shows them. */
export function outdateCurationLists(): void {
  readings += 1;
  useCurationLists.setState(({ changes }) => ({ fresh: false, changes: changes + 1 }));
}

/** Keeps the lists read while the component is there. `tell` hears why they could not be. */
export function useFreshLists(tell: (problem: unknown) => void): void {
  const fresh = useCurationLists((state) => state.fresh);
  const changes = useCurationLists((state) => state.changes);
  useEffect(() => {
    if (!fresh) loadCurationLists().catch(tell);
  }, [fresh, changes, tell]);
}
