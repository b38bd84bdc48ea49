/**
 * The library: a folder of the artist's with pictures, recipes and references, and an index of it all. Its rooms, lowest
 * first; each says at the top of the file named here what it is for:
 *
 *   files/        what lies on the disk              files/libraryFolder.ts
 *   database/     the index and its rows             database/indexDatabase.ts
 *   references/   pictures that steer generations    references/referenceShelf.ts
 *   curation/     what the artist says of pictures   curation/curation.ts
 *   search/       queries over the index             search/finder.ts
 *   rebuild/      rebuilding the index from files    rebuild/rebuild.ts
 *   safekeeping/  keeping all of it whole            safekeeping/maintenance.ts
 *
 * `openLibrary` puts them together as a `Library`. Only what composes the app holds that whole; others take the
 * interface of the room that they use, from its own file.
 */

export { openLibrary, type OpenLibraryOptions } from './openLibrary.ts';
export type { Library, OpeningReport } from './library.ts';
export type { KeptPicture } from './files/pictureFiles.ts';
export { LibraryUnavailable, type LibraryProblem } from './files/problems.ts';
export type { Recipe, RecipeFile } from './files/recipe.ts';
