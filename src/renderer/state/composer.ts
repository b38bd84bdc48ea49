import { create } from 'zustand';
import type { PictureId, ReferenceAnswer, ReferenceId } from '../../shared/domain/index.ts';
import type { AspectRatio, CountMode, Draft, Tier } from '../../shared/seedream/index.ts';
import { ask, BridgeFailure, failureMessage, reverie } from './bridge.ts';
import {
  chooseCount,
  chooseEdge,
  chooseMode,
  chooseOwnPixels,
  draftOf,
  freshDraft,
  fromDraft,
  holdsWork,
  insertReferences,
  linkEdges,
  moveReference,
  removeReferences,
  roomForReferences,
  type ComposerDraft,
  type ComposerReference,
} from './composerDraft.ts';

/** A file that is being read; stands in the strip where its reference will be. */
export interface ReadingFile {
  key: string;
  name: string;
}
/** A file that was not taken, told under the strip until it is put away. */
export type RefusedFile =
  | { key: string; kind: 'refused'; name: string; reason: string }
  /** More came than fit. */
  | { key: string; kind: 'no_room'; names: readonly string[] }
  | { key: string; kind: 'already_there'; name: string; number: number }
  | { key: string; kind: 'empty_clipboard' }
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
const newKey = (): string => {
  keys += 1;
  return `file-${keys}`;
};

type Refusal = RefusedFile extends infer Each ? (Each extends { key: string } ? Omit<Each, 'key'> : never) : never;
function refuse(...refusals: Refusal[]): void {
  if (refusals.length === 0) return;
  const named = refusals.map((refusal): RefusedFile => Object.assign(refusal, { key: newKey() }));
  useComposer.setState(({ refused }) => ({ refused: [...refused, ...named] }));
}
export function dismissRefused(key: string): void {
  useComposer.setState(({ refused }) => ({ refused: refused.filter((each) => each.key !== key) }));
}

const change = (how: (composer: ComposerDraft) => ComposerDraft): void => {
  useComposer.setState((state) => ({ ...how(state), problem: undefined }));
};

export const setPrompt = (prompt: string): void => change((composer) => ({ ...composer, prompt }));
export const setTier = (tier: Tier): void => change((composer) => ({ ...composer, tier }));
export const setAutoSize = (): void => change((composer) => ({ ...composer, sizeKind: 'auto' }));
export const setRatio = (ratio: AspectRatio): void => change((composer) => ({ ...composer, sizeKind: 'ratio', ratio }));
export const setOwnPixels = (): void => change(chooseOwnPixels);
export const setEdge = (edge: 'width' | 'height', pixels: number): void =>
  change((composer) => chooseEdge(composer, edge, pixels));
export const setLinked = (linked: boolean): void => change((composer) => linkEdges(composer, linked));
export const setCount = (count: number): void => change((composer) => chooseCount(composer, count));
export const setCountMode = (mode: CountMode): void => change((composer) => chooseMode(composer, mode));
export const reorderReference = (from: number, before: number): void =>
  change((composer) => moveReference(composer, from, before));
export const dropReferences = (ids: readonly ReferenceId[]): void =>
  change((composer) => removeReferences(composer, ids));
export const putReferences = (references: readonly ComposerReference[], at?: number): void =>
  change((composer) => insertReferences(composer, references, at));

/** Takes what main answered for some files: good ones into the strip at `at`, others under it with the reason. */
function takeAnswers(answers: readonly ReferenceAnswer[], at: number | undefined): void {
  const good: ComposerReference[] = [];
  const there = new Map(useComposer.getState().references.map(({ reference }, index) => [reference.id, index + 1]));
  for (const answer of answers) {
    if (answer.status === 'refused') {
      refuse({ kind: 'refused', name: answer.name, reason: answer.reason });
      continue;
    }
    const number = there.get(answer.reference.id);
    if (number !== undefined) refuse({ kind: 'already_there', name: answer.reference.name, number });
    else good.push({ reference: answer.reference, changes: answer.changes });
  }
  const room = roomForReferences(useComposer.getState());
  if (good.length > room) refuse({ kind: 'no_room', names: good.slice(room).map(({ reference }) => reference.name) });
  putReferences(good.slice(0, room), at);
}

