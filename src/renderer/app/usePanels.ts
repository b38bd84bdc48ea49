import { updateSettings, useSettings } from '../state/settings/index.ts';
import { useEmptyLibrary } from '../state/query/index.ts';
import { useMediaQuery } from '../hooks/index.ts';
import { setComposerOver, setInspectorOver, useOverlays } from './overlays.ts';
import { useSidebar } from './useSidebar.ts';
import type { SidebarPlace } from '../search/index.ts';
import { notifyProblem } from '../notifications/index.ts';

export interface Panels {
  composerOpen: boolean;
  /** As with the inspector. */
  composerLiesOver: boolean;
  inspectorShown: boolean;
  /** There are pictures that it could describe. */
  inspectorOffered: boolean;
  /** The window is too narrow for a place of its own: it lies over the library. */
  inspectorLiesOver: boolean;
  sidebar: SidebarPlace;
  setComposerOpen(open: boolean): void;
  setInspectorShown(shown: boolean): void;
}

/** Below this, composer and rail would leave the library under 480 pixels, so the composer lies over it. */
const roomForComposer = '(min-width: 824px)';

/** Brings the composer on the page, in its own place or over the library. */
export async function openComposer(): Promise<void> {
  if (!matchMedia(roomForComposer).matches) setComposerOver(true);
  else if (useSettings.getState().settings?.composerOpen === false) await updateSettings({ composerOpen: true });
}

function remember(patch: { composerOpen: boolean } | { inspectorOpen: boolean }): void {
  updateSettings(patch).catch(notifyProblem);
}

/** Which side panels are open; remembered in the settings. */
export function usePanels(): Panels {
  const composerChosen = useSettings((state) => state.settings?.composerOpen ?? true);
  const composerOver = useOverlays((state) => state.composerOver);
  const composerFits = useMediaQuery(roomForComposer);
  const composerOpen = composerFits ? composerChosen : composerOver;
  const inspectorOpen = useSettings((state) => state.settings?.inspectorOpen ?? true);
  const inspectorOver = useOverlays((state) => state.inspectorOver);
  // There is nothing to describe before there is a picture.
  const empty = useEmptyLibrary();
  const sidebar = useSidebar();
  const roomy = useMediaQuery('(min-width: 1280px)');
  // Below this, composer, sidebar and inspector together would leave the library under 480 pixels.
  const roomForAll = useMediaQuery('(min-width: 1312px)');
  const wide = roomy && (roomForAll || !composerOpen || !sidebar.open);
  return {
    composerOpen,
    composerLiesOver: !composerFits,
    sidebar,
    inspectorShown: !empty && (wide ? inspectorOpen : inspectorOver),
    inspectorOffered: !empty,
    inspectorLiesOver: !wide,
    setComposerOpen: (open) => {
      if (composerFits) remember({ composerOpen: open });
      else setComposerOver(open);
    },
    setInspectorShown: (shown) => {
      if (wide) remember({ inspectorOpen: shown });
      else setInspectorOver(shown);
    },
  };
}
