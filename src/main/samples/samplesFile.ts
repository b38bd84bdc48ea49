import { z } from 'zod';
import { parseJson, readTextNow } from '../files/textFile.ts';
import { writeDurably } from '../library/files/durable.ts';
import type { LibraryFiles } from '../library/files/libraryFolder.ts';

const shape = z.object({
  /** Milliseconds since 1970: the first opening, from which the samples are dated back. */
  begunAt: z.number(),
  /** Names of the sets that were made; what the artist has deleted of them stays so. */
  made: z.array(z.string()),
  collections: z.boolean(),
});
export type SamplesState = z.output<typeof shape>;

const file = '.reverie/samples.json';

/**
 * What was made of the samples, in the demo's library itself. Beside the index and not in it, since an index that is
 * made anew must not bring back what was deleted.
 */
export class SamplesFile {
  readonly #library: Pick<LibraryFiles, 'folder' | 'resolve'>;

  constructor(library: Pick<LibraryFiles, 'folder' | 'resolve'>) {
    this.#library = library;
  }

  /** Undefined when nothing was begun yet. A file that cannot be read says that everything is made: nothing comes back. */
  read(names: readonly string[]): SamplesState | undefined {
    let text: string;
    try {
      text = readTextNow(this.#library.resolve(file));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    try {
      return shape.parse(parseJson(text));
    } catch {
      // Cut or edited: samples that are missing are a smaller harm than ones that come back.
      return { begunAt: 0, made: [...names], collections: true };
    }
  }

  write(state: SamplesState): void {
    this.#library.folder.check();
    writeDurably(this.#library.resolve(file), `${JSON.stringify(state)}\n`);
  }
}
