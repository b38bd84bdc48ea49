import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { History } from '../../../../../src/main/library/curation/history.ts';
import type { Result } from '../../../../../src/shared/bridge/index.ts';
import type { Edited, Reference } from '../../../../../src/shared/domain/index.ts';
import {
  dropReferences,
  putReferences,
  replaceDraft,
  reorderReference,
  setCount,
  setPrompt,
  setTier,
  submitDraft,
  useComposer,
} from '../../../../../src/renderer/state/composer/composer.ts';
import { draftPart, freshDraft, type ComposerDraft } from '../../../../../src/renderer/state/composer/draft.ts';
import { forgetSteps, sealStep } from '../../../../../src/renderer/state/composer/steps.ts';
import { applyCurationChange, edit } from '../../../../../src/renderer/state/curation/curation.ts';
import { readDraft } from '../../../../../src/renderer/state/composer/draftText.ts';
import { forgetActions } from '../../../../../src/renderer/state/curation/libraryActions.ts';
import {
  isJustPutBack,
  isJustReplaced,
  lastDone,
  loadActions,
  redoLast,
  undoLast,
} from '../../../../../src/renderer/state/undo/undo.ts';
import { mostUnsent, useUnsentDrafts } from '../../../../../src/renderer/state/composer/unsentDrafts.ts';
import { inStrip, reference } from '../../samples.ts';

const ok = <Data>(data: Data): Result<Data> => ({ ok: true, data });
/** Main's own book-keeping, with actions that only have a name. */
let history: History;
let library: string[];
const edited = (changed: number): Edited => ({ changed, undoSteps: 0, redoSteps: 0, actions: history.actions });
const put = (name: string): Edited => {
  history.add({ undo: [], redo: [] });
  library.push(name);
  return edited(1);
};
const names: Record<number, string> = {};
const main = {
  undo: ({ only }: { only?: number } = {}): Result<Edited> => {
    const { last } = history.actions;
    if (last === 0 || (only !== undefined && only !== last)) return ok(edited(0));
    history.tookUndo();
    names[last] = library.pop()!;
    return ok(edited(1));
  },
  redo: ({ only }: { only?: number } = {}): Result<Edited> => {
    const { next } = history.actions;
    if (next === 0 || (only !== undefined && only !== next)) return ok(edited(0));
    history.tookRedo();
    library.push(names[next]!);
    return ok(edited(1));
  },
};
const rate = (name: string): Promise<Edited> => edit(() => Promise.resolve(put(name)));
const state = (): ComposerDraft => draftPart(useComposer.getState());
const strip = (): string =>
  state()
    .references.map(({ reference: { id } }) => id)
    .join('');
const unsent = (): string[] => useUnsentDrafts.getState().drafts.map(({ text }) => readDraft(text).composer.prompt);
const replaced = (prompt: string, more: Partial<ComposerDraft> = {}): void => {
  replaceDraft({ ...freshDraft, ...more, prompt }, { settled: true });
};

beforeEach(() => {
  history = new History();
  library = [];
  vi.stubGlobal('window', {
    reverie: {
      library: {
        undo: (options: object) => Promise.resolve(main.undo(options)),
        redo: (options: object) => Promise.resolve(main.redo(options)),
        actions: () => Promise.resolve(ok(history.actions)),
        getMany: () => Promise.resolve(ok([])),
      },
      references: { get: (ids: string[]) => Promise.resolve(ok<Reference[]>(ids.map((id) => reference(id)))) },
      generations: { submit: () => Promise.resolve(ok({ ids: ['g'] })) },
    },
  });
  useComposer.setState({ ...freshDraft, refused: [], reading: [], sending: false });
  useUnsentDrafts.setState({ drafts: [], settled: [] });
  forgetActions();
  forgetSteps();
});

