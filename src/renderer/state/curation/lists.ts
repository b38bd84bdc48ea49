import { useEffect } from 'react';
import { create } from 'zustand';
import type { TagUse } from '../../../shared/domain/index.ts';
import { ask, reverie } from '../../bridge/index.ts';
import type { Collection } from '../../../shared/bridge/index.ts';

interface CurationLists {
  /** By name. */
  tags: readonly TagUse[];
  collections: readonly Collection[];
  /** Whether both were read since they changed last. */
  fresh: boolean;
  /** Counts how often they became different. */
  changes: number;
}

/** The tags and collections there are. */
export const useCurationLists = create<CurationLists>(() => ({ tags: [], collections: [], fresh: false, changes: 0 }));

type Lists = Pick<CurationLists, 'tags' | 'collections'>;

/** Reads until nothing has changed meanwhile. */
async function read(): Promise<Lists> {
  for (;;) {
    const { changes } = useCurationLists.getState();
    const { library } = reverie();
    // oxlint-disable-next-line no-await-in-loop -- what is there now is only known once this is answered
    const [tags, collections] = await Promise.all([ask(library.tags()), ask(library.collections())]);
    if (changes !== useCurationLists.getState().changes) continue;
    useCurationLists.setState({ tags, collections, fresh: true });
    return { tags, collections };
  }
}

let reading: Promise<Lists> | undefined;

/** One reading serves all who ask while it goes on. */
export function loadCurationLists(): Promise<Lists> {
  reading ??= read().finally(() => {
    reading = undefined;
  });
  return reading;
}

/** The collections as they are now, read again where they have changed since. */
export async function currentCollections(): Promise<readonly Collection[]> {
  const { fresh, collections } = useCurationLists.getState();
  return fresh ? collections : (await loadCurationLists()).collections;
}

/** They are different now; read again by whoever shows them. */
export function outdateCurationLists(): void {
  useCurationLists.setState(({ changes }) => ({ fresh: false, changes: changes + 1 }));
}

/** Keeps the lists read while the component is there. `report` hears why they could not be. */
export function useFreshLists(report: (problem: unknown) => void): void {
  const fresh = useCurationLists((state) => state.fresh);
  const changes = useCurationLists((state) => state.changes);
  useEffect(() => {
    if (!fresh) loadCurationLists().catch(report);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- another change asks again, also after a failure
  }, [fresh, changes, report]);
}
