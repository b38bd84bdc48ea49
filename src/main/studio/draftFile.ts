import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ReverieError } from '../../shared/bridge/result.ts';
import { readText } from '../files/textFile.ts';

/** The composer's draft in `<userData>/composer-draft.json`, so that an hour's words outlast a restart. Its text is the page's own. */
export class DraftFile {
  readonly #path: string;
  #turn: Promise<void> = Promise.resolve();

  constructor(userData: string) {
    this.#path = join(userData, 'composer-draft.json');
  }

  /** Null when nothing was ever kept. */
  async read(): Promise<string | null> {
    try {
      return await readText(this.#path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw new ReverieError('disk', `The draft could not be read from ${this.#path}.`, { cause: error });
    }
  }

  /** Resolves when the text is in its place; an interrupted write leaves the one before. */
  write(text: string): Promise<void> {
    const write = async (): Promise<void> => {
      const temporary = `${this.#path}.tmp`;
      try {
        await writeFile(temporary, text, { mode: 0o600 });
        await rename(temporary, this.#path);
      } catch (error) {
        throw new ReverieError('disk', `The draft could not be kept in ${this.#path}. Check the disk.`, {
          cause: error,
        });
      }
    };
    const done = this.#turn.then(write);
    // The next one is written whatever became of this.
    this.#turn = done.catch(() => undefined);
    return done;
  }
}
