/**
 * What Reverie unfolds to make it fit. Larger pictures are refused by their header. 150 million pixels are
 * those of the largest cameras; turned on its side such a picture needs most of a decoder's memory.
 */
export const largestSource = {
  pixels: 150_000_000,
  /** In bytes. */
  bytes: 512_000_000,
} as const;
