import { Soon, systemClock, type Reference, type ReferenceId } from '../../shared/domain/index.ts';
import { aspectRatios, tiers, type DraftReference } from '../../shared/seedream/index.ts';
import { ask, reverie } from './bridge.ts';
import { useComposer } from './composer.ts';
import { freshDraft, holdsWork, knownReferences, withoutStaleApproval, type ComposerDraft } from './composerDraft.ts';

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

/** Where the draft is kept: main's own file. */
export interface DraftStorage {
  read(): Promise<string | null>;
  write(text: string): Promise<void>;
  /** Answers how to ask for `run`: it is called a moment later, and at once when the page goes away. */
  soon(run: () => void): () => void;
}

/** A draft is kept when typing rests, and while it does not: what was typed must outlast a crash. */
const pause = { rest: 400, longest: 2000 };

export const draftStorage: DraftStorage = {
  read: () => ask(reverie().app.keptDraft()),
  write: async (text) => {
    await ask(reverie().app.keepDraft(text));
  },
  soon(run) {
    const soon = new Soon(systemClock, pause, run);
    const atOnce = (): void => {
      soon.now();
    };
    return () => {
      // Adding it again does nothing.
      window.addEventListener('pagehide', atOnce);
      soon.ask();
    };
  },
};

/** Brings the draft back that was there before Reverie was closed or the page loaded again, and keeps it from now on. */
export async function rememberDraft(storage: DraftStorage, report: (problem: unknown) => void): Promise<void> {
  const text = await storage.read();
  if (text !== null) {
    const { composer, references } = readDraft(text);
    const ids = references.map(({ referenceId }) => referenceId);
    const known: Reference[] = ids.length > 0 ? await ask(reverie().references.get(ids)) : [];
    const restored = { ...composer, ...knownReferences({ prompt: composer.prompt, references }, known) };
    // What the artist did in the meantime counts more.
    if (!holdsWork(useComposer.getState())) useComposer.setState(withoutStaleApproval(restored));
  }
  let kept = writeDraft(useComposer.getState());
  const keepSoon = storage.soon(() => {
    storage.write(kept).catch(report);
  });
  useComposer.subscribe((state) => {
    const draft = writeDraft(state);
    if (draft === kept) return;
    kept = draft;
    keepSoon();
  });
}
