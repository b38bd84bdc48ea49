import type { Settings } from '../../shared/bridge/settings.ts';

/** What holds until the artist sets something else. */
export const defaultSettings: Settings = {
  theme: 'dark',
  parallelTasks: 3,
  actionsPerMinute: 20,
  creditsPerHour: 1000,
  callbackUrl: '',
  apiOrigin: '',
  filesOrigin: '',
  libraryFolder: '',
  libraries: [],
  trashDays: 30,
  notifications: true,
  rowHeight: 172,
  librarySort: 'newest',
  libraryGroup: 'day',
  lastExportFolder: '',
  exportNameTemplate: '{date} {prompt} {number}',
  composerOpen: true,
  inspectorOpen: true,
  surround: 'dark',
  onboarded: false,
};
