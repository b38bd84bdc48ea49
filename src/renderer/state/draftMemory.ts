import type { Reference } from '../../shared/domain/index.ts';
import { ask, reverie } from './bridge.ts';
import { useComposer } from './composer.ts';
import { holdsWork, knownReferences, withoutStaleApproval, type ComposerDraft } from './composerDraft.ts';
import { isRecord, readDraft, readRecord, writeDraft } from './draftText.ts';
import { holdsUnsent, mostUnsent, settleWords, useUnsentDrafts, type UnsentDraft } from './unsentDrafts.ts';

/** Characters that main keeps. */
const longestKept = 200_000;

/** The draft together with the unsent ones: as many of the latest as main keeps. */
export function writeKept(composer: ComposerDraft, drafts: readonly UnsentDraft[]): string {
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
  /** Calls back a moment later, and at once when the page goes away. The answer forgets it. */
  soon(run: () => void): () => void;
}

/** Milliseconds after the last change before a draft is kept. */
const pause = 400;

export const draftStorage: DraftStorage = {
  read: () => ask(reverie().app.keptDraft()),
  write: async (text) => {
    await ask(reverie().app.keepDraft(text));
  },
  soon(run) {
    const once = (): void => {
      forget();
      run();
    };
    const timer = setTimeout(once, pause);
    window.addEventListener('pagehide', once);
    const forget = (): void => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', once);
    };
    return forget;
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
  let forget = (): void => {};
  const keep = (): void => {
    const changed = now();
    if (changed === kept) return;
    kept = changed;
    forget();
    forget = storage.soon(() => {
      storage.write(changed).catch(report);
    });
  };
  useComposer.subscribe(keep);
  useUnsentDrafts.subscribe(keep);
}
