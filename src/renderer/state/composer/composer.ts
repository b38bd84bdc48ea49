import { create } from 'zustand';
import type { Reference, ReferenceId } from '../../../shared/domain/index.ts';
import type { AspectRatio, CountMode, Tier } from '../../../shared/seedream/index.ts';
import { ask, BridgeFailure, failureMessage, reverie } from '../../bridge/index.ts';
import {
  chooseCount,
  chooseEdge,
  chooseMode,
  chooseOwnPixels,
  draftOf,
  draftPart,
  freshDraft,
  insertReferences,
  linkEdges,
  moveReference,
  noteReference,
  removeReferences,
  replaceReference,
  withoutStaleApproval,
  type ComposerDraft,
  type ComposerReference,
} from './draft.ts';
import { recordStep, sealStep, type StepKind } from './steps.ts';
import { changeWords, settleWords } from './unsentDrafts.ts';

/** A file that is being read; stands in the strip where its reference will be. */
export interface ReadingFile {
  key: string;
  name: string;
}

/** A picture of which a part can be chosen. */
export interface CropSource {
  referenceId: ReferenceId;
  name: string;
  /** Pixels of the upright original. */
  width: number;
  height: number;
  /** Shows the whole of it, perhaps smaller. */
  pictureUrl: string;
}

/** A file that was not taken, told under the strip until it is put away. */
export type RefusedFile =
  | {
      key: string;
      kind: 'refused';
      name: string;
      reason: string;
      /** A part of it could be used: it keeps its place in the strip until that is decided. */
      crop?: CropSource;
      /** Before which reference it would stand; undefined: at the end. */
      at?: number | undefined;
    }
  /** More came than fit. */
  | { key: string; kind: 'no_room'; names: readonly string[] }
  | { key: string; kind: 'already_there'; name: string; number: number }
  | { key: string; kind: 'empty_clipboard' }
  | { key: string; kind: 'no_pictures'; folder: string }
  | { key: string; kind: 'missing'; count: number };

export interface ComposerState extends ComposerDraft {
  reading: readonly ReadingFile[];
  /** Where what is being read will be put in; undefined: at the end. */
  readingAt: number | undefined;
  refused: readonly RefusedFile[];
  sending: boolean;
  /** Why the last Generate failed, in main's words. */
  problem: { code: string; message: string } | undefined;
}

export const useComposer = create<ComposerState>(() => ({
  ...freshDraft,
  reading: [],
  readingAt: undefined,
  refused: [],
  sending: false,
  problem: undefined,
}));

let keys = 0;
export function newFileKey(): string {
  keys += 1;
  return `file-${keys}`;
}

export type Refusal = RefusedFile extends infer Each
  ? Each extends { key: string }
    ? Omit<Each, 'key'>
    : never
  : never;
export function refuse(...refusals: Refusal[]): void {
  if (refusals.length === 0) return;
  const named = refusals.map((refusal): RefusedFile => Object.assign(refusal, { key: newFileKey() }));
  useComposer.setState(({ refused }) => ({ refused: [...refused, ...named] }));
}
export function dismissRefused(key: string): void {
  useComposer.setState(({ refused }) => ({ refused: refused.filter((each) => each.key !== key) }));
}

/** `step`: what it is called when it is taken back; without one it cannot be. */
const change = (how: (composer: ComposerDraft) => ComposerDraft, step?: StepKind): void => {
  const before = draftPart(useComposer.getState());
  useComposer.setState((state) => ({ ...withoutStaleApproval(how(state)), problem: undefined }));
  const after = draftPart(useComposer.getState());
  const differs = Object.entries(after).some(([name, value]) => before[name as keyof ComposerDraft] !== value);
  if (step && differs) recordStep(step, before, after);
};

/**
 * Another draft in the place of what the composer holds: one step to take back, and unsent words stay in their list.
 * `settled`: its words are kept elsewhere, so they would not be missed.
 */
export function replaceDraft(draft: ComposerDraft, { settled = false } = {}): void {
  changeWords(draftPart(useComposer.getState()), draft, Date.now());
  change(() => draft, 'replaced');
  useComposer.setState({ refused: [] });
  if (settled) settleWords(draftPart(useComposer.getState()));
}
/** Words that the app itself has in store, with the references, size and count that are there. */
export function replacePrompt(prompt: string): void {
  const composer = draftPart(useComposer.getState());
  replaceDraft({ ...composer, prompt }, { settled: composer.references.length === 0 });
}

export const setPrompt = (prompt: string): void => change((composer) => ({ ...composer, prompt }));
export const setTier = (tier: Tier): void => change((composer) => ({ ...composer, tier }), 'size');
export const setAutoSize = (): void => change((composer) => ({ ...composer, sizeKind: 'auto' }), 'size');
export const setRatio = (ratio: AspectRatio): void =>
  change((composer) => ({ ...composer, sizeKind: 'ratio', ratio }), 'size');
export const setOwnPixels = (): void => change(chooseOwnPixels, 'size');
export const setEdge = (edge: 'width' | 'height', pixels: number): void =>
  change((composer) => chooseEdge(composer, edge, pixels), 'size');
export const setLinked = (linked: boolean): void => change((composer) => linkEdges(composer, linked), 'size');
export const setCount = (count: number): void => change((composer) => chooseCount(composer, count), 'count');
export const setCountMode = (mode: CountMode): void => change((composer) => chooseMode(composer, mode), 'count');
export const reorderReference = (from: number, before: number): void =>
  change((composer) => moveReference(composer, from, before), 'references');
export const dropReferences = (ids: readonly ReferenceId[]): void =>
  change((composer) => removeReferences(composer, ids), 'references');
/** Takes out references that are no longer there, which no undo could bring back. */
export const forgetReferencesOf = (ids: readonly ReferenceId[]): void =>
  change((composer) => removeReferences(composer, ids));
export const putReferences = (references: readonly ComposerReference[], at?: number): void =>
  change((composer) => insertReferences(composer, references, at), 'references');
export const swapReference = (id: ReferenceId, other: Reference): void =>
  change((composer) => replaceReference(composer, id, other), 'references');
export const setNote = (id: ReferenceId, note: string): void =>
  change((composer) => noteReference(composer, id, note), 'note');
/** `text`: the prompt with its notes exactly as it was shown; undefined sends the prompt alone. */
export const approvePrompt = (text: string | undefined): void =>
  change((composer) => ({ ...composer, approvedPrompt: text }));

/** Shows what main knows of a reference now, where it stands in the strip. */
export function renewReference(reference: Reference): void {
  useComposer.setState(({ references }) => ({
    references: references.map((item) => (item.reference.id === reference.id ? { ...item, reference } : item)),
  }));
}

/** Sends the draft as it stands; the composer keeps its content. Problems are kept in `problem`. */
export async function submitDraft(): Promise<void> {
  if (useComposer.getState().sending) return;
  useComposer.setState({ sending: true, problem: undefined });
  try {
    const sent = draftPart(useComposer.getState());
    sealStep();
    await ask(reverie().generations.submit(draftOf(sent)));
    settleWords(sent);
    useComposer.setState({ sending: false });
  } catch (problem) {
    const code = problem instanceof BridgeFailure ? problem.code : 'internal';
    useComposer.setState({ sending: false, problem: { code, message: failureMessage(problem) } });
  }
}
