/**
 * Pictures that steer generations, as the library keeps them: each once by content, with what is sent of it and a sidecar
 * from which a lost index learns its name and changes. Fitting and uploading them is `main/references/`.
 */

import type { ReferenceId } from '../../../shared/domain/ids.ts';
import type { ReferenceUse } from '../../../shared/domain/reference.ts';
import type { ReferenceRow, SentFile } from '../database/referenceRows.ts';

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
  addAgain(id: ReferenceId, now: number): Promise<ReferenceRow | undefined>;
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
  usedIn(id: ReferenceId): ReferenceUse;
  /** Absolute path of what shows the whole reference in a browser, with its type. */
  shownFile(id: ReferenceId): { path: string; mediaType: string } | undefined;
}

/** Where a library has its references. */
export interface KeptReferences {
  readonly references: ReferenceShelf;
  /** One that can be sent; undefined for those that can only be cropped from. */
  reference(id: ReferenceId): ReferenceRow | undefined;
}
