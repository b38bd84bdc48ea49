export { FolderDialogs } from './FolderDialogs.tsx';
export { SettingsView } from './SettingsView.tsx';
