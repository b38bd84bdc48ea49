import { t } from 'i18next';
import { create } from 'zustand';
import type { Generation, GenerationId } from '../../../shared/domain/index.ts';
import { applyGeneration } from '../../state/generations/index.ts';
import { ask, BridgeFailure, reverie } from '../../bridge/index.ts';
import { closeToast, showToast } from '../../ui/index.ts';
import { bringBack } from '../pictureActions.ts';
import { notifyProblem } from '../../notifications/index.ts';

interface TaskActionsState {
  /** Cards whose action is under way: their buttons wait. */
  busy: ReadonlySet<GenerationId>;
  /** Tasks found for a doubtful send that the artist said are another one, by generation. */
  refusedMatches: ReadonlyMap<GenerationId, string>;
}

export const useTaskActions = create<TaskActionsState>(() => ({ busy: new Set(), refusedMatches: new Map() }));

function setBusy(id: GenerationId, busy: boolean): void {
  useTaskActions.setState((state) => {
    const next = new Set(state.busy);
    if (busy) next.add(id);
    else next.delete(id);
    return { busy: next };
  });
}

/** Does one thing with a card; says why when it did not work. A second click while it runs does nothing. */
function act(id: GenerationId, work: () => Promise<unknown>): void {
  if (useTaskActions.getState().busy.has(id)) return;
  setBusy(id, true);
  work()
    .catch(notifyProblem)
    .finally(() => {
      setBusy(id, false);
    });
}

export const removeTask = (id: GenerationId): void => {
  act(id, () => ask(reverie().generations.cancel(id)));
};

export const sendHeld = (id: GenerationId): void => {
  act(id, async () => {
    applyGeneration(await ask(reverie().generations.sendHeld(id)));
  });
};

/** The service knows no cancelling: the task goes on out of sight and is collected when it ends. */
export const stopWatching = removeTask;

export const retryTask = (id: GenerationId): void => {
  act(id, () => ask(reverie().generations.retry(id)));
};

export const editTask = (generation: Generation): void => {
  bringBack(generation.draft);
};

async function setDismissed(ids: GenerationId[], dismissed: boolean): Promise<void> {
  for (const generation of await ask(reverie().generations.setDismissed(ids, dismissed))) applyGeneration(generation);
}

/** Puts the cards of failed tasks away, and tells so with Undo: each holds the words it was made of. */
async function putAllAway(ids: GenerationId[]): Promise<void> {
  await setDismissed(ids, true);
  const run = (): void => {
    closeToast(id);
    setDismissed(ids, false).catch(notifyProblem);
  };
  const id = showToast(
    {
      icon: 'done',
      text: t('library.tasks.dismissed', { count: ids.length }),
      action: { label: t('common.undo'), undo: true, run },
    },
    'dismissed',
  );
}

export const dismiss = (id: GenerationId): void => {
  act(id, () => putAllAway([id]));
};

export function dismissAll(failed: readonly Generation[]): void {
  putAllAway(failed.map(({ id }) => id)).catch(notifyProblem);
}

export const retryDownload = (id: GenerationId): void => {
  act(id, async () => {
    applyGeneration(await ask(reverie().generations.retryDownload(id)));
  });
};

export const checkUnconfirmed = (id: GenerationId): void => {
  act(id, async () => {
    const after = await ask(reverie().generations.checkUnconfirmed(id));
    applyGeneration(after);
    if (after.status === 'unconfirmed' && !after.match) {
      showToast({ icon: 'info', text: t('library.tasks.noneFound') });
    }
  });
};

export const adoptMatch = (id: GenerationId): void => {
  act(id, async () => {
    try {
      applyGeneration(await ask(reverie().generations.resolveUnconfirmed(id, 'adopt')));
    } catch (problem) {
      // The task found before is gone or taken: look again, so that the card tells what there is now.
      if (problem instanceof BridgeFailure && problem.code === 'no_match') {
        applyGeneration(await ask(reverie().generations.checkUnconfirmed(id)));
      }
      throw problem;
    }
  });
};

export const sendAgain = (id: GenerationId): void => {
  act(id, async () => {
    applyGeneration(await ask(reverie().generations.resolveUnconfirmed(id, 'resend')));
  });
};

export const giveUp = (id: GenerationId): void => {
  act(id, async () => {
    applyGeneration(await ask(reverie().generations.resolveUnconfirmed(id, 'dismiss')));
  });
};

/** "Not this one": the match is put aside in this window; another one that is found later is shown. */
export function refuseMatch(generation: Generation): void {
  const taskId = generation.match?.taskId;
  if (taskId === undefined) return;
  useTaskActions.setState((state) => ({
    refusedMatches: new Map(state.refusedMatches).set(generation.id, taskId),
  }));
}
