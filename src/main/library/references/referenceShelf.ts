import type { GenerationId, ReferenceId } from '../../../shared/domain/ids.ts';
import type { ReferenceOrigin, ReferenceUse, ReferenceVersion, SentFormat } from '../../../shared/domain/reference.ts';
import type { SourceFormat } from '../../../shared/domain/reference.ts';

/** The version of a reference that is sent. */
export interface SentFile extends ReferenceVersion<SentFormat> {
  /** Relative to the library folder; the original's own where nothing had to be changed. */
  file: string;
  sha256: string;
}

/** A reference as the index keeps it. `format` to `mediaType` are the original's, its pixels upright. */
export interface ReferenceRow {
  id: ReferenceId;
  name: string;
  /** Relative to the library folder. */
  file: string;
  format: SourceFormat;
  width: number;
  height: number;
  bytes: number;
  mediaType: string;
  createdAt: number;
  lastUsedAt: number;
  /** False for one from a version of Reverie that sent originals: it is fitted before it is sent again. */
  fitted: boolean;
  /** Absent where it is not fitted, and where it can only be cropped from. */
  sent?: SentFile;
  /** What was changed for `sent`, in plain words. */
  changes: string[];
  origin?: ReferenceOrigin;
  title?: string;
}

/** Files in the temporary folder that become a reference; those that are taken are gone from there. */
export interface ReferenceFilesToKeep {
  original: string;
  thumbnail: string;
  /** Absent where the original is sent as it is, or nothing is. */
  sent?: string;
  /** Of an original that can only be cropped from and that no browser shows. */
  preview?: string;
}

export type ReferenceFacts = Omit<ReferenceRow, 'file' | 'createdAt' | 'lastUsedAt' | 'sent' | 'fitted' | 'title'> & {
  sent?: Omit<SentFile, 'file'>;
};

/** The references of a library: each kept once, by content, under its first name. */
export interface ReferenceShelf {
  /** Any that is kept, those among them that can only be cropped from. */
  source(id: ReferenceId): ReferenceRow | undefined;
  /** Notes that it was added again. Undefined when it is not kept, or its files are no longer whole. */
  welcomeBack(id: ReferenceId, now: number): Promise<ReferenceRow | undefined>;
  /** Puts the files in their place, durably, and writes the row. Name, title and origin of a known one stay. */
  keep(files: ReferenceFilesToKeep, facts: ReferenceFacts, now: number): Promise<ReferenceRow>;
  /** A path for a new file on its way to its place; the folder is emptied at each start. */
  temporaryPath(name: string): string;
  /** Last used first, without those that can only be cropped from. */
  recent(limit: number, before?: { lastUsedAt: number; id: string }): ReferenceRow[];
  /** By title; those whose title holds every word of `text`, whatever the case and accents. */
  named(text: string, limit: number): ReferenceRow[];
  /** Throws an Error when there is no such reference. */
  setTitle(id: ReferenceId, title: string | undefined): ReferenceRow;
  usedIn(id: ReferenceId): ReferenceUse & { generations: GenerationId[] };
  /** Absolute path of what shows the whole reference in a browser, with its type. */
  shownFile(id: ReferenceId): { path: string; mediaType: string } | undefined;
}
