import type { Reference, ReferenceId } from '../../../shared/domain/index.ts';
import {
  composePrompt,
  maximumCount,
  maximumPictures,
  maximumReferences,
  minimumCount,
  ratioPixels,
  renumberPrompt,
  type AspectRatio,
  type CountMode,
  type Draft,
  type DraftReference,
  type SizeChoice,
  type Tier,
} from '../../../shared/seedream/index.ts';

/** A reference in the strip, with what the artist sees of it. */
export interface ComposerReference {
  reference: Reference;
  /** The artist's words about it, as "only the palette". */
  note?: string | undefined;
}

/** Everything of the composer that makes the draft. Plain data; changed only by the functions below. */
export interface ComposerDraft {
  prompt: string;
  /** In sending order: the first is "image 1". */
  references: readonly ComposerReference[];
  sizeKind: SizeChoice['kind'];
  tier: Tier;
  ratio: AspectRatio;
  width: number;
  height: number;
  /** Width divided by height, kept while the two are linked. */
  linkedAspect: number | undefined;
  count: number;
  countMode: CountMode;
  /** The count before references took its place, until the artist changes it. */
  loweredFrom: number | undefined;
  /** The prompt with its notes as the artist has seen and approved it; gone as soon as either changes. */
  approvedPrompt: string | undefined;
}

export const freshDraft: ComposerDraft = {
  prompt: '',
  references: [],
  sizeKind: 'ratio',
  tier: '2K',
  ratio: '1:1',
  width: 2048,
  height: 2048,
  linkedAspect: 1,
  count: 1,
  countMode: 'set',
  loweredFrom: undefined,
  approvedPrompt: undefined,
};

/** What of a larger state makes the draft. */
export function draftPart(composer: ComposerDraft): ComposerDraft {
  const { prompt, references, sizeKind, tier, ratio, width, height, linkedAspect } = composer;
  const { count, countMode, loweredFrom, approvedPrompt } = composer;
  const size = { sizeKind, tier, ratio, width, height, linkedAspect };
  return { prompt, references, ...size, count, countMode, loweredFrom, approvedPrompt };
}

export function sizeOf(composer: Pick<ComposerDraft, 'sizeKind' | 'tier' | 'ratio' | 'width' | 'height'>): SizeChoice {
  switch (composer.sizeKind) {
    case 'auto':
      return { kind: 'auto', tier: composer.tier };
    case 'ratio':
      return { kind: 'ratio', ratio: composer.ratio, tier: composer.tier };
    case 'pixels':
      return { kind: 'pixels', width: composer.width, height: composer.height };
  }
}

/** What is sent, exactly as the bridge takes it. */
export function draftOf(composer: ComposerDraft): Draft {
  const draft: Draft = {
    prompt: composer.prompt,
    references: composer.references.map(({ reference, note }): DraftReference => {
      const item: DraftReference = { referenceId: reference.id };
      if (note !== undefined) item.note = note;
      return item;
    }),
    size: sizeOf(composer),
    count: composer.count,
    countMode: composer.countMode,
  };
  if (composer.approvedPrompt !== undefined) draft.approvedPrompt = composer.approvedPrompt;
  return draft;
}

/** Takes the artist's approval back where the prompt with its notes is no longer what was approved. */
export function withoutStaleApproval(composer: ComposerDraft): ComposerDraft {
  const { approvedPrompt } = composer;
  if (approvedPrompt === undefined || composePrompt(draftOf(composer)) === approvedPrompt) return composer;
  return { ...composer, approvedPrompt: undefined };
}

/** The most pictures this composer may ask for: separate tasks each have the references to themselves. */
export function mostPictures(composer: Pick<ComposerDraft, 'countMode' | 'references'>): number {
  if (composer.countMode === 'separate') return maximumCount;
  return Math.max(minimumCount, maximumPictures(composer.references.length));
}

/** The count lowered to what still fits, remembering what it was. */
function fitCount(composer: ComposerDraft): ComposerDraft {
  const most = mostPictures(composer);
  if (composer.count <= most) return composer;
  return { ...composer, count: most, loweredFrom: composer.loweredFrom ?? composer.count };
}

/** Which number each reference has after the order `before` became `after`; for the tokens of a prompt. Numbers begin at 1. */
export function numberMapping(
  before: readonly ReferenceId[],
  after: readonly ReferenceId[],
): Map<number, number | 'removed'> {
  const now = new Map(after.map((id, index) => [id, index + 1]));
  return new Map(before.map((id, index) => [index + 1, now.get(id) ?? 'removed']));
}

/** Other references or another order: numbers in the prompt go on naming the same pictures. */
function withReferences(composer: ComposerDraft, references: readonly ComposerReference[]): ComposerDraft {
  const ids = (items: readonly ComposerReference[]): ReferenceId[] => items.map(({ reference }) => reference.id);
  const prompt = renumberPrompt(composer.prompt, numberMapping(ids(composer.references), ids(references)));
  return fitCount({ ...composer, prompt, references });
}

/** How many more references fit, when `reading` of them are on their way. */
export function roomForReferences(composer: Pick<ComposerDraft, 'references'>, reading = 0): number {
  return Math.max(0, maximumReferences - composer.references.length - reading);
}

