import { statSync, writeFileSync } from 'node:fs';
import type { Library } from '../../../src/main/library/index.ts';
import { hashFile } from '../../../src/main/library/files/contentHash.ts';
import type { PictureId, ReferenceId } from '../../../src/shared/domain/ids.ts';
import { recipeOf } from './recipes.ts';
import { insertGeneration, type Shelf } from './shelf.ts';

/** A finished generation of two pictures with files, rows and recipe; answers its folder. The pictures hold text. */
export async function keepPlain(shelf: Shelf, library: Library, id = 'one'): Promise<string> {
  const facts = recipeOf(id, { files: 2, references: ['ab'.repeat(32) as ReferenceId] });
  const folder = library.makeGenerationFolder({
    id: facts.generationId,
    createdAt: Date.parse(facts.createdAt),
    prompt: facts.prompt,
  });
  insertGeneration(library, facts, folder);
  for (const file of facts.files) {
    const path = shelf.path(folder, file.name);
    writeFileSync(path, `${id} ${file.name}`);
    file.bytes = statSync(path).size;
    file.sha256 = await hashFile(path);
    library.insertPicture(
      {
        ...file,
        id: `${id}_${file.position}` as PictureId,
        generationId: facts.generationId,
        file: `${folder}/${file.name}`,
        colour: '#808080',
      },
      Date.parse(facts.createdAt),
    );
  }
  library.writeRecipe(folder, facts);
  return folder;
}
