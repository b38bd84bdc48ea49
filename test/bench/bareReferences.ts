/* The least that fitting can cost: sharp's WebAssembly build doing the same conversions in a loop, and nothing else. */
import { registerHooks } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

registerHooks({
  resolve: (name, context, next) =>
    next(/^@img\/sharp-(?!wasm32)[a-z0-9-]+\/sharp\.node$/.test(name) ? '@img/sharp-wasm32/sharp.node' : name, context),
});
const { default: sharp } = await import('sharp');
sharp.cache(false);

export interface BareJob {
  source: string;
  /** JPEG quality of what was sent; absent where the file is only decoded for its thumbnail. */
  quality?: number;
}

for (const { quality, source } of workerData as BareJob[]) {
  if (quality !== undefined) {
    const packed = await sharp(source)
      .autoOrient()
      .toColourspace('srgb')
      .jpeg({ quality, chromaSubsampling: '4:4:4' })
      .toBuffer();
    await sharp(packed).resize(512, 512, { fit: 'inside' }).webp({ quality: 80, effort: 3 }).toBuffer();
  } else {
    await sharp(source)
      .resize(512, 512, { fit: 'inside', fastShrinkOnLoad: false })
      .webp({ quality: 80, effort: 3 })
      .toBuffer();
  }
}
parentPort?.postMessage('done');
