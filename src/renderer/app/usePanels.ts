import { setInspectorOver, updateSettings, useInterface, useMediaQuery, useSettings } from '../state/index.ts';
import { failureMessage } from '../state/index.ts';
import { showToast } from '../ui/index.ts';

export interface Panels {
  composerOpen: boolean;
  inspectorShown: boolean;
  /** The window is too narrow for a place of its own: it lies over the library. */
  inspectorLiesOver: boolean;
  setComposerOpen(open: boolean): void;
  setInspectorShown(shown: boolean): void;
}

function remember(patch: { composerOpen: boolean } | { inspectorOpen: boolean }): void {
  updateSettings(patch).catch((problem: unknown) => {
    showToast({ icon: 'problem', text: failureMessage(problem) });
  });
}

/** Which side panels are open; remembered in the settings. */
export function usePanels(): Panels {
  const composerOpen = useSettings((state) => state.settings?.composerOpen ?? true);
  const inspectorOpen = useSettings((state) => state.settings?.inspectorOpen ?? true);
  const inspectorOver = useInterface((state) => state.inspectorOver);
  const wide = useMediaQuery('(min-width: 1280px)');
  return {
    composerOpen,
    inspectorShown: wide ? inspectorOpen : inspectorOver,
    inspectorLiesOver: !wide,
    setComposerOpen: (open) => {
      remember({ composerOpen: open });
    },
    setInspectorShown: (shown) => {
      if (wide) remember({ inspectorOpen: shown });
      else setInspectorOver(shown);
    },
  };
}
