export { openLibrary, type OpenLibraryOptions } from './openLibrary.ts';
export { slugOf } from './files/slug.ts';
export {
  LibraryUnavailable,
  type ExportFacts,
  type KeptPicture,
  type Library,
  type LibraryProblem,
  type OpeningReport,
  type Recipe,
  type RecipeFile,
  type ReferenceFacts,
  type ReferenceRow,
  type ReferenceShelf,
  type SentFile,
} from './types.ts';
