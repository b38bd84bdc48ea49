import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reference, ReferenceAnswer } from '../../../../../src/shared/domain/index.ts';
import type { Result } from '../../../../../src/shared/bridge/index.ts';
import {
  addFiles,
  addFromClipboard,
  addKnownReferences,
  addLink,
  cropReference,
  replaceByFile,
} from '../../../../../src/renderer/state/composer/addReferences.ts';
import {
  approvePrompt,
  dropReferences,
  reorderReference,
  setCount,
  setNote,
  setPrompt,
  submitDraft,
  useComposer,
} from '../../../../../src/renderer/state/composer/composer.ts';
import { reuseDraft } from '../../../../../src/renderer/state/composer/reuseDraft.ts';
import { draftOf, freshDraft } from '../../../../../src/renderer/state/composer/draft.ts';
import { inStrip, reference } from '../../samples.ts';

const ok = <Data>(data: Data): Result<Data> => ({ ok: true, data });
const accepted = (id: string, changes: string[] = []): ReferenceAnswer => ({
  status: 'accepted',
  reference: reference(id, { changes }),
  changes,
});
const tooThin: ReferenceAnswer = {
  status: 'refused',
  name: 'strip.png',
  reason: 'strip.png is too long and thin: 1 to 22.',
  cropFrom: reference('strip').id,
  width: 4400,
  height: 200,
  pictureUrl: 'media://reference/strip',
};
const file = (name: string): File => new File(['x'], name);

const add = vi.fn<(files: File[]) => Promise<Result<ReferenceAnswer[]>>>();
const addFromMain = vi.fn<() => Promise<Result<ReferenceAnswer[]>>>();
const addFromLink = vi.fn<(link: string) => Promise<Result<ReferenceAnswer>>>();
const crop = vi.fn<(id: string, area: unknown) => Promise<Result<ReferenceAnswer>>>();
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
    reverie: { references: { add, addFromClipboard: addFromMain, addFromLink, crop, get }, generations: { submit } },
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
    expect(state().references[1]?.reference.changes).toEqual(['made smaller']);
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

describe('a picture of which only a part can be used', () => {
  const target = { kind: 'refused' as const, key: '', at: undefined as number | undefined };
  beforeEach(async () => {
    useComposer.setState({ references: inStrip('a', 'b') });
    add.mockResolvedValue(ok([accepted('x'), tooThin]));
    await addFiles([file('x.png'), file('strip.png')], 1);
    const [refused] = state().refused;
    if (refused?.kind !== 'refused') throw new Error('nothing was refused');
    target.key = refused.key;
    target.at = refused.at;
  });
  const source = { referenceId: reference('strip').id, name: 'strip.png', width: 4400, height: 200, pictureUrl: '' };
  const area = { left: 0, top: 0, width: 300, height: 200 };

  it('keeps its place, with what is needed to choose the part', () => {
    expect(state().refused).toMatchObject([{ at: 2, crop: { referenceId: 'strip', width: 4400, height: 200 } }]);
    expect(names()).toBe('a x b');
  });

  it('comes into its place when it is cropped', async () => {
    crop.mockResolvedValue(ok(accepted('part')));
    expect(await cropReference(source, area, target)).toBeUndefined();
    expect(crop.mock.calls).toEqual([['strip', area]]);
    expect(names()).toBe('a x part b');
    expect(state().refused).toEqual([]);
  });

  it('stays, with the reason, when the part cannot be used either', async () => {
    crop.mockResolvedValue(ok({ status: 'refused', name: 'strip.png', reason: 'It is too small.' }));
    expect(await cropReference(source, area, target)).toBe('It is too small.');
    expect(state().refused).toHaveLength(1);
  });
});

describe('another picture in the place of a reference', () => {
  beforeEach(() => {
    useComposer.setState({ references: inStrip('a', 'b', 'c'), prompt: 'Like image 2' });
    setNote(reference('b').id, 'only the palette');
  });

  it('has its number and its note', async () => {
    add.mockResolvedValue(ok([accepted('new')]));
    await replaceByFile(reference('b').id, file('new.png'));
    expect(names()).toBe('a new c');
    expect([state().prompt, state().references[1]?.note]).toEqual(['Like image 2', 'only the palette']);
  });

  it('is not taken when it cannot be used or is there already, which is said', async () => {
    add.mockResolvedValueOnce(ok([{ status: 'refused', name: 'p.pdf', reason: 'This is a PDF.' }]));
    add.mockResolvedValueOnce(ok([accepted('c')]));
    await replaceByFile(reference('b').id, file('p.pdf'));
    await replaceByFile(reference('b').id, file('c.png'));
    expect(names()).toBe('a b c');
    expect(state().refused).toMatchObject([{ name: 'p.pdf' }, { kind: 'already_there', number: 3 }]);
  });
});

it('a link is read where it was dropped', async () => {
  useComposer.setState({ references: inStrip('a', 'b') });
  addFromLink.mockResolvedValue(ok(accepted('linked')));
  await addLink('https://example.org/vase.jpg', 1);
  expect(addFromLink.mock.calls).toEqual([['https://example.org/vase.jpg']]);
  expect(names()).toBe('a linked b');
});

it('kept references are taken in the order asked for, and those that are gone are said', async () => {
  get.mockResolvedValue(ok([reference('b'), reference('a')]));
  await addKnownReferences([reference('a').id, reference('gone').id, reference('b').id]);
  expect(names()).toBe('a b');
  expect(state().refused).toMatchObject([{ kind: 'missing', count: 1 }]);
});

describe('the prompt with its notes, once approved', () => {
  const approved = 'Like image 2\nImage 2: only the palette.';
  beforeEach(() => {
    useComposer.setState({ references: inStrip('a', 'b'), prompt: 'Like image 2' });
    setNote(reference('b').id, ' only the palette ');
    approvePrompt(approved);
  });

  it('goes out with the draft', () => {
    expect(draftOf(state()).approvedPrompt).toBe(approved);
    setCount(3);
    expect(draftOf(state()).approvedPrompt).toBe(approved);
  });

  it.each([
    ['another prompt', () => setPrompt('Like image 2 again')],
    ['another note', () => setNote(reference('b').id, 'the coat')],
    ['another order', () => reorderReference(1, 0)],
    ['a reference less', () => dropReferences([reference('b').id])],
  ])('is no longer approved after %s', (_change, change) => {
    change();
    expect(state().approvedPrompt).toBeUndefined();
    expect(draftOf(state())).not.toHaveProperty('approvedPrompt');
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
  it('puts its words, references, size and count in the place of what was there', async () => {
    setPrompt('unsent work');
    useComposer.setState({ references: inStrip('mine') });
    get.mockResolvedValue(ok([reference('a')]));
    const draft = draftOf({ ...freshDraft, prompt: 'old', references: inStrip('a'), count: 4 });
    await reuseDraft(draft, { settled: true });
    expect([state().prompt, names(), state().count]).toEqual(['old', 'a', 4]);
  });

  it('says which references are gone', async () => {
    get.mockResolvedValue(ok([]));
    const draft = draftOf({ ...freshDraft, prompt: 'old', references: inStrip('a') });
    await reuseDraft(draft, { settled: true });
    expect(state().refused).toMatchObject([{ kind: 'missing', count: 1 }]);
  });
});

it('removing references keeps the others', () => {
  useComposer.setState({ references: inStrip('a', 'b', 'c') });
  dropReferences([reference('a').id, reference('c').id]);
  expect(names()).toBe('b');
});
