import type { DatabaseSync } from 'node:sqlite';
import { groundFloor } from './0001-ground-floor.ts';
import { fittedReferences } from './0002-fitted-references.ts';
import { findingAndKeeping } from './0003-finding-and-keeping.ts';
import { sharedTimes } from './0004-shared-times.ts';
import { oneSigma } from './0005-one-sigma.ts';
import { owners } from './0006-owners.ts';
import { foldNamesAnew, typedLetters } from './0007-typed-letters.ts';

export interface Migration {
  /** What `user_version` says once it is done; the number of its file. */
  version: number;
  script: string;
  /** What SQL cannot say, done in the same transaction after the script. */
  afterwards?: (database: DatabaseSync) => void;
}

/** In order of their versions. One that was released never changes. */
export const migrations: readonly Migration[] = [
  { version: 1, script: groundFloor },
  { version: 2, script: fittedReferences },
  { version: 3, script: findingAndKeeping },
  { version: 4, script: sharedTimes },
  { version: 5, script: oneSigma },
  { version: 6, script: owners },
  { version: 7, script: typedLetters, afterwards: foldNamesAnew },
];

/** The version of an index that has had them all. */
export const newestVersion = Math.max(...migrations.map(({ version }) => version));
