import { registerHooks } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { JobFailure, runJob } from './jobs.ts';
import type { ImagingAnswer, ImagingRequest } from './messages.ts';

/*
 * Entry of an imaging worker thread. sharp looks for its native build first, which crashes inside
 * Electron on Linux (both bring a GLib); whatever platform it asks for, it gets the WebAssembly build.
 * The hook has to stand before sharp is imported.
 */
const nativeBuild = /^@img\/sharp-(?!wasm32)[a-z0-9-]+\/sharp\.node$/;
registerHooks({
  resolve: (specifier, context, next) =>
    next(nativeBuild.test(specifier) ? '@img/sharp-wasm32/sharp.node' : specifier, context),
});
const { default: sharp } = await import('sharp');
// Every picture is seen once, so a cache of decoded ones would only hold memory.
sharp.cache(false);

const port = parentPort;
if (!port) throw new Error('The imaging worker has to be started as a worker thread.');

port.on('message', (request: ImagingRequest) => {
  void answer(request);
});

async function answer(request: ImagingRequest): Promise<void> {
  let answered: ImagingAnswer;
  try {
    answered = { id: request.id, outcome: 'done', result: await runJob(sharp, request) };
  } catch (error) {
    const failure =
      error instanceof JobFailure ? error : new JobFailure('broken', 'The decoder failed.', String(error));
    answered = {
      id: request.id,
      outcome: 'failed',
      reason: failure.reason,
      message: failure.message,
      detail: failure.detail,
    };
  }
  const transfer =
    answered.outcome === 'done' && answered.result instanceof Uint8Array ? [answered.result.buffer as ArrayBuffer] : [];
  port?.postMessage(answered, transfer);
}
