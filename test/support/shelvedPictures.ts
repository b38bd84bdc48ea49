import type { Library } from '../../src/main/library/index.ts';
import type { GenerationId, PictureId } from '../../src/shared/domain/ids.ts';
import { recipeOf, type RecipeOptions } from '../integration/library/recipes.ts';
import { insertGeneration } from '../integration/library/shelf.ts';

export interface PictureFacts extends RecipeOptions {
  id: string;
  pictures?: number;
  width?: number;
  height?: number;
}

/** Writes the rows of a finished generation, without any file; answers the ids of its pictures. */
export function shelve(library: Library, facts: PictureFacts): PictureId[] {
  const recipe = recipeOf(facts.id, facts);
  const folder = `2026/${facts.id}`;
  insertGeneration(library, recipe, folder);
  const createdAt = Date.parse(recipe.createdAt);
  return Array.from({ length: facts.pictures ?? 1 }, (_, index) => {
    const id = `${facts.id}_${index + 1}` as PictureId;
    library.insertPicture(
      {
        id,
        generationId: facts.id as GenerationId,
        position: index + 1,
        file: `${folder}/${index + 1}.jpg`,
        width: facts.width ?? 2048,
        height: facts.height ?? 2048,
        bytes: 1000,
        mediaType: 'image/jpeg',
        sha256: 'ab'.repeat(32),
        colour: '#808080',
      },
      createdAt,
    );
    return id;
  });
}
