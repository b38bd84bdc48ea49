import { Soon, systemClock, type Reference } from '../../../shared/domain/index.ts';
import { ask, reverie } from '../../bridge/index.ts';
import { useComposer } from './composer.ts';
import { holdsWork, knownReferences, withoutStaleApproval, type ComposerDraft } from './draft.ts';
import { isRecord, readDraft, readRecord, writeDraft } from './draftText.ts';
import { holdsUnsent, mostUnsent, settleWords, useUnsentDrafts, type UnsentDraft } from './unsentDrafts.ts';

/** Characters that main keeps. */
const longestKept = 200_000;

/** The draft together with the unsent ones: as many of the latest as main keeps. */
function writeKept(composer: ComposerDraft, drafts: readonly UnsentDraft[]): string {
  const draft = writeDraft(composer).slice(0, -1);
  const end = `,"sent":${!holdsUnsent(composer)},"unsent":[`;
  const kept: string[] = [];
  let length = draft.length + end.length + 2;
  for (const { at, text } of drafts) {
    const written = `{"at":${at},"draft":${text}}`;
    length += written.length + 1;
    if (length > longestKept) break;
    kept.push(written);
  }
  return `${draft}${end}${kept.join(',')}]}`;
}

function readUnsent(text: string): { sent: boolean; drafts: UnsentDraft[] } {
  const { sent, unsent } = readRecord(text);
  const drafts = (Array.isArray(unsent) ? unsent : []).flatMap((item: unknown): UnsentDraft[] => {
    if (!isRecord(item) || !isRecord(item['draft']) || typeof item['at'] !== 'number') return [];
    return [{ at: item['at'], text: JSON.stringify(item['draft']) }];
  });
  return { sent: sent === true, drafts };
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
    const { sent, drafts } = readUnsent(text);
    const ids = references.map(({ referenceId }) => referenceId);
    const known: Reference[] = ids.length > 0 ? await ask(reverie().references.get(ids)) : [];
    const restored = { ...composer, ...knownReferences({ prompt: composer.prompt, references }, known) };
    // What the artist did in the meantime counts more.
    if (!holdsWork(useComposer.getState())) {
      useComposer.setState(withoutStaleApproval(restored));
      if (sent) settleWords(useComposer.getState());
    }
    useUnsentDrafts.setState((state) => ({ drafts: [...state.drafts, ...drafts].slice(0, mostUnsent) }));
  }
  const now = (): string => writeKept(useComposer.getState(), useUnsentDrafts.getState().drafts);
  let kept = now();
  const keepSoon = storage.soon(() => {
    storage.write(kept).catch(report);
  });
  const keep = (): void => {
    const changed = now();
    if (changed === kept) return;
    kept = changed;
    keepSoon();
  };
  useComposer.subscribe(keep);
  useUnsentDrafts.subscribe(keep);
}
