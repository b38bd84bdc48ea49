import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { Reference, ReferenceId } from '../../../shared/domain/index.ts';
import { createBatcher, ask, reverie } from '../../bridge/index.ts';

/** What is known of a reference: enough to name and show it. */
export type KnownReference = Pick<Reference, 'id' | 'name' | 'title' | 'thumbnailUrl'>;

interface ReferencesState {
  known: ReadonlyMap<ReferenceId, KnownReference>;
  /** Those that the search offers, in the order in which they became known. */
  offered: ReadonlySet<ReferenceId>;
}

/** References one call reads. */
const mostIds = 500;
const mostNamed = 500;
const mostRecent = 200;

const nothing: ReferencesState = { known: new Map(), offered: new Set() };

const useReferences = create<ReferencesState>(() => nothing);

function remember(references: readonly KnownReference[]): void {
  useReferences.setState(({ known }) => {
    const next = new Map(known);
    for (const reference of references) next.set(reference.id, reference);
    return { known: next };
  });
}

function offer(references: readonly KnownReference[]): void {
  remember(references);
  useReferences.setState(({ offered }) => ({ offered: new Set([...offered, ...references.map(({ id }) => id)]) }));
}

const batcher = createBatcher<ReferenceId>({
  most: mostIds,
  schedule: (run) => {
    requestAnimationFrame(run);
  },
  read: async (ids) => {
    remember(await ask(reverie().references.get(ids)));
  },
});

/** A reference by its id; undefined until it was read, and for none. */
export function useReference(id: ReferenceId | undefined): KnownReference | undefined {
  const known = useReferences((state) => (id === undefined ? undefined : state.known.get(id)));
  useEffect(() => {
    if (id !== undefined && !known) batcher.want(id);
  }, [id, known]);
  return known;
}

async function readOffered(): Promise<void> {
  const { references } = reverie();
  const [named, recent] = await Promise.all([
    ask(references.named({ limit: mostNamed })),
    ask(references.recent({ limit: mostRecent })),
  ]);
  offer([...named, ...recent.items]);
}

/**
 * What references are called that pictures can be searched by: the artist's own name, or the name of the file. Keeps
 * those that can be chosen while the search field is `open`, and the one that is `used` in a filter. `report` hears why
 * they could not be read.
 */
export function useReferenceNames(
  open: boolean,
  used: ReferenceId | undefined,
  report: (problem: unknown) => void,
): ReadonlyMap<ReferenceId, string> {
  const { known, offered } = useReferences();
  useEffect(() => {
    if (open) readOffered().catch(report);
  }, [open, report]);
  const unknown = used !== undefined && !offered.has(used);
  useEffect(() => {
    if (unknown) ask(reverie().references.get([used])).then(offer, report);
  }, [unknown, used, report]);
  return useMemo(
    () =>
      new Map(
        [...offered].flatMap((id): [ReferenceId, string][] => {
          const reference = known.get(id);
          return reference ? [[id, reference.title ?? reference.name]] : [];
        }),
      ),
    [known, offered],
  );
}

/** The search is about to be for the pictures made with a reference: its name is shown without waiting for main. */
export function offerReference(reference: KnownReference): void {
  const known = useReferences.getState().known.get(reference.id);
  offer([known ?? reference]);
  // Whoever shows it may not know the artist's own name for it.
  if (!known) batcher.want(reference.id);
}

/** Names may have changed, or it is another library. */
export function forgetReferences(): void {
  useReferences.setState(nothing);
}
