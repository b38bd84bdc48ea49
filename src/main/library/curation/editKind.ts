import type { EditKind } from '../../../shared/domain/curation.ts';
import type { Change } from './changes.ts';

/** What kind of edit it was, for the message that says it was undone. The most significant of its changes decides. */
export function editKindOf(changes: readonly Change[]): EditKind {
  const kinds = new Set(changes.map(kindOfChange));
  return order.find((kind) => kinds.has(kind)) ?? 'other';
}

const order: readonly EditKind[] = [
  'trash',
  'restore',
  'collection',
  'collect',
  'uncollect',
  'tag',
  'untag',
  'rating',
  'flag',
  'label',
  'note',
];

function kindOfChange(change: Change): EditKind {
  if ('tag' in change) return change.on ? 'tag' : 'untag';
  if ('collection' in change) return 'collection';
  if ('placesIn' in change) return change.places.some(([, place]) => place !== null) ? 'collect' : 'uncollect';
  switch (change.set) {
    case 'trashedAt':
      return change.value === null ? 'restore' : 'trash';
    case 'rating':
    case 'flag':
    case 'label':
    case 'note':
      return change.set;
  }
}
