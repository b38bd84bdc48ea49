import {
  chooseLibrary,
  chooseMove,
  openSettings,
  showLibrary,
  showPlace,
  useCommand,
  useInterface,
  verifyLibrary,
} from '../state/index.ts';
import { rebuildIndex } from './rebuilding.ts';

/** What the menu can ask of the library as a whole. */
export function useLibraryCommands(): void {
  const ready = useInterface((state) => state.view !== 'onboarding');
  useCommand(
    'openOtherLibrary',
    () => {
      void chooseLibrary();
    },
    ready,
  );
  useCommand(
    'moveLibrary',
    () => {
      void chooseMove();
    },
    ready,
  );
  useCommand(
    'verifyLibrary',
    () => {
      openSettings('library');
      void verifyLibrary();
    },
    ready,
  );
  useCommand(
    'rebuildIndex',
    () => {
      openSettings('library');
      void rebuildIndex();
    },
    ready,
  );
  useCommand(
    'showTrash',
    () => {
      showLibrary();
      showPlace({ kind: 'trash' });
    },
    ready,
  );
}
