import { create } from 'zustand';

interface Overlays {
  keysOpen: boolean;
  /** Where the inspector has no place of its own, it lies over the library while this is set. */
  inspectorOver: boolean;
  /** The same for the composer. */
  composerOver: boolean;
}

/** What the window lays over the view. Panels that are remembered (composer, inspector) are settings. */
export const useOverlays = create<Overlays>(() => ({ keysOpen: false, inspectorOver: false, composerOver: false }));

export function setKeysOpen(keysOpen: boolean): void {
  useOverlays.setState({ keysOpen });
}
export function setComposerOver(composerOver: boolean): void {
  useOverlays.setState({ composerOver });
}
export function setInspectorOver(inspectorOver: boolean): void {
  useOverlays.setState({ inspectorOver });
}
