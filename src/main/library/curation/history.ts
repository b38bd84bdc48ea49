import type { Change } from './changes.ts';

/** Steps that are remembered; the oldest are forgotten. */
const longest = 200;

export interface Step {
  undo: Change[];
  redo: Change[];
}

/** What can be undone and redone in this session. */
export class History {
  #done: Step[] = [];
  #undone: Step[] = [];

  get undoSteps(): number {
    return this.#done.length;
  }

  get redoSteps(): number {
    return this.#undone.length;
  }

  /** A new edit: what was undone before cannot be redone any more. */
  add(step: Step): void {
    this.#done = [...this.#done.slice(1 - longest), step];
    this.#undone = [];
  }

  get nextUndo(): Step | undefined {
    return this.#done.at(-1);
  }

  get nextRedo(): Step | undefined {
    return this.#undone.at(-1);
  }

  /** The step that {@link nextUndo} showed was taken. */
  tookUndo(): void {
    const step = this.#done.pop();
    if (step) this.#undone.push(step);
  }

  tookRedo(): void {
    const step = this.#undone.pop();
    if (step) this.#done.push(step);
  }
}
