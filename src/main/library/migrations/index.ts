import { groundFloor } from './0001-ground-floor.ts';
import { fittedReferences } from './0002-fitted-references.ts';

/** In order; the index's `user_version` counts how many of them it has had. One that was released never changes. */
export const migrations: readonly string[] = [groundFloor, fittedReferences];