async function read(
  names: readonly string[],
  at: number | undefined,
  answers: () => Promise<readonly ReferenceAnswer[]>,
): Promise<void> {
  const reading = names.map((name): ReadingFile => ({ key: newKey(), name }));
  const own = new Set(reading.map(({ key }) => key));
  useComposer.setState((state) => ({ reading: [...state.reading, ...reading], readingAt: at }));
  const done = (): void => {
    useComposer.setState((state) => ({ reading: state.reading.filter(({ key }) => !own.has(key)) }));
  };
  try {
    const answered = await answers();
    done();
    takeAnswers(answered, at);
  } catch (problem) {
    done();
    refuse(...names.map((name): Refusal => ({ kind: 'refused', name, reason: failureMessage(problem) })));
  }
}

/** Adds files before the reference at `at` (at the end without it). The first that fit are taken, the rest named. */
export async function addFiles(files: readonly File[], at?: number): Promise<void> {
  const state = useComposer.getState();
  const room = roomForReferences(state, state.reading.length);
  const taken = files.slice(0, room);
  const left = files.slice(room);
  if (left.length > 0) refuse({ kind: 'no_room', names: left.map((file) => file.name) });
  if (taken.length === 0) return;
  await read(
    taken.map((file) => file.name),
    at,
    () => ask(reverie().references.add([...taken])),
  );
}

/** Adds pictures of the library as references. */
export async function addPictures(ids: readonly PictureId[], at?: number): Promise<void> {
  const state = useComposer.getState();
  const taken = ids.slice(0, roomForReferences(state, state.reading.length));
  if (taken.length < ids.length) {
    const left = await ask(reverie().library.getMany(ids.slice(taken.length, taken.length + 500)));
    refuse({ kind: 'no_room', names: left.map((picture) => picture.file.split('/').at(-1) ?? picture.file) });
  }
  if (taken.length === 0) return;
  await read(taken, at, async () => {
    const answers: ReferenceAnswer[] = [];
    for (const id of taken) answers.push(await ask(reverie().references.addFromPicture(id)));
    return answers;
  });
}

/** Adds what the clipboard holds: a picture, or picture files. */
export async function addFromClipboard(): Promise<void> {
  const state = useComposer.getState();
  if (roomForReferences(state, state.reading.length) === 0) {
    refuse({ kind: 'no_room', names: [] });
    return;
  }
  await read([''], undefined, async () => {
    const answers = await ask(reverie().references.addFromClipboard());
    if (answers.length === 0) refuse({ kind: 'empty_clipboard' });
    return answers;
  });
}

/**
 * Brings a draft back into the composer: prompt, references, size and count. Answers a function that
 * puts back what was there, or undefined when nothing would be missed.
 */
export async function recallDraft(draft: Draft): Promise<(() => void) | undefined> {
  const ids = [...new Set(draft.references.map(({ referenceId }) => referenceId))];
  const known = ids.length > 0 ? await ask(reverie().references.get(ids)) : [];
  const before = useComposer.getState();
  const kept: ComposerDraft = Object.fromEntries(
    Object.keys(freshDraft).map((name) => [name, before[name as keyof ComposerDraft]]),
  ) as unknown as ComposerDraft;
  useComposer.setState({ ...fromDraft(draft, known), refused: [], problem: undefined });
  const missing = ids.length - known.length;
  if (missing > 0) refuse({ kind: 'missing', count: missing });
  if (!holdsWork(kept)) return undefined;
  return () => {
    useComposer.setState({ ...kept, refused: [], problem: undefined });
  };
}

/** Takes out references that main does not know: they belong to another library. */
export async function keepKnownReferences(): Promise<void> {
  const ids = useComposer.getState().references.map(({ reference }) => reference.id);
  if (ids.length === 0) return;
  const known = new Set((await ask(reverie().references.get(ids))).map(({ id }) => id));
  const gone = ids.filter((id) => !known.has(id));
  if (gone.length === 0) return;
  dropReferences(gone);
  refuse({ kind: 'missing', count: gone.length });
}

/** Sends the draft as it stands; the composer keeps its content. Problems are kept in `problem`. */
export async function submitDraft(): Promise<void> {
  if (useComposer.getState().sending) return;
  useComposer.setState({ sending: true, problem: undefined });
  try {
    await ask(reverie().generations.submit(draftOf(useComposer.getState())));
    useComposer.setState({ sending: false });
  } catch (problem) {
    const code = problem instanceof BridgeFailure ? problem.code : 'internal';
    useComposer.setState({ sending: false, problem: { code, message: failureMessage(problem) } });
  }
}