/** References put in before the one at `at` (at the end without it). Those that are there already, and those beyond 14, are left out. */
export function insertReferences(
  composer: ComposerDraft,
  incoming: readonly ComposerReference[],
  at = composer.references.length,
): ComposerDraft {
  const there = new Set<ReferenceId>(composer.references.map(({ reference }) => reference.id));
  const fresh: ComposerReference[] = [];
  for (const item of incoming) {
    if (there.has(item.reference.id) || there.size >= maximumReferences) continue;
    there.add(item.reference.id);
    fresh.push(item);
  }
  if (fresh.length === 0) return composer;
  return withReferences(composer, composer.references.toSpliced(at, 0, ...fresh));
}

/** The reference at `from` moved so that it stands before the one that is at `before` now (`length`: at the end). */
export function moveReference(composer: ComposerDraft, from: number, before: number): ComposerDraft {
  const moved = composer.references[from];
  const target = Math.max(0, Math.min(composer.references.length, before));
  if (!moved || target === from || target === from + 1) return composer;
  const without = composer.references.toSpliced(from, 1);
  return withReferences(composer, without.toSpliced(target > from ? target - 1 : target, 0, moved));
}

export function removeReferences(composer: ComposerDraft, ids: readonly ReferenceId[]): ComposerDraft {
  return withReferences(
    composer,
    composer.references.filter(({ reference }) => !ids.includes(reference.id)),
  );
}

/** Another reference in the place of `id`, with its number and note. Unchanged when it is in the strip already. */
export function replaceReference(composer: ComposerDraft, id: ReferenceId, other: Reference): ComposerDraft {
  if (composer.references.some(({ reference }) => reference.id === other.id)) return composer;
  const references = composer.references.map((item) =>
    item.reference.id === id ? { ...item, reference: other } : item,
  );
  return { ...composer, references };
}

/** A note about a reference; a blank one takes it away. */
export function noteReference(composer: ComposerDraft, id: ReferenceId, note: string): ComposerDraft {
  const words = note.trim() === '' ? undefined : note.trim();
  const references = composer.references.map((item) => (item.reference.id === id ? { ...item, note: words } : item));
  return { ...composer, references };
}

/** A count the artist chose; what is not possible is moved inside the limits. */
export function chooseCount(composer: ComposerDraft, count: number): ComposerDraft {
  const inside = Math.min(mostPictures(composer), Math.max(minimumCount, Math.round(count)));
  return { ...composer, count: inside, loweredFrom: undefined };
}

export function chooseMode(composer: ComposerDraft, countMode: CountMode): ComposerDraft {
  return fitCount({ ...composer, countMode, loweredFrom: undefined });
}

/** Own pixels begin with those of the shape chosen before. */
export function chooseOwnPixels(composer: ComposerDraft): ComposerDraft {
  if (composer.sizeKind === 'pixels') return composer;
  const { width, height } = composer.sizeKind === 'ratio' ? ratioPixels[composer.ratio][composer.tier] : composer;
  return {
    ...composer,
    sizeKind: 'pixels',
    width,
    height,
    linkedAspect: composer.linkedAspect === undefined ? undefined : width / height,
  };
}

/** One edge changed; the other follows while the two are linked. */
export function chooseEdge(composer: ComposerDraft, edge: 'width' | 'height', pixels: number): ComposerDraft {
  const aspect = composer.linkedAspect;
  if (aspect === undefined) return { ...composer, [edge]: pixels };
  return edge === 'width'
    ? { ...composer, width: pixels, height: Math.max(1, Math.round(pixels / aspect)) }
    : { ...composer, height: pixels, width: Math.max(1, Math.round(pixels * aspect)) };
}

export function linkEdges(composer: ComposerDraft, linked: boolean): ComposerDraft {
  return { ...composer, linkedAspect: linked ? composer.width / Math.max(1, composer.height) : undefined };
}

/** The references of a draft as far as they are still kept; the prompt's numbers follow those that are. */
export function knownReferences(
  draft: Pick<Draft, 'prompt' | 'references'>,
  known: readonly Reference[],
): Pick<ComposerDraft, 'prompt' | 'references'> {
  const byId = new Map(known.map((reference) => [reference.id, reference]));
  const references = draft.references.flatMap(({ referenceId, note }): ComposerReference[] => {
    const reference = byId.get(referenceId);
    return reference ? [{ reference, note }] : [];
  });
  const mapping = numberMapping(
    draft.references.map(({ referenceId }) => referenceId),
    references.map(({ reference }) => reference.id),
  );
  return { prompt: renumberPrompt(draft.prompt, mapping), references };
}

/** The composer as it has to be to send `draft` again. References that are no longer there are left out. */
export function fromDraft(draft: Draft, known: readonly Reference[]): ComposerDraft {
  const { size } = draft;
  const base: ComposerDraft = withoutStaleApproval({
    ...freshDraft,
    ...knownReferences(draft, known),
    sizeKind: size.kind,
    count: draft.count,
    countMode: draft.countMode,
    approvedPrompt: draft.approvedPrompt,
  });
  switch (size.kind) {
    case 'auto':
      return fitCount({ ...base, tier: size.tier });
    case 'ratio':
      return fitCount({ ...base, tier: size.tier, ratio: size.ratio });
    case 'pixels':
      return fitCount({ ...base, width: size.width, height: size.height, linkedAspect: size.width / size.height });
  }
}

/** Whether there is anything in it that would be missed. */
export function holdsWork(composer: Pick<ComposerDraft, 'prompt' | 'references'>): boolean {
  return composer.prompt.trim() !== '' || composer.references.length > 0;
}
