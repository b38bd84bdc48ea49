/*
 * What main tells and asks the artist by itself, outside of any call: notices, which the page shows until they are put
 * away or no longer true, and questions, which are asked one at a time in a dialog of the system that no page can answer.
 */

export { describeUnavailable, libraryNotices, showOpeningReport } from './libraryNotices.ts';
export { Notices, showSettingsReset } from './notices.ts';
export { Questions, type Confirm, type Question } from './questions.ts';
