import * as fc from 'fast-check';
import type { ReferenceId } from '../../../src/shared/domain/ids.ts';
import { aspectRatios, emptyDraft, tiers, type Draft, type SizeChoice } from '../../../src/shared/seedream/index.ts';

/** `count` different references. */
export function references(count: number): Draft['references'] {
  return Array.from({ length: count }, (_, index) => ({ referenceId: `${index}`.padStart(64, '0') as ReferenceId }));
}

export function draft(parts: Partial<Draft> = {}): Draft {
  return { ...emptyDraft, prompt: 'a heron', ...parts };
}

const edges = fc.oneof(
  fc.integer({ min: 1, max: 20_000 }),
  fc.integer({ min: -5, max: 5 }),
  fc.double({ noNaN: false, min: -100, max: 20_000 }),
  fc.constantFrom(1440, 2560, 4096, 960, 15_360, 3840, 1024),
);

export const anySize: fc.Arbitrary<SizeChoice> = fc.oneof(
  fc.record({ kind: fc.constant('auto' as const), tier: fc.constantFrom(...tiers) }),
  fc.record({
    kind: fc.constant('ratio' as const),
    ratio: fc.constantFrom(...aspectRatios),
    tier: fc.constantFrom(...tiers),
  }),
  fc.record({ kind: fc.constant('pixels' as const), width: edges, height: edges }),
);

/** Drafts of every kind, many of them with something out of its limits. */
export const anyDraft: fc.Arbitrary<Draft> = fc.record({
  prompt: fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', ' \n', 'x'.repeat(2000), 'x'.repeat(2001), '🎨'.repeat(2000), '🎨'.repeat(2001)),
  ),
  references: fc.integer({ min: 0, max: 17 }).map(references),
  size: anySize,
  count: fc.oneof(fc.integer({ min: -1, max: 17 }), fc.double(), fc.constant(Number.NaN)),
  countMode: fc.constantFrom('set' as const, 'separate' as const),
});
