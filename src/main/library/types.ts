import type { DatabaseSync } from 'node:sqlite';
import type { GenerationError, GenerationStatus } from '../../shared/domain/generation.ts';
import type { GenerationId, PictureId, ReferenceId } from '../../shared/domain/ids.ts';
import type { LibraryLayout, Picture, PictureSummary } from '../../shared/domain/picture.ts';
import type { SharedFacts } from '../../shared/domain/sharedFacts.ts';
import type { Page } from '../../shared/bridge/contract.ts';
import type { LibraryQuery } from '../../shared/bridge/schemas.ts';
import type { Draft } from '../../shared/seedream/draft.ts';
import type { GenerationRequest } from '../../shared/seedream/request.ts';
import type { DownloadedFile } from '../evolink/types.ts';
import type { ReferenceRow, ReferenceShelf } from './references/referenceShelf.ts';
import type { Collections } from './curation/collections.ts';
import type { Curation } from './curation/curation.ts';
import type { LibraryGround } from './files/ground.ts';
import type { Finder } from './search/finder.ts';
import type { Refolding } from './search/refolding.ts';
import type { ThumbnailKind } from './files/names.ts';
import type { SearchText } from './search/searchText.ts';
import type { Trash } from './safekeeping/trash.ts';
import type { Verification } from './safekeeping/verifying/verification.ts';

/** A picture's file as a recipe names it. */
export interface RecipeFile {
  position: number;
  /** File name in the recipe's folder. */
  name: string;
  sha256: string;
  bytes: number;
  width: number;
  height: number;
  mediaType: string;
  /** Its dominant one, `#rrggbb`, to stand for it before its thumbnail is there. */
  colour?: string;
  /** When the artist deleted it for ever. */
  deletedAt?: string;
  /** Where the artist moved it to, relative to the library. */
  movedTo?: string;
}

/**
 * `recipe.json`: how a generation was made. It lies beside its pictures, and the index is rebuilt from
 * it. Until a generation has a folder, the same shape lies in `.reverie/records/<id>.json`.
 * Times are ISO 8601 in UTC.
 */
export interface Recipe {
  recipeVersion: 1;
  generationId: GenerationId;
  status: GenerationStatus;
  model: string;
  prompt: string;
  draft: Draft;
  picturesRequested: number;
  createdAt: string;
  submittedAt?: string;
  acceptedAt?: string;
  completedAt?: string;
  /** The exact body that was posted, and its idempotency key. */
  request?: GenerationRequest;
  idempotencyKey?: string;
  taskId?: string;
  credits?: { reserved?: number; used?: number };
  /** The API's answers, whole: to the submit and the last one to the task. */
  answers: { submit?: unknown; task?: unknown };
  /** In sending order. `file` is relative to the library folder. */
  references: {
    position: number;
    referenceId: ReferenceId;
    name: string;
    file: string;
    /** What is sent of it, where that is not the original itself. */
    sentFile?: string;
    note?: string;
  }[];
  files: RecipeFile[];
  /** Links of results that are not saved (yet). */
  unsaved?: { position: number; url: string }[];
  resultsExpireAt?: string;
  error?: GenerationError;
  /** The artist put its card away. */
  dismissed?: boolean;
}

/** A picture that lies in its place on disk, verified, with its thumbnail; its row is not written yet. */
export interface KeptPicture {
  id: PictureId;
  generationId: GenerationId;
  position: number;
  /** Relative to the library folder. */
  file: string;
  width: number;
  height: number;
  bytes: number;
  mediaType: string;
  sha256: string;
  /** Absent until a thumbnail has told it. */
  colour?: string;
}

/** What copying a picture elsewhere needs. */
export interface ExportFacts {
  id: PictureId;
  /** Absolute path of the original. */
  path: string;
  bytes: number;
  width: number;
  height: number;
  /** Milliseconds since 1970: when the generation was asked for. */
  createdAt: number;
  prompt: string;
  position: number;
  thumbnailUrl: string;
}

export type {
  ReferenceFacts,
  ReferenceFilesToKeep,
  ReferenceRow,
  ReferenceShelf,
  SentFile,
} from './references/referenceShelf.ts';

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

