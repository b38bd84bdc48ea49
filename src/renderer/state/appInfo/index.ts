/** What main tells of the app as a whole: the library in use, the demo, and what banners say. */
export {
  applyAppInfo,
  dismissNotice,
  enterDemo,
  isToldByBanner,
  leaveDemo,
  loadAppInfo,
  tryLibraryAgain,
  useAppInfo,
  useLibraryAway,
} from './appInfo.ts';
