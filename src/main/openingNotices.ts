import type { OpeningReport } from './library/index.ts';
import type { Notices } from './notices.ts';

/** Tells the artist what opening a library found and did. */
export function tellOpening(notices: Notices, { rebuilt, curationDamaged }: OpeningReport): void {
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
