import { openSettings, showLibrary, useInterface } from '../state/interface/index.ts';
import { runCommand, useCommand } from '../state/commands/index.ts';
import { useSelection } from '../state/selection/index.ts';
import { setComposerOver, setInspectorOver, setKeysOpen } from './overlays.ts';
import { moveToRegion } from './regions.ts';
import type { Panels } from './usePanels.ts';
import { usePressOutside } from './usePressOutside.ts';

/** What the window itself does for a key or a menu item; the views do the rest. */
export function useShellCommands(panels: Panels): void {
  const view = useInterface((state) => state.view);
  const welcome = view === 'onboarding';
  useCommand(
    'openSettings',
    () => {
      if (view === 'settings') showLibrary();
      else openSettings();
    },
    !welcome,
  );
  useCommand('showKeys', () => {
    setKeysOpen(true);
  });
  useCommand('showLibrary', showLibrary, !welcome);
  useCommand(
    'toggleComposer',
    () => {
      panels.setComposerOpen(!panels.composerOpen);
    },
    view === 'library',
  );
  useCommand(
    'toggleInspector',
    () => {
      panels.setInspectorShown(!panels.inspectorShown);
    },
    panels.inspectorOffered && (view === 'library' || view === 'viewer'),
  );
  const { sidebar } = panels;
  useCommand(
    'toggleSidebar',
    () => {
      sidebar.setOpen(!sidebar.open);
    },
    view === 'library',
  );
  // The composer does these itself while it is there; otherwise it has to come first.
  const composerReady = view === 'library' && panels.composerOpen;
  type ComposerCommand = 'generate' | 'showSending' | 'focusPrompt' | 'addReferences' | 'pasteReference';
  const inComposer = (command: ComposerCommand): boolean => {
    if (composerReady || welcome) return false;
    showLibrary();
    if (!panels.composerOpen) panels.setComposerOpen(true);
    requestAnimationFrame(() => {
      runCommand(command);
    });
    return true;
  };
  useCommand('generate', () => inComposer('generate'));
  useCommand('showSending', () => inComposer('showSending'));
  useCommand('focusPrompt', () => inComposer('focusPrompt'));
  useCommand('addReferences', () => inComposer('addReferences'));
  useCommand('pasteReference', () => inComposer('pasteReference'));
  useCommand('nextRegion', () => {
    moveToRegion(1);
  });
  useCommand('previousRegion', () => {
    moveToRegion(-1);
  });
  useCommand('close', () => {
    if (sidebar.liesOver && sidebar.open && view === 'library') {
      sidebar.setOpen(false);
      return true;
    }
    if (panels.inspectorLiesOver && panels.inspectorShown) {
      setInspectorOver(false);
      return true;
    }
    if (panels.composerLiesOver && panels.composerOpen && view === 'library') {
      setComposerOver(false);
      return true;
    }
    if (view === 'settings' || view === 'viewer') {
      showLibrary();
      return true;
    }
    const selection = useSelection.getState();
    if (view !== 'library' || selection.selected.size + selection.hidden.size === 0) return false;
    selection.clear();
    return true;
  });

  // Panels that lie over the library go when the artist turns to something else.
  const inLibrary = view === 'library';
  // Pictures may be dragged onto a collection, and into the composer.
  usePressOutside(inLibrary && sidebar.liesOver && sidebar.open, '[data-sidebar], [data-picture]', () => {
    sidebar.setOpen(false);
  });
  usePressOutside(
    inLibrary && panels.composerLiesOver && panels.composerOpen,
    '[data-composer], [data-picture]',
    () => {
      setComposerOver(false);
    },
  );
  usePressOutside(inLibrary && panels.inspectorLiesOver && panels.inspectorShown, '[data-inspector]', () => {
    setInspectorOver(false);
  });
}
