/* The least that making thumbnails can cost: sharp's WebAssembly build in a loop, and nothing else. */
import { registerHooks } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

registerHooks({
  resolve: (name, context, next) =>
    next(/^@img\/sharp-(?!wasm32)[a-z0-9-]+\/sharp\.node$/.test(name) ? '@img/sharp-wasm32/sharp.node' : name, context),
});
const { default: sharp } = await import('sharp');
const { source, count } = workerData as { source: string; count: number };
const make = (): Promise<unknown> =>
  sharp(source)
    .autoOrient()
    .resize(512, 512, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();
await make();
const began = performance.now();
for (let index = 0; index < count; index += 1) await make();
parentPort?.postMessage(performance.now() - began);
