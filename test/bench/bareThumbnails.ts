/* The least that making thumbnails can cost: sharp's WebAssembly build in a loop, and nothing else. */
import { registerHooks } from 'node:module';
import { parentPort } from 'node:worker_threads';

registerHooks({
  resolve: (name, context, next) =>
    next(/^@img\/sharp-(?!wasm32)[a-z0-9-]+\/sharp\.node$/.test(name) ? '@img/sharp-wasm32/sharp.node' : name, context),
});
const { default: sharp } = await import('sharp');
sharp.cache(false);

async function makeAll(sources: readonly string[]): Promise<void> {
  for (const source of sources) {
    await sharp(source)
      .autoOrient()
      .resize(512, 512, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toFile(`${source}.bare.webp`);
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is the window's, this is a thread's
  parentPort?.postMessage('done');
}

parentPort?.on('message', (sources: readonly string[]) => void makeAll(sources));
