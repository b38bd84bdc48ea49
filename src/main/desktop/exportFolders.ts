import type { BridgeEvents, Handlers } from '../../shared/bridge/contract.ts';
import type { ExportJobId } from '../../shared/domain/ids.ts';

type Run = Handlers['exports.run'];

/** Opens the folder of an export that asked for it, when it has finished. */
export class ExportFolders {
  readonly #open: (folder: string) => void;
  readonly #asked = new Set<ExportJobId>();
  /** Exports that ended while a call of `run` was still waiting for its job id. */
  readonly #finished = new Map<ExportJobId, string>();
  #starting = 0;

  constructor(open: (folder: string) => void) {
    this.#open = open;
  }

  /** `exports.run` that also remembers what the plan asks for. */
  watch(run: Run): Run {
    return async (plan) => {
      this.#starting += 1;
      try {
        const jobId = await run(plan);
        if (plan.showFolder === true) this.#remember(jobId);
        return jobId;
      } finally {
        this.#starting -= 1;
        if (this.#starting === 0) this.#finished.clear();
      }
    };
  }

  progress({ jobId, folder, state }: BridgeEvents['exports.progress']): void {
    if (state === 'running') return;
    const asked = this.#asked.delete(jobId);
    if (state === 'cancelled') return;
    if (asked) this.#open(folder);
    else if (this.#starting > 0) this.#finished.set(jobId, folder);
  }

  #remember(jobId: ExportJobId): void {
    const folder = this.#finished.get(jobId);
    if (folder === undefined) this.#asked.add(jobId);
    else this.#open(folder);
  }
}
