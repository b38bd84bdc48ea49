export const tiers = ['2K', '4K'] as const;
export type Tier = (typeof tiers)[number];

export const aspectRatios = ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9', '9:21'] as const;
export type AspectRatio = (typeof aspectRatios)[number];

export interface PixelSize {
  width: number;
  height: number;
}

/** The pixels that each ratio has at each tier, from the model page's table. 4K shapes are not exact ratios. */
export const ratioPixels: Record<AspectRatio, Record<Tier, PixelSize>> = {
  '1:1': { '2K': { width: 2048, height: 2048 }, '4K': { width: 4096, height: 4096 } },
  '2:3': { '2K': { width: 1664, height: 2496 }, '4K': { width: 3328, height: 4992 } },
  '3:2': { '2K': { width: 2496, height: 1664 }, '4K': { width: 4992, height: 3328 } },
  '3:4': { '2K': { width: 1728, height: 2304 }, '4K': { width: 3520, height: 4704 } },
  '4:3': { '2K': { width: 2304, height: 1728 }, '4K': { width: 4704, height: 3520 } },
  '4:5': { '2K': { width: 1792, height: 2240 }, '4K': { width: 3584, height: 4480 } },
  '5:4': { '2K': { width: 2240, height: 1792 }, '4K': { width: 4480, height: 3584 } },
  '9:16': { '2K': { width: 1600, height: 2848 }, '4K': { width: 3040, height: 5504 } },
  '16:9': { '2K': { width: 2848, height: 1600 }, '4K': { width: 5504, height: 3040 } },
  '21:9': { '2K': { width: 3136, height: 1344 }, '4K': { width: 6240, height: 2656 } },
  '9:21': { '2K': { width: 1344, height: 3136 }, '4K': { width: 2656, height: 6240 } },
};

/** The ratio and the tier that have exactly these pixels; undefined where the table has none. */
export function namedShape({ width, height }: PixelSize): { ratio: AspectRatio; tier: Tier } | undefined {
  for (const ratio of aspectRatios) {
    for (const tier of tiers) {
      const pixels = ratioPixels[ratio][tier];
      if (pixels.width === width && pixels.height === height) return { ratio, tier };
    }
  }
  return undefined;
}
