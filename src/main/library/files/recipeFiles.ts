import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isTerminal } from '../../../shared/domain/generation.ts';
import type { GenerationId } from '../../../shared/domain/ids.ts';
import { syncFolder, writeDurably } from './durable.ts';
import type { LibraryFolder } from './libraryFolder.ts';
import { places, recipeName } from './names.ts';
import { withDiskWords } from './problems.ts';
import type { Recipe } from './recipe.ts';

/** What is written down of generations beside the index. */
export interface Recipes {
  /** Writes `recipe.json` into `folder`, atomically and durably. */
  writeRecipe(folder: string, recipe: Recipe): void;
  /** Writes the record of a generation without a folder, atomically and durably. */
  writeRecord(recipe: Recipe): void;
  removeRecord(id: GenerationId): void;
}

export class RecipeFiles implements Recipes {
  readonly #library: LibraryFolder;

  constructor(library: LibraryFolder) {
    this.#library = library;
  }

  writeRecipe(folder: string, recipe: Recipe): void {
    withDiskWords(this.#library.root, () => {
      this.#library.check();
      const path = this.#library.resolve(folder);
      writeRecipeFile(join(path, recipeName), recipe);
      // Parts of pictures that were given up stay no longer than their generation is open.
      if (isTerminal(recipe.status)) removeParts(path);
    });
  }

  writeRecord(recipe: Recipe): void {
    withDiskWords(this.#library.root, () => {
      this.#library.makeFolder(places.records);
      writeRecipeFile(this.#recordPath(recipe.generationId), recipe);
    });
  }

  removeRecord(id: GenerationId): void {
    withDiskWords(this.#library.root, () => {
      this.#library.check();
      const path = this.#recordPath(id);
      if (!existsSync(path)) return;
      rmSync(path);
      syncFolder(join(this.#library.root, places.records));
    });
  }

  #recordPath(id: GenerationId): string {
    return this.#library.resolve(`${places.records}/${id}.json`);
  }
}

/** Replaces the recipe at `path` (absolute), atomically and durably. */
export function writeRecipeFile(path: string, recipe: Recipe): void {
  writeDurably(path, `${JSON.stringify(recipe, undefined, 2)}\n`);
}

function removeParts(folder: string): void {
  for (const name of readdirSync(folder)) if (name.endsWith('.part')) rmSync(join(folder, name), { force: true });
}
