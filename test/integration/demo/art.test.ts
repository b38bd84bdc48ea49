import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { drawScene } from '../../../src/demo/index.ts';
import { testImaging } from '../../support/plainPicture.ts';

const imaging = testImaging();
afterAll(() => imaging.close());

const prompts = [
  'A mountain lake',
  'A city street in the rain',
  'Desert dunes',
  'An abstract composition',
  'Botanical leaves',
  'A still life',
  'Patterned tiles',
  'A lighthouse',
  'Hot-air balloons',
  'A courtyard with arches',
  'A koi pond',
  'A forest',
  'A winter village',
  'A cat at the window',
];

const [width, height] = [720, 480];

/** How much a picture holds: the spread of its lightness (0 to 128), and how much of it is edges (0 to 1). */
async function contents(jpeg: Uint8Array): Promise<{ spread: number; edges: number }> {
  const grey = sharp(jpeg).greyscale();
  const { channels } = await grey.clone().stats();
  const { data, info } = await grey.raw().toBuffer({ resolveWithObject: true });
  let edges = 0;
  for (let at = 1; at < data.length; at += 1) if (Math.abs((data[at] ?? 0) - (data[at - 1] ?? 0)) > 8) edges += 1;
  return { spread: channels[0]?.stdev ?? 0, edges: edges / (info.width * info.height) };
}

/** The mean difference of two pictures of the same size, 0 to 255. */
async function difference(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((jpeg) => sharp(jpeg).raw().toBuffer()));
  if (!a || !b) throw new Error('a picture is missing');
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length;
}

describe('the pictures as the app draws them', () => {
  it.each(prompts)('%s: is whole, opaque, of the asked size, and more than a gradient', async (prompt) => {
    const svg = drawScene({ seed: 6, prompt, width, height, references: [] });
    const jpeg = await imaging.drawSvg(svg, width, height, 90);
    const facts = await sharp(jpeg, { failOn: 'warning' }).metadata();
    expect([facts.format, facts.width, facts.height, facts.hasAlpha]).toEqual(['jpeg', width, height, false]);
    const { spread, edges } = await contents(jpeg);
    expect(spread).toBeGreaterThan(12);
    expect(edges).toBeGreaterThan(0.004);
  });

  it('are the same bytes each time, and clearly different for another prompt, seed or place in the set', async () => {
    const draw = (prompt: string, seed: number, position = 0): Promise<Uint8Array> =>
      imaging.drawSvg(drawScene({ seed, prompt, width, height, references: [], position, of: 3 }), width, height, 90);
    const first = await draw('A lighthouse', 1);
    expect(Buffer.from(await draw('A lighthouse', 1)).equals(first)).toBe(true);
    for (const other of [await draw('A forest', 1), await draw('A lighthouse', 2), await draw('A lighthouse', 1, 2)]) {
      expect(await difference(first, other)).toBeGreaterThan(8);
    }
  });
});
