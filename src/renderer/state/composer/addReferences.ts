import type { CropArea, PictureId, Reference, ReferenceAnswer, ReferenceId } from '../../../shared/domain/index.ts';
import { ask, failureMessage, reverie } from '../../bridge/index.ts';
import {
  dismissRefused,
  newFileKey,
  putReferences,
  refuse,
  swapReference,
  useComposer,
  type CropSource,
  type ReadingFile,
  type Refusal,
} from './composer.ts';
import { roomForReferences, type ComposerReference } from './draft.ts';

const roomNow = (): number => {
  const state = useComposer.getState();
  return roomForReferences(state, state.reading.length);
};

/** The place of a reference in the strip, from 1; undefined when it is not there. */
function numberOf(id: ReferenceId): number | undefined {
  const index = useComposer.getState().references.findIndex(({ reference }) => reference.id === id);
  return index === -1 ? undefined : index + 1;
}

function refusalOf(answer: Extract<ReferenceAnswer, { status: 'refused' }>, at: number | undefined): Refusal {
  const { name, reason, cropFrom, width, height, pictureUrl } = answer;
  const refusal: Refusal = { kind: 'refused', name, reason };
  if (cropFrom === undefined || width === undefined || height === undefined || pictureUrl === undefined) return refusal;
  return { ...refusal, crop: { referenceId: cropFrom, name, width, height, pictureUrl }, at };
}

/** Takes what main answered for some files: good ones into the strip at `at`, others under it with the reason. */
function takeAnswers(answers: readonly ReferenceAnswer[], at: number | undefined): void {
  const good: ComposerReference[] = [];
  const refusals: Refusal[] = [];
  for (const answer of answers) {
    if (answer.status === 'refused') {
      refusals.push(refusalOf(answer, at === undefined ? undefined : at + good.length));
      continue;
    }
    const number = numberOf(answer.reference.id);
    if (number !== undefined) refusals.push({ kind: 'already_there', name: answer.reference.name, number });
    else good.push({ reference: answer.reference });
  }
  const room = roomForReferences(useComposer.getState());
  if (good.length > room) {
    refusals.push({ kind: 'no_room', names: good.slice(room).map(({ reference }) => reference.name) });
  }
  putReferences(good.slice(0, room), at);
  refuse(...refusals);
}

async function read(
  names: readonly string[],
  at: number | undefined,
  answers: () => Promise<readonly ReferenceAnswer[]>,
): Promise<void> {
  const reading = names.map((name): ReadingFile => ({ key: newFileKey(), name }));
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
  const room = roomNow();
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
  const taken = ids.slice(0, roomNow());
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
  if (roomNow() === 0) {
    refuse({ kind: 'no_room', names: [] });
    return;
  }
  await read([''], undefined, async () => {
    const answers = await ask(reverie().references.addFromClipboard());
    if (answers.length === 0) refuse({ kind: 'empty_clipboard' });
    return answers;
  });
}

/** Adds the picture that a web address leads to. */
export async function addLink(link: string, at?: number): Promise<void> {
  if (roomNow() === 0) {
    refuse({ kind: 'no_room', names: [link] });
    return;
  }
  await read([link], at, async () => [await ask(reverie().references.addFromLink(link))]);
}

/** Adds references that are kept already: recent and named ones, and those of a finished generation. */
export async function addKnownReferences(ids: readonly ReferenceId[], at?: number): Promise<void> {
  const known = await ask(reverie().references.get([...new Set(ids)]));
  if (known.length < new Set(ids).size) refuse({ kind: 'missing', count: new Set(ids).size - known.length });
  const byId = new Map(known.map((reference) => [reference.id, reference]));
  const answers = ids.flatMap((id): ReferenceAnswer[] => {
    const reference = byId.get(id);
    return reference ? [{ status: 'accepted', reference, changes: reference.changes }] : [];
  });
  takeAnswers(answers, at);
}

/** Puts `other` in the place of `id`, and says where it stands already when it does. */
function replaceWith(id: ReferenceId, other: Reference): void {
  const number = numberOf(other.id);
  if (number === undefined) swapReference(id, other);
  else if (other.id !== id) refuse({ kind: 'already_there', name: other.name, number });
}

/** Puts another file in the place of a reference; it keeps the number and the note. */
export async function replaceByFile(id: ReferenceId, file: File): Promise<void> {
  try {
    const [answer] = await ask(reverie().references.add([file]));
    if (answer?.status === 'accepted') replaceWith(id, answer.reference);
    else if (answer) refuse({ kind: 'refused', name: answer.name, reason: answer.reason });
  } catch (problem) {
    refuse({ kind: 'refused', name: file.name, reason: failureMessage(problem) });
  }
}

/** What a cropped part takes the place of. */
export type CropTarget =
  | { kind: 'reference'; id: ReferenceId }
  /** A refused file, by its key, and where it would have stood. */
  | { kind: 'refused'; key: string; at: number | undefined };

/** Cuts a part out and puts it in the place of what it came from. Answers why it cannot be used, in words, if so. */
export async function cropReference(
  source: CropSource,
  area: CropArea,
  target: CropTarget,
): Promise<string | undefined> {
  const answer = await ask(reverie().references.crop(source.referenceId, area));
  if (answer.status === 'refused') return answer.reason;
  if (target.kind === 'reference') {
    replaceWith(target.id, answer.reference);
    return undefined;
  }
  dismissRefused(target.key);
  takeAnswers([answer], target.at);
  return undefined;
}
