export { createImaging, usualThreads, type ImagingOptions } from './imaging.ts';
export { sniffPicture, type SniffedPicture } from './sniff.ts';
export { UnknownBmp } from './bmp.ts';
export { largestSource } from './sourceLimits.ts';
export { pixelProblem, type PixelProblem } from './planFit.ts';
export { sniffSource, sourceSniffBytes } from './sourceFormat.ts';
export { bytesSource, OtherKind, readSourceHeader, type ByteSource, type SourceHeader } from './sourceHeader.ts';
export {
  ImagingError,
  ImagingStopped,
  type FitPaths,
  type FitResult,
  type Imaging,
  type MadeThumbnail,
  type ProbedPicture,
} from './types.ts';
export { countGifFrames, endsEarly } from './wholeness.ts';
