import type { PictureId } from '../../shared/domain/ids.ts';
import type { SharedFacts } from '../../shared/domain/sharedFacts.ts';
import type { Curated } from './curation/collections.ts';
import type { LibraryIndex } from './database/connection.ts';
import type { Pictures } from './database/pictureRows.ts';
import type { LibraryFiles } from './files/libraryFolder.ts';
import type { ThumbnailKind } from './files/names.ts';
import type { PictureFiles } from './files/pictureFiles.ts';
import type { Recipes } from './files/recipeFiles.ts';
import type { RebuildResult } from './rebuild/rebuild.ts';
import type { KeptReferences } from './references/referenceShelf.ts';
import type { Trash } from './safekeeping/trash.ts';
import type { Verification } from './safekeeping/verifying/verification.ts';
import type { Finder } from './search/finder.ts';
import type { Refolding } from './search/refolding.ts';
import type { SearchText } from './search/searchText.ts';

/** What opening a library found and did; `rebuilt` is told to the artist. */
export interface OpeningReport {
  /**
   * A new index was made from the folders. The damaged one was kept as `keptAs` (absolute path); absent
   * when there was none, because somebody removed it. `backupOf` (milliseconds since 1970): it began from a
   * backup of that time, and only what is newer was read from the folders.
   */
  rebuilt?: { keptAs?: string; backupOf?: number; generations: number; pictures: number; problems: string[] };
  /** So many lines of the curation journal could not be read; the file was kept as it was (absolute path). */
  curationDamaged?: { lines: number; keptAs: string };
}

/**
 * One library folder, opened by this process alone: what its rooms offer, together. Whoever composes the app holds the
 * whole; everybody else takes the interface of the room that they use.
 */
export interface Library
  extends
    LibraryFiles,
    LibraryIndex,
    PictureFiles,
    Recipes,
    Pictures,
    KeptReferences,
    Curated,
    Pick<Finder, 'page' | 'layout'> {
  readonly report: OpeningReport;
  readonly finder: Finder;
  readonly searchText: SearchText;
  readonly refolding: Refolding;
  readonly trash: Trash;
  readonly verification: Verification;

  /** What pictures have in common; those that do not exist are left out. */
  sharedFacts(ids: readonly PictureId[]): SharedFacts;
  /**
   * Absolute path of a thumbnail; it is made when it is missing, as `large` ones are until somebody asks for them.
   * Undefined when there is no such picture.
   */
  thumbnail(kind: ThumbnailKind, id: string): Promise<string | undefined>;
  /** Reads every recipe and record and rewrites the index from them, in place. */
  rebuild(): Promise<RebuildResult>;
  close(): void;
}
