/* Draws the pictures that the benchmark of references takes in: photograph-like, 24 million pixels. */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

registerHooks({
  resolve: (name, context, next) =>
    next(/^@img\/sharp-(?!wasm32)[a-z0-9-]+\/sharp\.node$/.test(name) ? '@img/sharp-wasm32/sharp.node' : name, context),
});
const { default: sharp } = await import('sharp');
const { count, folder, svg } = workerData as { count: number; folder: string; svg: string };
const width = 6000;
const height = 4000;
const drawn = await sharp(Buffer.from(svg)).resize(width, height).removeAlpha().raw().toBuffer();
const endings = ['jpg', 'png', 'tif'] as const;
for (let index = 0; index < count; index += 1) {
  const pixels = Buffer.from(drawn);
  // A little grain, as every camera has; other in each.
  for (let at = 0, seed = index + 1; at < pixels.length; at += 1) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    pixels[at] = Math.min(255, Math.max(0, (pixels[at] ?? 0) + ((seed >> 16) & 7) - 4));
  }
  const source = sharp(pixels, { raw: { width, height, channels: 3 } });
  const ending = endings[index % 3] ?? 'jpg';
  const path = join(folder, `${index}.${ending}`);
  if (ending === 'jpg') await source.jpeg({ quality: 88 }).toFile(path);
  else if (ending === 'png') await source.png({ compressionLevel: 1 }).toFile(path);
  else await source.tiff({ compression: 'lzw' }).toFile(path);
}
parentPort?.postMessage('done');
