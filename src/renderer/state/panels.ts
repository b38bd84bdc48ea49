import { setComposerOver } from './interface.ts';
import { updateSettings, useSettings } from './settings.ts';

/** Below this, composer and rail would leave the library under 480 pixels, so the composer lies over it. */
export const roomForComposer = '(min-width: 824px)';

/** Brings the composer on the page, in its own place or over the library. */
export async function openComposer(): Promise<void> {
  if (!matchMedia(roomForComposer).matches) setComposerOver(true);
  else if (useSettings.getState().settings?.composerOpen === false) await updateSettings({ composerOpen: true });
}
