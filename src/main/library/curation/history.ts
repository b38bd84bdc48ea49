import type { Change } from './changes.ts';

/** Actions that are remembered; the oldest are forgotten. */
const longest = 200;

/** One edit. */
export interface Step {
  undo: Change[];
  redo: Change[];
  /** Edits that follow each other with the same one are parts of one action, as of thousands of pictures at once. */
  action?: string | undefined;
}

/** What can be undone and redone in this session: edit by edit, counted in actions. */
export class History {
  #done: Step[] = [];
  #undone: Step[] = [];

  get undoSteps(): number {
    return countActions(this.#done);
  }

  get redoSteps(): number {
    return countActions(this.#undone);
  }

  /** A new edit: what was undone before cannot be redone any more. */
  add(step: Step): void {
    this.#done.push(step);
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

  /** The step that {@link nextUndo} showed was taken. Answers whether its action has more parts to undo. */
  tookUndo(): boolean {
    return moveLast(this.#done, this.#undone);
  }

  tookRedo(): boolean {
    return moveLast(this.#undone, this.#done);
  }
}

function moveLast(from: Step[], to: Step[]): boolean {
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
