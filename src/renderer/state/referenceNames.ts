import { useEffect } from 'react';
import { create } from 'zustand';
import type { ReferenceId } from '../../shared/domain/index.ts';
import { ask, reverie } from './bridge.ts';
import { showLibrary } from './interface.ts';
import { lookFor } from './libraryQuery.ts';

interface ReferenceNames {
  /** What references are called: the artist's own name, or the name of the file. */
  names: ReadonlyMap<ReferenceId, string>;
}

/** How references are called that pictures can be searched by. */
export const useReferenceNames = create<ReferenceNames>(() => ({ names: new Map() }));

const mostNamed = 500;
const mostRecent = 200;

interface Named {
  id: ReferenceId;
  name: string;
  title?: string;
}

function remember(references: readonly Named[]): void {
  useReferenceNames.setState(({ names }) => {
    const next = new Map(names);
    for (const { id, name, title } of references) next.set(id, title ?? name);
    return { names: next };
  });
}

async function loadNames(): Promise<void> {
  const { references } = reverie();
  const [named, recent] = await Promise.all([
    ask(references.named({ limit: mostNamed })),
    ask(references.recent({ limit: mostRecent })),
  ]);
  remember([...named, ...recent.items]);
}

/**
 * Keeps the names that a search field needs: of what can be chosen while it is `open`, and of the
 * reference that is asked for. `tell` hears why they could not be read.
 */
export function useFreshReferenceNames(
  open: boolean,
  used: ReferenceId | undefined,
  tell: (problem: unknown) => void,
): ReferenceNames['names'] {
  const names = useReferenceNames((state) => state.names);
  useEffect(() => {
    if (open) loadNames().catch(tell);
  }, [open, tell]);
  const unknown = used !== undefined && !names.has(used);
  useEffect(() => {
    if (!unknown) return;
    ask(reverie().references.get([used])).then(remember, tell);
  }, [unknown, used, tell]);
  return names;
}

/** Shows the pictures that were made with a reference. */
export function showMadeWith(reference: Named): void {
  remember([reference]);
  showLibrary();
  lookFor({ text: '', filters: { usedReference: reference.id } });
}
