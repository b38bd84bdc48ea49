import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceFormats } from '../../../src/shared/domain/reference.ts';
import { referenceLimits } from '../../../src/shared/seedream/limits.ts';
import { firstEncoding, nextEncoding, qualities } from '../../../src/main/imaging/encodings.ts';
import { pixelProblem, planFit, scaledSize, uprightSize, type SourceProbe } from '../../../src/main/imaging/planFit.ts';

const plain: SourceProbe = {
  format: 'jpeg',
  width: 3000,
  height: 2000,
  orientation: 1,
  frames: 1,
  hasAlpha: false,
  depth: 8,
  colour: { name: 'sRGB', fits: true },
  lossless: false,
  bytes: 2_000_000,
  location: false,
  privateData: false,
};

describe('the plan to make a picture fit', () => {
  it.each<[string, Partial<SourceProbe>, unknown[]]>([
    ['a legal file stays', {}, []],
    ['private data is taken out of it', { privateData: true }, [{ do: 'clean' }]],
    [
      'a picture on its side is turned',
      { orientation: 6 },
      [
        { do: 'turn', orientation: 6 },
        { do: 'encode', as: ['jpeg'] },
      ],
    ],
    [
      'other colours are converted',
      { colour: { name: 'CMYK', fits: false } },
      [
        { do: 'to_srgb', from: 'CMYK' },
        { do: 'encode', as: ['jpeg'] },
      ],
    ],
    [
      '16 bits become 8',
      { format: 'png', depth: 16, lossless: true },
      [
        { do: 'to_8_bit', from: 16 },
        { do: 'encode', as: ['png', 'jpeg'] },
      ],
    ],
    ['alpha stays', { format: 'tiff', hasAlpha: true, lossless: true }, [{ do: 'encode', as: ['png', 'webp'] }]],
    ['TIFF becomes PNG where it can', { format: 'tiff', lossless: true }, [{ do: 'encode', as: ['png', 'jpeg'] }]],
    ['HEIC becomes JPEG', { format: 'heic' }, [{ do: 'encode', as: ['jpeg'] }]],
    [
      '48 MP become 36',
      { width: 8000, height: 6000 },
      [
        { do: 'scale', width: 6928, height: 5196 },
        { do: 'encode', as: ['jpeg'] },
      ],
    ],
    ['too many bytes are packed anew', { bytes: 10_000_000 }, [{ do: 'encode', as: ['jpeg'] }]],
    ['as many bytes as may be stay', { bytes: 9_999_999 }, []],
    [
      'a GIF is cut behind its first frame',
      { format: 'gif', frames: 3, lossless: true },
      [{ do: 'take_first_frame', of: 3 }, { do: 'clean' }],
    ],
    [
      'a WebP has to be packed anew for that',
      { format: 'webp', frames: 3 },
      [
        { do: 'take_first_frame', of: 3 },
        { do: 'encode', as: ['jpeg'] },
      ],
    ],
    [
      'everything at once, in order',
      {
        format: 'tiff',
        width: 6000,
        height: 8000,
        orientation: 8,
        frames: 2,
        depth: 16,
        lossless: true,
        colour: { name: 'Adobe RGB', fits: false },
      },
      [
        { do: 'take_first_frame', of: 2 },
        { do: 'turn', orientation: 8 },
        { do: 'to_srgb', from: 'Adobe RGB' },
        { do: 'to_8_bit', from: 16 },
        { do: 'scale', width: 6928, height: 5196 },
        { do: 'encode', as: ['png', 'jpeg'] },
      ],
    ],
  ])('%s', (_, change, steps) => {
    expect(planFit({ ...plain, ...change })).toEqual({ fits: true, steps });
  });

  it.each([
    [14, 20, 'too_small'],
    [15, 241, 'too_long'],
  ])('does not fit %i x %i', (width, height, kind) => {
    expect(planFit({ ...plain, width, height })).toMatchObject({ fits: false, problem: { kind } });
  });

  it('ends within every limit of pixels, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.record({
          format: fc.constantFrom(...sourceFormats),
          width: fc.integer({ min: 1, max: 40_000 }),
          height: fc.integer({ min: 1, max: 40_000 }),
          orientation: fc.integer({ min: 1, max: 8 }),
        }),
        (change) => {
          const probe = { ...plain, ...change };
          const plan = planFit(probe);
          const upright = uprightSize(probe);
          expect(plan.fits).toBe(pixelProblem(upright) === undefined);
          const size = (plan.fits && plan.steps.find((step) => step.do === 'scale')) || upright;
          if (!plan.fits) return;
          expect(size.width * size.height).toBeLessThanOrEqual(referenceLimits.maximumArea);
          expect(pixelProblem(size)).toBeUndefined();
          const sends =
            ['jpeg', 'png', 'webp', 'gif'].includes(probe.format) || plan.steps.some((step) => step.do === 'encode');
          expect(sends).toBe(true);
        },
      ),
    );
  });
});

describe('packing below the limit of bytes', () => {
  it('ends, and gets smaller with every try', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 15, max: 9000 }),
        fc.integer({ min: 15, max: 9000 }),
        fc.constantFrom(['jpeg'] as const, ['png', 'jpeg'] as const, ['png', 'webp'] as const),
        fc.double({ min: 0.01, max: 8, noNaN: true }),
        (width, height, as, perPixel) => {
          fc.pre(pixelProblem({ width, height }) === undefined);
          const limit = 2_000;
          let encoding = firstEncoding(as, scaledSize({ width, height }, 1), {}, limit);
          const bytesOf = (): number => {
            const share = qualities.find((each) => each.quality === encoding.quality)?.share ?? 1.5;
            return encoding.size.width * encoding.size.height * perPixel * share;
          };
          let tries = 0;
          for (; bytesOf() > limit && encoding.size.width * encoding.size.height > 15 * 240; tries += 1) {
            encoding = nextEncoding(encoding, bytesOf(), as, limit);
            expect(pixelProblem(encoding.size)).toBeUndefined();
          }
          expect(tries).toBeLessThan(40);
        },
      ),
    );
  });

  it('begins with JPEG where samples say that PNG would be far too large', () => {
    const size = { width: 6000, height: 4000 };
    expect(firstEncoding(['png', 'jpeg'], size, { png: 40e6, jpeg: 12e6 }, 9_999_999)).toMatchObject({
      format: 'jpeg',
      quality: 92,
    });
    expect(firstEncoding(['png', 'jpeg'], size, { png: 6e6, jpeg: 12e6 }, 9_999_999)).toMatchObject({ format: 'png' });
  });
});
