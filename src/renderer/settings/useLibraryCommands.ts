import { useEffect } from 'react';
import { applyVerifyProgress, verifyLibrary } from './verification.ts';
import { chooseLibrary, chooseMove } from '../state/libraryFolders/index.ts';
import { openSettings, showLibrary, useInterface } from '../state/interface/index.ts';
import { reverie } from '../bridge/index.ts';
import { showPlace } from '../state/query/index.ts';
import { useCommand } from '../state/commands/index.ts';
import { rebuildIndex } from './rebuilding.ts';

/** What the menu can ask of the library as a whole. */
export function useLibraryCommands(): void {
  useEffect(() => reverie().library.on('verifyProgress', applyVerifyProgress), []);
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
