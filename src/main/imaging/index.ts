export { createImaging, type ImagingOptions } from './imaging.ts';
export { ImagingStopped } from './imagingStopped.ts';
export {
  fileEndings,
  mediaTypes,
  sniffFormat,
  sniffPicture,
  type SniffedFormat,
  type SniffedPicture,
} from './sniff.ts';
export { ImagingError, type Imaging, type MadeThumbnail, type ProbedPicture } from './types.ts';
export { countGifFrames, endsEarly } from './wholeness.ts';