export type LibraryProblem = 'missing' | 'read_only' | 'locked' | 'newer';

/** The library cannot be used as it is; nothing was changed. */
export class LibraryUnavailable extends Error {
  readonly problem: LibraryProblem;
  readonly folder: string;

  constructor(problem: LibraryProblem, folder: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'LibraryUnavailable';
    this.problem = problem;
    this.folder = folder;
  }
}

/**
 * One library folder, opened by this process alone. Row changes of the queue go through `database`
 * (in `transaction`), files through the methods here.
 */
export interface Library {
  /** Absolute. */
  readonly root: string;
  /** Whether the folder is still there, and the door to what is made in it. */
  readonly ground: LibraryGround;
  readonly database: DatabaseSync;
  readonly report: OpeningReport;
  readonly finder: Finder;
  readonly searchText: SearchText;
  readonly refolding: Refolding;
  /** Ratings, flags, labels, notes, tags and the trash; collections beside it. */
  readonly curation: Curation;
  readonly collections: Collections;
  readonly trash: Trash;
  readonly verification: Verification;

  /** Runs `work` in one immediate transaction: all of it is on disk when this returns, or none. Nests. */
  transaction<Value>(work: () => Value): Value;

  /** Absolute path of a path relative to the library; throws when it would leave the folder. */
  resolve(file: string): string;

  /**
   * Makes `<year>/<date> <words of the prompt> <short id>` (local date) and answers its path relative
   * to the library. The same generation always gets the same folder.
   */
  makeGenerationFolder(generation: { id: GenerationId; createdAt: number; prompt: string }): string;
  /** Absolute path to download the picture at `position` to; ends in `.part`. */
  partPath(folder: string, position: number): string;
  /**
   * Verifies a downloaded part by decoding it whole, makes its thumbnail, and renames it to
   * `<position>.<ending>`, durably. One that does not decode stays a part and an ImagingError is thrown, or,
   * with `evenUnreadable`, is kept as it came, without a thumbnail: the artist has paid for these bytes.
   */
  keepPicture(picture: {
    generationId: GenerationId;
    folder: string;
    position: number;
    part: string;
    download: DownloadedFile;
    evenUnreadable?: boolean;
  }): Promise<KeptPicture>;
  /** Writes the row of a kept picture; call it in a transaction, after the recipe names the file. */
  insertPicture(picture: KeptPicture, createdAt: number): void;
  /** Writes `recipe.json` into `folder`, atomically and durably. */
  writeRecipe(folder: string, recipe: Recipe): void;
  /** Writes the record of a generation without a folder, atomically and durably. */
  writeRecord(recipe: Recipe): void;
  removeRecord(id: GenerationId): void;

  page(query: LibraryQuery, cursor?: string): Page<PictureSummary>;
  layout(query: LibraryQuery): LibraryLayout;
  picture(id: PictureId): Picture | undefined;
  /** Those that exist, in the order asked for. */
  summaries(ids: readonly PictureId[]): PictureSummary[];
  /** Those that exist, in the order asked for. */
  exportFacts(ids: readonly PictureId[]): ExportFacts[];
  /** What pictures have in common; those that there are not are left out. */
  sharedFacts(ids: readonly PictureId[]): SharedFacts;
  /** The pictures of a generation, by position. */
  picturesOf(id: GenerationId): KeptPicture[];

  readonly references: ReferenceShelf;
  /** One that can be sent; undefined for those that can only be cropped from. */
  reference(id: ReferenceId): ReferenceRow | undefined;

  /**
   * Absolute path of a thumbnail; it is made when it is missing, as `large` ones are until somebody asks for them.
   * Undefined when there is no such picture.
   */
  thumbnail(kind: ThumbnailKind, id: string): Promise<string | undefined>;

  /** Reads every recipe and record and writes the index anew from them, in place. */
  rebuild(): Promise<{ generations: number; pictures: number; problems: string[] }>;
  /** Bytes free on the library's disk. */
  freeBytes(): Promise<number>;
  close(): void;
}
