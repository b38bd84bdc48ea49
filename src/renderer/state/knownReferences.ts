import { useEffect } from 'react';
import { create } from 'zustand';
import type { Reference, ReferenceId } from '../../shared/domain/index.ts';
import { createBatcher } from './batcher.ts';
import { ask, reverie } from './bridge.ts';

/** References one call reads. */
const mostIds = 500;

/** What has been read of references, for their names and thumbnails in the library. */
const useKnownReferences = create<{ references: ReadonlyMap<ReferenceId, Reference> }>(() => ({
  references: new Map(),
}));

const batcher = createBatcher<ReferenceId>({
  most: mostIds,
  schedule: (run) => {
    requestAnimationFrame(run);
  },
  read: async (ids) => {
    const read = await ask(reverie().references.get(ids));
    useKnownReferences.setState(({ references }) => ({
      references: new Map([...references, ...read.map((each): [ReferenceId, Reference] => [each.id, each])]),
    }));
  },
});

/** A reference by its id; undefined until it was read, and for none. */
export function useReference(id: ReferenceId | undefined): Reference | undefined {
  const known = useKnownReferences((state) => (id === undefined ? undefined : state.references.get(id)));
  useEffect(() => {
    if (id !== undefined && !known) batcher.want(id);
  }, [id, known]);
  return known;
}

/** Names may have changed, or it is another library. */
export function forgetReferences(): void {
  useKnownReferences.setState({ references: new Map() });
}
