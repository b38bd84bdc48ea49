import type { LibraryActions } from '../../../shared/domain/curation.ts';
import type { Change } from './changes.ts';

/** Most actions that are remembered; the oldest are forgotten. */
const longest = 200;

/** One edit. */
export interface Step {
  undo: Change[];
  redo: Change[];
  /** Edits that follow each other with the same one are parts of one action, as of thousands of pictures at once. */
  action?: string | undefined;
}

interface NumberedStep extends Step {
  /** Of its action, from 1. */
  number: number;
}

/** What can be undone and redone in this session: edit by edit, counted in actions. */
export class History {
  #done: NumberedStep[] = [];
  #undone: NumberedStep[] = [];
  #newest = 0;

  get undoSteps(): number {
    return countActions(this.#done);
  }

  get redoSteps(): number {
    return countActions(this.#undone);
  }

  get actions(): LibraryActions {
    return { last: this.#done.at(-1)?.number ?? 0, next: this.#undone.at(-1)?.number ?? 0, newest: this.#newest };
  }

  /** A new edit; what was undone before can no longer be redone. */
  add(step: Step): void {
    const before = this.#done.at(-1);
    if (before && isPartOf(step, before)) this.#done.push({ ...step, number: before.number });
    else {
      this.#newest += 1;
      this.#done.push({ ...step, number: this.#newest });
    }
    this.#undone = [];
    while (this.undoSteps > longest) {
      const second = this.#done.findIndex((each, index) => index > 0 && !isPartOf(this.#done[index - 1], each));
      this.#done.splice(0, second);
    }
  }

  get nextUndo(): Step | undefined {
    return this.#done.at(-1);
  }

  get nextRedo(): Step | undefined {
    return this.#undone.at(-1);
  }

  /** The step that {@link nextUndo} showed was taken. Returns whether its action has more parts to undo. */
  tookUndo(): boolean {
    return moveLast(this.#done, this.#undone);
  }

  tookRedo(): boolean {
    return moveLast(this.#undone, this.#done);
  }
}

function moveLast(from: NumberedStep[], to: NumberedStep[]): boolean {
  const step = from.pop();
  if (!step) return false;
  to.push(step);
  return isPartOf(step, from.at(-1));
}

function isPartOf(one: Step | undefined, other: Step | undefined): boolean {
  return one?.action !== undefined && one.action === other?.action;
}

function countActions(steps: readonly Step[]): number {
  return steps.filter((each, index) => !isPartOf(steps[index - 1], each)).length;
}
