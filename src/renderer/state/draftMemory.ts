import type { Reference, ReferenceId } from '../../shared/domain/index.ts';
import { aspectRatios, tiers, type DraftReference } from '../../shared/seedream/index.ts';
import { ask, reverie } from './bridge.ts';
import { useComposer } from './composer.ts';
import { freshDraft, holdsWork, knownReferences, withoutStaleApproval, type ComposerDraft } from './composerDraft.ts';

const place = 'reverie.draft';

/** The composer as text; references by id, for main keeps them. */
export function writeDraft(composer: ComposerDraft): string {
  const { prompt, sizeKind, tier, ratio, width, height, linkedAspect, count, countMode, approvedPrompt } = composer;
  const references = composer.references.map(({ reference, note }) => ({ id: reference.id, note }));
  const size = { sizeKind, tier, ratio, width, height, linkedAspect };
  return JSON.stringify({ prompt, references, ...size, count, countMode, approvedPrompt });
}

/** What `writeDraft` wrote, with anything that does not fit left as in a fresh draft. */
export function readDraft(text: string): { composer: ComposerDraft; references: DraftReference[] } {
  const nothing = { composer: freshDraft, references: [] };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // Written by another version, or cut off: a fresh draft loses less than a page that does not start.
    return nothing;
  }
  if (typeof parsed !== 'object' || parsed === null) return nothing;
  const kept = parsed as Record<string, unknown>;
  const number = (name: 'width' | 'height' | 'count'): number =>
    Number.isInteger(kept[name]) ? (kept[name] as number) : freshDraft[name];
  const oneOf = <Value>(name: string, values: readonly Value[], otherwise: Value): Value =>
    values.find((value) => value === kept[name]) ?? otherwise;
  const references = (Array.isArray(kept['references']) ? kept['references'] : []) as {
    id?: ReferenceId;
    note?: unknown;
  }[];
  return {
    references: references.flatMap((item): DraftReference[] =>
      typeof item?.id === 'string'
        ? [{ referenceId: item.id, ...(typeof item.note === 'string' ? { note: item.note } : {}) }]
        : [],
    ),
    composer: {
      ...freshDraft,
      prompt: typeof kept['prompt'] === 'string' ? kept['prompt'] : '',
      sizeKind: oneOf('sizeKind', ['auto', 'ratio', 'pixels'], freshDraft.sizeKind),
      tier: oneOf('tier', tiers, freshDraft.tier),
      ratio: oneOf('ratio', aspectRatios, freshDraft.ratio),
      width: number('width'),
      height: number('height'),
      linkedAspect: typeof kept['linkedAspect'] === 'number' ? kept['linkedAspect'] : undefined,
      count: number('count'),
      countMode: oneOf('countMode', ['set', 'separate'], freshDraft.countMode),
      approvedPrompt: typeof kept['approvedPrompt'] === 'string' ? kept['approvedPrompt'] : undefined,
    },
  };
}

/**
 * Brings the draft back that was there before the page was loaded again (the session's storage lasts
 * as long as the window), and keeps it from now on.
 */
export async function rememberDraft(storage: Pick<Storage, 'getItem' | 'setItem'>): Promise<void> {
  const text = storage.getItem(place);
  if (text !== null) {
    const { composer, references } = readDraft(text);
    const ids = references.map(({ referenceId }) => referenceId);
    const known: Reference[] = ids.length > 0 ? await ask(reverie().references.get(ids)) : [];
    const restored = { ...composer, ...knownReferences({ prompt: composer.prompt, references }, known) };
    // What the artist did in the meantime counts more.
    if (!holdsWork(useComposer.getState())) useComposer.setState(withoutStaleApproval(restored));
  }
  useComposer.subscribe((state) => {
    storage.setItem(place, writeDraft(state));
  });
}
