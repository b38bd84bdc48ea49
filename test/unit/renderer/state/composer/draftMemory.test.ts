import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result } from '../../../../../src/shared/bridge/index.ts';
import type { Reference } from '../../../../../src/shared/domain/index.ts';
import { setPrompt, useComposer } from '../../../../../src/renderer/state/composer/composer.ts';
import { freshDraft, type ComposerDraft } from '../../../../../src/renderer/state/composer/draft.ts';
import { draftStorage, rememberDraft } from '../../../../../src/renderer/state/composer/draftMemory.ts';
import { readDraft, writeDraft } from '../../../../../src/renderer/state/composer/draftText.ts';
import { keepKnownReferences } from '../../../../../src/renderer/state/composer/reuseDraft.ts';
import { inStrip, reference } from '../../samples.ts';

const get = vi.fn<(ids: string[]) => Promise<Result<Reference[]>>>();
const draft: ComposerDraft = {
  ...freshDraft,
  prompt: 'Like image 2',
  references: [{ reference: reference('a'), note: 'the coat' }, ...inStrip('b')],
  approvedPrompt: 'Like image 2\nImage 1: the coat.',
  sizeKind: 'pixels',
  width: 4000,
  height: 2000,
  linkedAspect: undefined,
  count: 3,
};

function storageWith(text: string | null) {
  let kept = text;
  return {
    read: () => Promise.resolve(kept),
    write: (value: string) => {
      kept = value;
      return Promise.resolve();
    },
    soon: (run: () => void) => run,
    kept: () => kept,
  };
}
const report = (problem: unknown): void => {
  throw problem;
};

beforeEach(() => {
  vi.resetAllMocks();
  vi.stubGlobal('window', { reverie: { references: { get } } });
  useComposer.setState({ ...freshDraft, refused: [], reading: [] });
});

describe('the draft of before Reverie was closed', () => {
  it('is brought back, with the references that are still kept', async () => {
    get.mockResolvedValue({ ok: true, data: [reference('a')] });
    await rememberDraft(storageWith(writeDraft(draft)), report);
    const { prompt, references, sizeKind, width, height, count, linkedAspect } = useComposer.getState();
    expect({ prompt, sizeKind, width, height, count, linkedAspect }).toEqual({
      // The second one is gone.
      prompt: 'Like image ?',
      sizeKind: 'pixels',
      width: 4000,
      height: 2000,
      count: 3,
      linkedAspect: undefined,
    });
    expect(references).toEqual([{ reference: reference('a'), note: 'the coat' }]);
  });

  it('is approved as before where nothing is missing', async () => {
    get.mockResolvedValue({ ok: true, data: [reference('a'), reference('b')] });
    await rememberDraft(storageWith(writeDraft(draft)), report);
    expect(useComposer.getState().approvedPrompt).toBe(draft.approvedPrompt);
  });

  it('gives way to what was written in the meantime', async () => {
    setPrompt('new words');
    get.mockResolvedValue({ ok: true, data: [] });
    await rememberDraft(storageWith(writeDraft(draft)), report);
    expect(useComposer.getState().prompt).toBe('new words');
  });

  it('is kept at each change', async () => {
    const storage = storageWith(null);
    await rememberDraft(storage, report);
    setPrompt('a lake');
    expect(readDraft(storage.kept() ?? '').composer.prompt).toBe('a lake');
  });

  it.each(['', '{"prompt":', 'null', '[]', '7', '{"prompt":4,"references":[null,{"id":3}],"tier":"9K","count":"x"}'])(
    'is a fresh one where %j was kept',
    (text) => {
      const { composer, references } = readDraft(text);
      expect({ ...composer, linkedAspect: 1 }).toEqual(freshDraft);
      expect(references).toEqual([]);
    },
  );
});

it('references of another library are taken out, and that is said', async () => {
  useComposer.setState({ references: inStrip('a', 'b'), prompt: 'Like image 2' });
  get.mockResolvedValue({ ok: true, data: [reference('b')] });
  await keepKnownReferences();
  const { references, prompt, refused } = useComposer.getState();
  expect([references.map(({ reference }) => reference.id), prompt]).toEqual([['b'], 'Like image 1']);
  expect(refused).toMatchObject([{ kind: 'missing', count: 1 }]);
});

describe('keeping the draft', () => {
  it('does not wait for the end of typing that never rests, and is done at once when the page goes away', async () => {
    vi.useFakeTimers();
    const window = new EventTarget();
    vi.stubGlobal('window', window);
    const run = vi.fn();
    const keepSoon = draftStorage.soon(run);
    for (let key = 0; key < 100; key += 1) {
      keepSoon();
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(run).toHaveBeenCalledTimes(5);
    keepSoon();
    window.dispatchEvent(new Event('pagehide'));
    expect(run).toHaveBeenCalledTimes(6);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(run).toHaveBeenCalledTimes(6);
    vi.useRealTimers();
  });
});
