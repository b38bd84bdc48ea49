import type { Notice } from '../../shared/bridge/app.ts';
import { ReverieError } from '../../shared/bridge/result.ts';
import { LibraryUnavailable, type OpeningReport } from '../library/index.ts';
import type { Notices } from './notices.ts';

/** Kinds that say why there is no library at the moment. */
export const libraryNotices: readonly Notice['kind'][] = [
  'library_missing',
  'library_read_only',
  'library_locked',
  'library_newer',
  'library_unusable',
  'disk_full',
];

/** Why the library could not be opened, for the artist, and whether it may open by itself later. */
export function describeUnavailable(error: unknown): {
  kind: Notice['kind'];
  message: string;
  path?: string;
  passes: boolean;
} {
  if (error instanceof LibraryUnavailable) {
    const kinds = {
      missing: 'library_missing',
      read_only: 'library_read_only',
      locked: 'library_locked',
      newer: 'library_newer',
    } as const;
    const passes = error.problem !== 'newer';
    return { kind: kinds[error.problem], message: error.message, path: error.folder, passes };
  }
  if (error instanceof ReverieError) {
    return { kind: error.code === 'disk' ? 'disk_full' : 'library_unusable', message: error.message, passes: true };
  }
  return {
    kind: 'library_unusable',
    message: 'The library could not be opened, and Reverie keeps trying. The log has the details.',
    passes: true,
  };
}

/** Says what opening a library found and did. */
export function showOpeningReport(notices: Notices, { rebuilt, curationDamaged }: OpeningReport): void {
  if (rebuilt) {
    const state = rebuilt.keptAs === undefined ? 'missing' : 'damaged';
    const kept = rebuilt.keptAs === undefined ? '' : ' The damaged file was kept.';
    const from = rebuilt.backupOf === undefined ? 'from the folders' : 'from its last backup and the folders';
    notices.show(
      'library_rebuilt',
      `The library’s index was ${state}. It was rebuilt ${from}: ${rebuilt.pictures} pictures were found.${kept}`,
      rebuilt.keptAs,
    );
  }
  if (curationDamaged) {
    notices.show(
      'other',
      `${curationDamaged.lines} edits of ratings, tags or collections could not be read and are left out. The file was kept as it was.`,
      curationDamaged.keptAs,
    );
  }
}
