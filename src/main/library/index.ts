export { openLibrary, type OpenLibraryOptions } from './openLibrary.ts';
export type { Library, OpeningReport } from './library.ts';
export type { KeptPicture } from './files/pictureFiles.ts';
export { LibraryUnavailable, type LibraryProblem } from './files/problems.ts';
export type { Recipe, RecipeFile } from './files/recipe.ts';
