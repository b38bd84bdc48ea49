import type { ComposerReference } from '../state/composer/index.ts';

export type ReferenceChange =
  | { kind: 'added' | 'removed'; count: number }
  | { kind: 'moved' | 'replaced'; name: string; number: number };

/** What tells two states of the strip apart; undefined when nothing does. A move names `held` when that moved, else what moved furthest. */
export function referenceChange(
  before: readonly ComposerReference[],
  after: readonly ComposerReference[],
  held?: string,
): ReferenceChange | undefined {
  if (after.length > before.length) return { kind: 'added', count: after.length - before.length };
  if (after.length < before.length) return { kind: 'removed', count: before.length - after.length };
  const old = new Map(before.map(({ reference }, index) => [reference.id, index]));
  let furthest = 0;
  let moved: ReferenceChange | undefined;
  for (const [index, { reference }] of after.entries()) {
    if (!old.has(reference.id)) return { kind: 'replaced', name: reference.name, number: index + 1 };
    const distance = Math.abs(index - (old.get(reference.id) ?? index));
    if (distance > 0 && reference.id === held) return { kind: 'moved', name: reference.name, number: index + 1 };
    if (distance > furthest) {
      furthest = distance;
      moved = { kind: 'moved', name: reference.name, number: index + 1 };
    }
  }
  return moved;
}
