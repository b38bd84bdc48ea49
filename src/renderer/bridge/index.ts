/** The page's only way to main: asking, what a refusal looks like, and many small questions asked as few. */
export { ask, BridgeFailure, failureMessage, reverie } from './ask.ts';
export { createBatcher } from './batcher.ts';