describe('one undo', () => {
  it('takes back what was done last, in the composer or the library', async () => {
    setPrompt('my words');
    await rate('one');
    replaced('from a picture');
    await rate('two');
    expect(await undoLast()).toMatchObject({ what: 'library' });
    expect(library).toEqual(['one']);
    expect(await undoLast()).toEqual({ what: 'composer', kind: 'replaced' });
    expect([state().prompt, library]).toEqual(['my words', ['one']]);
    await undoLast();
    expect(library).toEqual([]);
    expect(await undoLast()).toEqual({ what: 'nothing' });
    await redoLast();
    expect([state().prompt, library]).toEqual(['my words', ['one']]);
    await redoLast();
    await redoLast();
    expect([state().prompt, library]).toEqual(['from a picture', ['one', 'two']]);
    expect(await redoLast()).toEqual({ what: 'nothing' });
  });

  it('knows of actions from before the page was loaded', async () => {
    put('early');
    put('late');
    await loadActions();
    replaced('words');
    await rate('now');
    await undoLast();
    await undoLast();
    expect([state().prompt, library]).toEqual(['', ['early', 'late']]);
    await undoLast();
    expect(library).toEqual(['early']);
  });

  it('knows of actions that were made elsewhere', async () => {
    replaced('words');
    put('elsewhere');
    applyCurationChange({ added: [], removed: [], changed: [], lists: true, actions: history.actions });
    await undoLast();
    expect([state().prompt, library]).toEqual(['words', []]);
    await undoLast();
    expect(state().prompt).toBe('');
  });

  it('goes by the order in which things were begun, not answered', async () => {
    let answer: () => void = () => {};
    const early = edit(
      () =>
        new Promise<Edited>((done) => {
          answer = () => {
            done(put('early'));
          };
        }),
    );
    replaced('words');
    answer();
    await early;
    expect(await undoLast()).toMatchObject({ what: 'composer' });
    expect([state().prompt, library]).toEqual(['', ['early']]);
  });

  it('takes back an edit that is not answered yet', async () => {
    replaced('words');
    const late = rate('late');
    const undone = undoLast();
    await late;
    await undone;
    expect([state().prompt, library]).toEqual(['words', []]);
  });

  it('never redoes what something else was done after', async () => {
    await rate('one');
    await undoLast();
    replaced('words');
    expect(await redoLast()).toEqual({ what: 'nothing' });
    await undoLast();
    await rate('two');
    expect(await redoLast()).toEqual({ what: 'nothing' });
    expect([state().prompt, library]).toEqual(['', ['two']]);
  });

  it('does nothing to the library of which another action came in between unheard of', async () => {
    await rate('mine');
    put('unheard');
    await undoLast();
    // Only then is it known that there was another one, and that one is what came last.
    expect(library).toEqual(['mine']);
  });

  it('forgets with another library', async () => {
    replaced('words');
    applyCurationChange({ added: [], removed: [], reset: true });
    expect(await undoLast()).toEqual({ what: 'nothing' });
    expect(lastDone()).toBe('nothing');
  });

  it('is a stack for whatever is done in any order', async () => {
    const act = fc.constantFrom('rate', 'replace', 'size', 'undo', 'redo');
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
        history = new History();
        library = [];
        forgetActions();
        forgetSteps();
        useComposer.setState(freshDraft);
        const look = (): string => JSON.stringify([library, state().prompt, state().tier]);
        const past = [look()];
        let at = 0;
        for (const [index, each] of acts.entries()) {
          if (each === 'undo') {
            await undoLast();
            at = Math.max(0, at - 1);
          } else if (each === 'redo') {
            await redoLast();
            at = Math.min(past.length - 1, at + 1);
          } else {
            if (each === 'rate') await rate(String(index));
            else if (each === 'replace') replaced(`words ${index}`, { tier: state().tier });
            else {
              // Sizes that follow each other would be one step.
              sealStep();
              setTier(state().tier === '2K' ? '4K' : '2K');
            }
            at += 1;
            past.splice(at, past.length, look());
          }
          expect(look()).toBe(past[at]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a step of the composer', () => {
  it('puts references back with what was written since, which goes on naming the same pictures', async () => {
    useComposer.setState({ references: inStrip('a', 'b', 'c'), prompt: 'Like image 3' });
    dropReferences([reference('a').id]);
    expect(state().prompt).toBe('Like image 2');
    setPrompt('Like image 2, at dusk');
    await undoLast();
    expect([strip(), state().prompt]).toEqual(['abc', 'Like image 3, at dusk']);
    await redoLast();
    expect([strip(), state().prompt]).toEqual(['bc', 'Like image 2, at dusk']);
  });

  it('gives back a name that was lost with its reference', async () => {
    useComposer.setState({ references: inStrip('a', 'b'), prompt: 'Like image 2' });
    dropReferences([reference('b').id]);
    await undoLast();
    expect(state().prompt).toBe('Like image 2');
  });

  it('loses no name between undo and redo, and lists no words as unsent for it', async () => {
    useComposer.setState({ references: inStrip('a') });
    putReferences(inStrip('b'));
    setPrompt('Like image 2');
    await undoLast();
    expect(state().prompt).toBe('Like image ?');
    await redoLast();
    expect([strip(), state().prompt, unsent()]).toEqual(['ab', 'Like image 2', []]);
    await undoLast();
    await redoLast();
    expect(state().prompt).toBe('Like image 2');
  });

  it('is one for all clicks that lead to a size, unless something came between them', async () => {
    setCount(2);
    setCount(3);
    setPrompt('words');
    setCount(4);
    await submitDraft();
    setCount(5);
    const counts = [];
    for (let step = 0; step < 3; step += 1) {
      await undoLast();
      counts.push(state().count);
    }
    expect([counts, state().prompt]).toEqual([[4, 3, 1], 'words']);
  });

  it('is none where nothing changed', async () => {
    setTier(state().tier);
    reorderReference(0, 1);
    expect(await undoLast()).toEqual({ what: 'nothing' });
  });

  it('is what undo in the prompt means while its words are those that came', async () => {
    setPrompt('mine');
    replaced('other');
    expect(isJustReplaced()).toBe(true);
    setPrompt('other words');
    expect(isJustReplaced()).toBe(false);
    setPrompt('other');
    await undoLast();
    expect([isJustReplaced(), isJustPutBack()]).toEqual([false, true]);
  });
});

describe('unsent words', () => {
  it('that were replaced are listed, the latest first, each once', () => {
    setPrompt('first');
    replaced('picture');
    setPrompt('second');
    replaced('picture');
    setPrompt('first');
    replaced('picture');
    expect(unsent()).toEqual(['first', 'second']);
  });

  it('are not those that were sent, or that are kept with a picture', async () => {
    setPrompt('sent');
    await submitDraft();
    replaced('of a picture');
    replaced('of another picture');
    expect(unsent()).toEqual([]);
    setPrompt('of another picture, changed');
    replaced('third');
    expect(unsent()).toEqual(['of another picture, changed']);
  });

  it('are listed where an undo takes them away, and are not while they are in the composer', async () => {
    setPrompt('mine');
    replaced('picture');
    setPrompt('picture, and more');
    await undoLast();
    expect([state().prompt, unsent()]).toEqual(['mine', ['picture, and more']]);
    await redoLast();
    expect([state().prompt, unsent()]).toEqual(['picture, and more', ['mine']]);
  });

  it('are not those of a picture that were taken back and brought again', async () => {
    replaced('of a picture');
    await undoLast();
    await redoLast();
    await undoLast();
    expect(unsent()).toEqual([]);
  });

  it('are bounded', () => {
    for (let index = 0; index < mostUnsent + 5; index += 1) {
      setPrompt(`words ${index}`);
      replaced('picture');
    }
    expect(unsent()).toHaveLength(mostUnsent);
    expect(unsent()[0]).toBe(`words ${mostUnsent + 4}`);
  });
});
