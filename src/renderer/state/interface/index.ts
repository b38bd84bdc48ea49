/** Which view is open, and what views and dialogs are about. */
export {
  closeExport,
  openExport,
  openOnboarding,
  openSettings,
  openViewer,
  showLibrary,
  useInterface,
  type SettingsSection,
} from './interface.ts';
