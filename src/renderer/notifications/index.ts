export { tellProblem } from './tellProblem.ts';
export { undoable } from './undoable.ts';
