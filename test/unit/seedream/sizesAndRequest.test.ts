import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditsToDollars, estimateCredits } from '../../../src/shared/domain/price.ts';
import {
  asksForSeveral,
  aspectRatios,
  buildRequest,
  checkDraft,
  emptyDraft,
  maximumArea,
  maximumPictures,
  minimumArea,
  ratioPixels,
  severalWords,
  tiers,
  type RequestParts,
} from '../../../src/shared/seedream/index.ts';
import { anyDraft, draft } from './drafts.ts';

describe('the sizes of the model page', () => {
  const all = aspectRatios.flatMap((ratio) =>
    tiers.map((tier) => Object.assign({ ratio, tier }, ratioPixels[ratio][tier])),
  );

  it.each(all)('$ratio at $tier, $width × $height, is inside the limits and near its name', (size) => {
    const { ratio, tier, width, height } = size;
    expect(width * height).toBeGreaterThanOrEqual(minimumArea);
    expect(width * height).toBeLessThanOrEqual(maximumArea);
    expect(checkDraft(draft({ size: { kind: 'ratio', ratio, tier } }))).toEqual([]);
    expect(checkDraft(draft({ size: { kind: 'pixels', width, height } }))).toEqual([]);
    const [across = 0, down = 1] = ratio.split(':').map(Number);
    expect(width / height / (across / down)).toBeGreaterThan(0.97);
    expect(width / height / (across / down)).toBeLessThan(1.03);
  });

  it('are turned round for the turned ratio', () => {
    for (const { ratio, tier, width, height } of all) {
      const turned = ratio.split(':').toReversed().join(':') as (typeof aspectRatios)[number];
      expect(ratioPixels[turned][tier]).toEqual({ width: height, height: width });
    }
  });

  it('begin with 2048 × 2048, the founding page’s default', () => {
    expect(emptyDraft.size).toEqual({ kind: 'ratio', ratio: '1:1', tier: '2K' });
    expect(ratioPixels['1:1']['2K']).toEqual({ width: 2048, height: 2048 });
  });
});

describe('the request', () => {
  const parts: RequestParts = {
    prompt: 'a heron',
    size: { kind: 'ratio', ratio: '16:9', tier: '4K' },
    pictures: 3,
    imageUrls: ['https://files/a.png', 'https://files/b.png'],
    callbackUrl: 'https://studio.example/done',
    autoForm: 'tier_as_size',
  };

  it('names exactly the documented fields', () => {
    expect(buildRequest(parts)).toEqual({
      model: 'doubao-seedream-4.5',
      prompt: 'a heron',
      n: 3,
      size: '5504x3040',
      prompt_priority: 'standard',
      image_urls: ['https://files/a.png', 'https://files/b.png'],
      callback_url: 'https://studio.example/done',
    });
  });

  it('leaves out what there is none of', () => {
    const request = buildRequest({ ...parts, imageUrls: [], callbackUrl: '' });
    expect(Object.keys(request)).toEqual(['model', 'prompt', 'n', 'size', 'prompt_priority']);
  });

  it.each([
    ['tier_as_size', '2K', { size: '2K' }],
    ['tier_as_size', '4K', { size: '4K' }],
    ['auto_with_quality', '2K', { size: 'auto', quality: '2K' }],
    ['auto_with_quality', '4K', { size: 'auto', quality: '4K' }],
  ] as const)('lets the model choose, by %s at %s, with %j', (autoForm, tier, expected) => {
    const { size, quality } = buildRequest({ ...parts, size: { kind: 'auto', tier }, autoForm });
    expect({ size, quality }).toEqual({ quality: undefined, ...expected });
  });

  it('sends own pixels as they are, without a tier', () => {
    const request = buildRequest({ ...parts, size: { kind: 'pixels', width: 3000, height: 1500 } });
    expect(request.size).toBe('3000x1500');
    expect(request).not.toHaveProperty('quality');
  });

  it('never asks for more than a checked draft allows, and sends the prompt character for character', () => {
    fc.assert(
      fc.property(
        anyDraft,
        fc.constantFrom('tier_as_size' as const, 'auto_with_quality' as const),
        (given, autoForm) => {
          fc.pre(checkDraft(given).length === 0);
          const pictures = given.countMode === 'set' ? given.count : 1;
          const imageUrls = given.references.map(({ referenceId }) => `https://files/${referenceId}`);
          const request = buildRequest({ prompt: given.prompt, size: given.size, pictures, imageUrls, autoForm });
          expect(request.prompt).toBe(given.prompt);
          expect(request.n).toBeGreaterThanOrEqual(1);
          expect(request.n).toBeLessThanOrEqual(maximumPictures(imageUrls.length));
          expect((request.image_urls ?? []).length + request.n).toBeLessThanOrEqual(15);
          const [, width, height] = /^(\d+)x(\d+)$/.exec(request.size) ?? [];
          if (width === undefined) expect(['2K', '4K', 'auto']).toContain(request.size);
          else {
            expect(request.quality).toBeUndefined();
            expect(Number(width) * Number(height)).toBeGreaterThanOrEqual(minimumArea);
            expect(Number(width) * Number(height)).toBeLessThanOrEqual(maximumArea);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a prompt that asks for several pictures', () => {
  it.each([
    'Make 4 variations.',
    'generate two different images of a heron',
    'twelve small panels',
    'a series of posters',
    'Zeichne drei verschiedene Bilder',
    'eine Serie von Plakaten',
    '生成4张图片',
    '画几张海报',
  ])('is recognised: %s', (prompt) => {
    expect(asksForSeveral(prompt)).toBe(true);
  });

  it.each([
    'a heron',
    'a heron with 2 chicks',
    'one image',
    'a set table for 4 people',
    '3 apples on a plate',
    'an image of 19 men',
    '',
    '一张海报',
  ])('is not seen where there is none: %s', (prompt) => {
    expect(asksForSeveral(prompt)).toBe(false);
  });

  it('is what the offered words make of any count', () => {
    for (let count = 2; count <= 15; count += 1) expect(asksForSeveral(severalWords(count))).toBe(true);
  });
});

describe('the price', () => {
  it.each([
    [0, 0],
    [1, 2.04],
    [4, 8.16],
    [15, 30.6],
  ])('of %i pictures is about %d credits', (pictures, credits) => {
    expect(estimateCredits(pictures)).toBe(credits);
  });

  it('in dollars is a sixty-eighth', () => {
    expect(creditsToDollars(68)).toBe(1);
    expect(creditsToDollars(2.04)).toBeCloseTo(0.03, 10);
  });

  it('never has more than two decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (pictures) => {
        expect(String(estimateCredits(pictures))).toMatch(/^\d+(?:\.\d{1,2})?$/);
      }),
    );
  });
});
