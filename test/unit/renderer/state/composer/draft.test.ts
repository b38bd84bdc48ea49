import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../../../../src/shared/seedream/index.ts';
import type { ReferenceId } from '../../../../../src/shared/domain/index.ts';
import {
  chooseCount,
  chooseEdge,
  chooseMode,
  chooseOwnPixels,
  draftOf,
  freshDraft,
  fromDraft,
  insertReferences,
  linkEdges,
  moveReference,
  removeReferences,
  roomForReferences,
  sizeOf,
  type ComposerDraft,
} from '../../../../../src/renderer/state/composer/draft.ts';
import { inStrip, reference } from '../../samples.ts';

const withStrip = (...ids: string[]): ComposerDraft => ({ ...freshDraft, references: inStrip(...ids) });
const order = (composer: ComposerDraft): string => composer.references.map(({ reference }) => reference.id).join(' ');
const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `r${index}`);

describe('references in the strip', () => {
  it.each([
    { at: 0, result: 'x y a b' },
    { at: 1, result: 'a x y b' },
    { at: 2, result: 'a b x y' },
    { at: undefined, result: 'a b x y' },
  ])('are put in before position $at', ({ at, result }) => {
    expect(order(insertReferences(withStrip('a', 'b'), inStrip('x', 'y'), at))).toBe(result);
  });

  it('are not put in twice', () => {
    expect(order(insertReferences(withStrip('a', 'b'), inStrip('b', 'c', 'c')))).toBe('a b c');
  });

  it('are never more than fourteen: the first ones are taken', () => {
    const full = insertReferences(withStrip(...numbered(12)), inStrip('x', 'y', 'z'));
    expect(order(full)).toBe([...numbered(12), 'x', 'y'].join(' '));
  });

  it.each([
    { from: 0, before: 3, result: 'b c a d' },
    { from: 0, before: 4, result: 'b c d a' },
    { from: 3, before: 0, result: 'd a b c' },
    { from: 2, before: 1, result: 'a c b d' },
    { from: 1, before: 1, result: 'a b c d' },
    { from: 1, before: 2, result: 'a b c d' },
    { from: 1, before: 99, result: 'a c d b' },
    { from: 9, before: 0, result: 'a b c d' },
  ])('moved from $from to before $before stand as $result', ({ from, before, result }) => {
    expect(order(moveReference(withStrip('a', 'b', 'c', 'd'), from, before))).toBe(result);
  });

  it('keep all their members however they are moved', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(8), (from, before) => {
        const moved = moveReference(withStrip(...numbered(5)), from, before);
        expect(order(moved).split(' ').toSorted()).toEqual(numbered(5));
      }),
    );
  });

  it('leave room for those that are still being read', () => {
    expect(roomForReferences(withStrip(...numbered(12)), 1)).toBe(1);
    expect(roomForReferences(withStrip(...numbered(14)), 3)).toBe(0);
  });

  it('take their numbers in the prompt along', () => {
    const composer = { ...withStrip('a', 'b', 'c'), prompt: 'Like image 1, light of image 3' };
    expect(moveReference(composer, 0, 3).prompt).toBe('Like image 3, light of image 2');
    expect(insertReferences(composer, inStrip('x'), 0).prompt).toBe('Like image 2, light of image 4');
    expect(removeReferences(composer, ['a' as ReferenceId]).prompt).toBe('Like image ?, light of image 2');
  });
});

