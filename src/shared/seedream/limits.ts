/**
 * What Seedream 4.5 takes through EvoLink. Each number says where it was published: "model page" is
 * EvoLink's page for doubao-seedream-4.5, whose older and current text agree on all of these.
 */
export const model = 'doubao-seedream-4.5';

/** Model page: `maxLength: 2000`. Counted in Unicode code points, as JSON Schema counts string length. */
export const maximumPromptLength = 2000;

/** Model page: `n`, every whole number from 1 to 15. */
export const minimumCount = 1;
export const maximumCount = 15;

/** Model page: `image_urls`, at most 14. */
export const maximumReferences = 14;

/** Model page: number of references plus generated pictures is at most 15. */
export const maximumReferencesPlusPictures = 15;

/** Model page: total pixels from 2560x1440 to 4096x4096; the current page writes the same as areas. */
export const minimumArea = 3_686_400;
export const maximumArea = 16_777_216;

/** Model page: width divided by height from 1/16 to 16, for results and references alike. */
export const maximumAspect = 16;

/** Model page: callback address at most 2048 characters, https, no internal address. */
export const maximumCallbackLength = 2048;

/** Model page: the only prompt priority of this model. */
export const promptPriority = 'standard';

export const referenceLimits = {
  /** Model page: "not more than 10MB". Kept below ten million bytes, legal in every reading of "MB". */
  maximumBytes: 9_999_999,
  /** Model page: width and height more than 14 pixels. */
  minimumEdge: 15,
  /** Model page: at most 6000x6000 pixels in area. */
  maximumArea: 36_000_000,
  maximumAspect,
} as const;
