/** What is being dragged over the window, and how a drag carries it. */
export { draggedIds, knownReferenceDragType, linkIn, pictureDragType } from './drags.ts';
export { useFileDrag } from './fileDrag.ts';
export { bringsPictures, keepFromWindow, picturesOf, rememberDragged } from './pictureDrag.ts';
