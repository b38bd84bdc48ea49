import { create } from 'zustand';
import type { PictureId } from '../../../shared/domain/index.ts';

export type View = 'library' | 'viewer' | 'settings' | 'onboarding';
/** A part of the settings to scroll to and focus. */
export type SettingsSection = 'account' | 'library' | 'appearance' | 'generating' | 'advanced';

interface InterfaceState {
  view: View;
  /** The picture the viewer shows, and those it steps through; undefined: the whole library. */
  viewer: { pictureId: PictureId; among?: readonly PictureId[] } | undefined;
  settingsSection: SettingsSection | undefined;
  /** Pictures the open export dialog is about. */
  exporting: readonly PictureId[] | undefined;
}

/** Which view is open, and what it is about. */
export const useInterface = create<InterfaceState>(() => ({
  view: 'library',
  viewer: undefined,
  settingsSection: undefined,
  exporting: undefined,
}));

export function showLibrary(): void {
  useInterface.setState({ view: 'library', viewer: undefined, settingsSection: undefined });
}
export function openViewer(pictureId: PictureId, among?: readonly PictureId[]): void {
  useInterface.setState({ view: 'viewer', viewer: { pictureId, ...(among ? { among } : {}) } });
}
export function openSettings(section?: SettingsSection): void {
  useInterface.setState({ view: 'settings', settingsSection: section });
}
export function openOnboarding(): void {
  useInterface.setState({ view: 'onboarding' });
}
/** Does nothing for no pictures. */
export function openExport(pictureIds: readonly PictureId[]): void {
  if (pictureIds.length > 0) useInterface.setState({ exporting: pictureIds });
}
export function closeExport(): void {
  useInterface.setState({ exporting: undefined });
}
