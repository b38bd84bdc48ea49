import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { LibraryFolder } from './libraryFolder.ts';
import { readTextNow } from '../../files/textFile.ts';
import type { GenerationId } from '../../../shared/domain/ids.ts';
import { generationFolderName, recipeName } from './names.ts';

/** Which folder a generation's pictures lie in. */
export class GenerationFolders {
  readonly #library: LibraryFolder;
  readonly #known: StatementSync;
  readonly #owner: StatementSync;

  constructor(library: LibraryFolder, database: DatabaseSync) {
    this.#library = library;
    this.#known = database.prepare('SELECT folder FROM generations WHERE id = ?');
    this.#owner = database.prepare('SELECT 1 FROM generations WHERE folder = ? AND id <> ?');
  }

  /** Makes the folder where it is missing and returns its path relative to the library. */
  make(generation: { id: GenerationId; createdAt: number; prompt: string }): string {
    const folder = this.of(generation);
    this.#library.makeFolder(folder);
    return folder;
  }

  /** The folder it has, or would get. */
  of(generation: { id: GenerationId; createdAt: number; prompt: string }): string {
    const known = this.#known.get(generation.id)?.folder;
    if (typeof known === 'string') return known;
    const short = generationFolderName(generation);
    return this.#belongsToAnother(short, generation.id) ? generationFolderName(generation, true) : short;
  }

  #belongsToAnother(folder: string, id: GenerationId): boolean {
    if (!existsSync(join(this.#library.root, folder))) return false;
    const recipe = join(this.#library.root, folder, recipeName);
    if (existsSync(recipe)) return !readTextNow(recipe).includes(`"generationId": ${JSON.stringify(id)}`);
    return this.#owner.get(folder, id) !== undefined;
  }
}
