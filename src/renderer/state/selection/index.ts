/** Which pictures are selected and which one is current, and how both follow what is shown. */
export { successorOf, type ShownChange } from './followShown.ts';
export { hasSelectionBar, useSelection } from './selection.ts';
