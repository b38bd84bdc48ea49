import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reference, ReferenceAnswer } from '../../../../src/shared/domain/index.ts';
import type { Result } from '../../../../src/shared/bridge/index.ts';
import {
  addFiles,
  addFromClipboard,
  dropReferences,
  recallDraft,
  setCount,
  setPrompt,
  submitDraft,
  useComposer,
} from '../../../../src/renderer/state/composer.ts';
import { draftOf, freshDraft } from '../../../../src/renderer/state/composerDraft.ts';
import { inStrip, reference } from './samples.ts';

const ok = <Data>(data: Data): Result<Data> => ({ ok: true, data });
const accepted = (id: string, changes: string[] = []): ReferenceAnswer => ({
  status: 'accepted',
  reference: reference(id),
  changes,
});
const file = (name: string): File => new File(['x'], name);

const add = vi.fn<(files: File[]) => Promise<Result<ReferenceAnswer[]>>>();
const addFromMain = vi.fn<() => Promise<Result<ReferenceAnswer[]>>>();
const get = vi.fn<() => Promise<Result<Reference[]>>>();
const submit = vi.fn<(draft: unknown) => Promise<Result<{ ids: string[] }>>>();

const state = () => useComposer.getState();
const names = (): string =>
  state()
    .references.map(({ reference }) => reference.id)
    .join(' ');

beforeEach(() => {
  vi.resetAllMocks();
  vi.stubGlobal('window', {
    reverie: { references: { add, addFromClipboard: addFromMain, get }, generations: { submit } },
  });
  useComposer.setState({
    ...freshDraft,
    reading: [],
    readingAt: undefined,
    refused: [],
    sending: false,
    problem: undefined,
  });
});

describe('adding files', () => {
  it('puts the good ones where they were dropped and keeps the reason of the others', async () => {
    useComposer.setState({ references: inStrip('a', 'b') });
    add.mockResolvedValue(
      ok([accepted('x', ['made smaller']), { status: 'refused', name: 'p.psd', reason: 'It cannot be read.' }]),
    );
    await addFiles([file('x.png'), file('p.psd')], 1);
    expect(names()).toBe('a x b');
    expect(state().references[1]?.changes).toEqual(['made smaller']);
    expect(state().refused).toMatchObject([{ kind: 'refused', name: 'p.psd', reason: 'It cannot be read.' }]);
  });

  it('shows what is being read until it was', async () => {
    let answer: (result: Result<ReferenceAnswer[]>) => void = () => {};
    add.mockReturnValue(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const added = addFiles([file('x.png')]);
    expect(state().reading).toMatchObject([{ name: 'x.png' }]);
    answer(ok([accepted('x')]));
    await added;
    expect(state().reading).toEqual([]);
  });

  it('hands over only as many as fit and names the rest', async () => {
    useComposer.setState({ references: inStrip(...Array.from({ length: 13 }, (_, index) => `r${index}`)) });
    add.mockResolvedValue(ok([accepted('x')]));
    await addFiles([file('x.png'), file('y.png'), file('z.png')]);
    expect(add.mock.calls[0]?.[0].map(({ name }) => name)).toEqual(['x.png']);
    expect(state().refused).toMatchObject([{ kind: 'no_room', names: ['y.png', 'z.png'] }]);
    expect(state().references).toHaveLength(14);
  });

  it('says so when a picture is there already', async () => {
    useComposer.setState({ references: inStrip('a', 'b') });
    add.mockResolvedValue(ok([accepted('b')]));
    await addFiles([file('b.png')]);
    expect(names()).toBe('a b');
    expect(state().refused).toMatchObject([{ kind: 'already_there', number: 2 }]);
  });

  it('tells every file when the call itself fails', async () => {
    add.mockResolvedValue({ ok: false, error: { code: 'disk', message: 'The disk is full.' } });
    await addFiles([file('x.png'), file('y.png')]);
    expect(state().reading).toEqual([]);
    expect(state().refused.map((each) => 'reason' in each && each.reason)).toEqual([
      'The disk is full.',
      'The disk is full.',
    ]);
  });

  it('says so when the clipboard holds no picture', async () => {
    addFromMain.mockResolvedValue(ok([]));
    await addFromClipboard();
    expect(state().refused).toMatchObject([{ kind: 'empty_clipboard' }]);
  });
});

describe('sending', () => {
  it('sends the draft as it stands and keeps it', async () => {
    setPrompt('a lake');
    setCount(3);
    submit.mockResolvedValue(ok({ ids: ['g1'] }));
    await submitDraft();
    expect(submit.mock.calls).toEqual([[draftOf(state())]]);
    expect([state().prompt, state().count, state().sending]).toEqual(['a lake', 3, false]);
  });

  it('does not send twice at once', async () => {
    submit.mockResolvedValue(ok({ ids: ['g1'] }));
    await Promise.all([submitDraft(), submitDraft()]);
    expect(submit).toHaveBeenCalledTimes(1);
  });

  it("keeps main's words when it is refused, until something changes", async () => {
    submit.mockResolvedValue({ ok: false, error: { code: 'disk', message: 'The disk is full.' } });
    await submitDraft();
    expect(state().problem).toEqual({ code: 'disk', message: 'The disk is full.' });
    setPrompt('another lake');
    expect(state().problem).toBeUndefined();
  });
});

describe('bringing a draft back', () => {
  it('keeps what was there for an undo', async () => {
    setPrompt('unsent work');
    useComposer.setState({ references: inStrip('mine') });
    get.mockResolvedValue(ok([reference('a')]));
    const undo = await recallDraft(draftOf({ ...freshDraft, prompt: 'old', references: inStrip('a'), count: 4 }));
    expect([state().prompt, names(), state().count]).toEqual(['old', 'a', 4]);
    undo?.();
    expect([state().prompt, names(), state().count]).toEqual(['unsent work', 'mine', 1]);
  });

  it('offers no undo where nothing is lost, and says which references are gone', async () => {
    get.mockResolvedValue(ok([]));
    const undo = await recallDraft(draftOf({ ...freshDraft, prompt: 'old', references: inStrip('a') }));
    expect(undo).toBeUndefined();
    expect(state().refused).toMatchObject([{ kind: 'missing', count: 1 }]);
  });
});

it('removing references keeps the others', () => {
  useComposer.setState({ references: inStrip('a', 'b', 'c') });
  dropReferences([reference('a').id, reference('c').id]);
  expect(names()).toBe('b');
});
