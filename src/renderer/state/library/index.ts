/**
 * The pictures that are shown: their layout, their order, and what has been read of single ones. It answers the
 * query it is given and does not know where that comes from.
 */
export {
  applyLibraryChange,
  goOnWithout,
  loadLibrary,
  needSummaries,
  useLibrary,
  usePictureCount,
  useSummary,
} from './library.ts';
export { readPicture, usePictureReading, usePictureReadings, type PictureReading } from './pictureDetails.ts';
export { Positions } from './positions.ts';
