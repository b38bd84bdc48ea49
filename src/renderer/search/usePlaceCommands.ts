import { showLibrary, useInterface } from '../state/interface/index.ts';
import { showPlace, type LibraryPlace } from '../state/query/index.ts';
import { useCommand } from '../state/commands/index.ts';

/** Keys that lead to a place of the library from anywhere. */
export function usePlaceCommands(): void {
  const possible = useInterface((state) => state.view !== 'onboarding');
  const go = (place: LibraryPlace) => () => {
    showLibrary();
    showPlace(place);
  };
  useCommand('showAll', go({ kind: 'all' }), possible);
  useCommand('showPicks', go({ kind: 'picks' }), possible);
  useCommand('showRejected', go({ kind: 'rejected' }), possible);
}
