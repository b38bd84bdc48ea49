/** Which view is open and what lies over it. */
export {
  closeExport,
  openExport,
  openOnboarding,
  openSettings,
  openViewer,
  setComposerOver,
  setInspectorOver,
  setKeysOpen,
  showLibrary,
  useInterface,
  type SettingsSection,
} from './interface.ts';