describe('the count', () => {
  it('is lowered when references take its place, and says what it was', () => {
    const wanted = chooseCount(freshDraft, 15);
    const lowered = insertReferences(wanted, inStrip('a', 'b', 'c', 'd'));
    expect([lowered.count, lowered.loweredFrom]).toEqual([11, 15]);
    const again = insertReferences(lowered, inStrip('e'));
    expect([again.count, again.loweredFrom]).toEqual([10, 15]);
  });

  it('forgets what it was once the artist changes it', () => {
    const lowered = insertReferences(chooseCount(freshDraft, 15), inStrip('a'));
    expect(chooseCount(lowered, 3).loweredFrom).toBeUndefined();
  });

  it('does not share its places with the references in separate tasks', () => {
    const separate = chooseMode(withStrip(...numbered(14)), 'separate');
    expect(chooseCount(separate, 15).count).toBe(15);
  });

  it('is lowered when separate tasks become one set', () => {
    const separate = chooseCount(chooseMode(withStrip('a', 'b'), 'separate'), 15);
    expect(chooseMode(separate, 'set').count).toBe(13);
  });

  it.each([
    [0, 1],
    [-3, 1],
    [7.4, 7],
    [99, 15],
  ])('%d becomes %d', (wanted, count) => {
    expect(chooseCount(freshDraft, wanted).count).toBe(count);
  });

  it('is always one the model takes, whatever is done', () => {
    const step = fc.oneof(
      fc.nat(20).map((count) => (composer: ComposerDraft) => chooseCount(composer, count)),
      fc.constantFrom('set', 'separate').map((mode) => (composer: ComposerDraft) => chooseMode(composer, mode)),
      fc.nat(13).map((id) => (composer: ComposerDraft) => insertReferences(composer, inStrip(`r${id}`), 0)),
      fc.nat(13).map((id) => (composer: ComposerDraft) => removeReferences(composer, [`r${id}` as ReferenceId])),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const composer = steps.reduce((before, change) => change(before), { ...freshDraft, prompt: 'a lake' });
        expect(checkDraft(draftOf(composer))).toEqual([]);
      }),
    );
  });
});

describe('the size', () => {
  it('begins own pixels with those of the shape chosen before', () => {
    const composer = chooseOwnPixels({ ...freshDraft, ratio: '3:2', tier: '4K' });
    expect(sizeOf(composer)).toEqual({ kind: 'pixels', width: 4992, height: 3328 });
  });

  it('keeps the shape while the edges are linked', () => {
    const composer = chooseOwnPixels({ ...freshDraft, ratio: '16:9' });
    expect(sizeOf(chooseEdge(composer, 'width', 3560))).toEqual({ kind: 'pixels', width: 3560, height: 2000 });
    expect(sizeOf(chooseEdge(composer, 'height', 2000))).toEqual({ kind: 'pixels', width: 3560, height: 2000 });
  });

  it('changes one edge alone once they are not linked', () => {
    const free = linkEdges(chooseOwnPixels(freshDraft), false);
    expect(sizeOf(chooseEdge(free, 'width', 3000))).toEqual({ kind: 'pixels', width: 3000, height: 2048 });
  });

  it('keeps the tier while the shape changes', () => {
    expect(sizeOf({ ...freshDraft, tier: '4K', sizeKind: 'auto' })).toEqual({ kind: 'auto', tier: '4K' });
  });
});

describe('a draft brought back', () => {
  it('is the same draft again', () => {
    const composer: ComposerDraft = {
      ...withStrip('a', 'b'),
      prompt: 'Like image 2',
      ratio: '21:9',
      tier: '4K',
      count: 4,
      references: [{ reference: reference('a'), note: 'the sky' }, ...inStrip('b')],
    };
    const draft = draftOf(composer);
    expect(draftOf(fromDraft(draft, [reference('b'), reference('a')]))).toEqual(draft);
  });

  it('comes without references that are no longer kept', () => {
    const draft = draftOf(withStrip('a', 'b', 'c'));
    expect(order(fromDraft(draft, [reference('c'), reference('a')]))).toBe('a c');
  });

  it('names the others by their new numbers, and the missing one by none', () => {
    const draft = draftOf({ ...withStrip('a', 'b', 'c'), prompt: 'image 1, image 2 and image 3' });
    expect(fromDraft(draft, [reference('c'), reference('a')]).prompt).toBe('image 1, image ? and image 2');
  });

  it('brings own pixels back, linked in their shape', () => {
    const draft = { ...draftOf(freshDraft), size: { kind: 'pixels' as const, width: 4000, height: 2000 } };
    expect(chooseEdge(fromDraft(draft, []), 'height', 1500).width).toBe(3000);
  });
});
