import type { ReferenceId } from '../../../shared/domain/index.ts';
import { aspectRatios, tiers, type DraftReference } from '../../../shared/seedream/index.ts';
import { freshDraft, type ComposerDraft } from './draft.ts';

/** The composer as text; references by id, for main keeps them. */
export function writeDraft(composer: ComposerDraft): string {
  const { prompt, sizeKind, tier, ratio, width, height, linkedAspect, count, countMode, approvedPrompt } = composer;
  const references = composer.references.map(({ reference, note }) => ({ id: reference.id, note }));
  const size = { sizeKind, tier, ratio, width, height, linkedAspect };
  return JSON.stringify({ prompt, references, ...size, count, countMode, approvedPrompt });
}

export interface KeptDraft {
  composer: ComposerDraft;
  /** Of the composer, which main may not know any more. */
  references: DraftReference[];
}

/** What `writeDraft` wrote, with anything that does not fit left as in a fresh draft. */
export function readDraft(text: string): KeptDraft {
  return draftFrom(readRecord(text));
}

/** Nothing for a text of another version or one that was cut off: that loses less than a page that does not start. */
export function readRecord(text: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return {};
  }
  return isRecord(parsed) ? parsed : {};
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function draftFrom(kept: Record<string, unknown>): KeptDraft {
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
