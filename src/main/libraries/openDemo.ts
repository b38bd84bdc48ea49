import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, BalanceKeeper, openDemoAccount } from '../account/index.ts';
import { startSimulator } from '../../demo/index.ts';
import { type Emit, Emitter } from '../events/emitter.ts';
import { createEvolink } from '../evolink/index.ts';
import type { Imaging } from '../imaging/types.ts';
import { type SamplesOptions, startSamples } from '../samples/makeSamples.ts';
import { type CommonParts, openWorkspace, type Workspace } from '../workspace/index.ts';
import type { BridgeEvents } from '../../shared/bridge/contract.ts';
import type { ChargeChange } from '../../shared/domain/charge.ts';

/** The pretend service needs a key like the real one; this is no secret. */
const demoKey = 'demo';

export interface Demo {
  workspace: Workspace;
  account: Account;
  close(): Promise<void>;
}

export interface DemoOptions {
  common: CommonParts;
  /** Absolute path of the demo's own library. */
  root: string;
  version: string;
  /** A key entered while the demo is shown goes here. */
  ownAccount: Account;
  /** Whether its library gets pictures of its own. */
  samples: boolean;
  emit: Emit<BridgeEvents>;
}

/** What an open demo tells whoever keeps it. */
export interface DemoHooks {
  /** Its folder is no longer in its place. */
  onGone: () => void;
  onSamples: SamplesOptions['onProgress'];
}

/** The built-in service on loopback, a client that speaks to nothing else, and a library that holds no paid picture. */
export async function openDemo(options: DemoOptions, hooks: DemoHooks): Promise<Demo> {
  const { common, emit } = options;
  const { clock, imaging, logger } = common;
  const simulator = await startSimulator({
    clock,
    key: demoKey,
    drawPicture: (svg, width, height, quality) => imaging.drawSvg(svg, width, height, quality),
    // It runs for days here, and nobody reads what was asked of it.
    keptRequests: 0,
    paletteOf: (bytes) => colourOf(imaging, bytes),
    // Another seed at every start: task ids must differ from those of the demo's earlier days.
    seed: clock.now() % 2_147_483_647,
  });
  const evolink = createEvolink({
    origins: () => ({ api: simulator.origin, files: simulator.origin }),
    key: () => Promise.resolve(demoKey),
    loopbackAllowed: (origin) => origin === simulator.origin,
    logger,
    clock,
    version: options.version,
  });
  const closeService = async (): Promise<void> => {
    await evolink.close();
    await simulator.close();
  };
  try {
    const charges = new Emitter<{ changed: ChargeChange }>();
    const workspace = await openWorkspace({
      ...common,
      root: options.root,
      create: true,
      evolink,
      account: () => `demo ${simulator.origin}`,
      callbackUrl: () => '',
      autoForm: { get: () => undefined, set: () => {} },
      emit,
      onGone: hooks.onGone,
      onCharge: (change) => {
        charges.emit('changed', change);
      },
      // The pretend service forgets its tasks when Reverie closes; there is nothing to wait for.
      taskGoneAfter: 0,
    });
    const account = openDemoAccount({
      own: options.ownAccount,
      evolink,
      charges: () => workspace.queue.figures.charges(),
      clock,
      logger,
      onChange: (state) => {
        emit('account.changed', state);
      },
    });
    const balance = new BalanceKeeper(() => account, clock, logger);
    charges.on('changed', balance.follow);
    const { library, queue, references } = workspace;
    const stopSamples = options.samples
      ? startSamples({
          library,
          references,
          imaging,
          clock,
          logger,
          isBusy: () => queue.figures.activity().running > 0,
          onMade: (ids) => {
            emit('library.changed', { added: library.summaries(ids), removed: [], lists: true });
          },
          onProgress: hooks.onSamples,
        })
      : () => Promise.resolve();
    return {
      workspace,
      account,
      async close() {
        balance.stop();
        await stopSamples();
        await workspace.dispose();
        await closeService();
      },
    };
  } catch (error) {
    await closeService();
    throw error;
  }
}

/** The dominant colour of a reference, so that a demo picture takes something from it. */
async function colourOf(imaging: Imaging, bytes: Uint8Array): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'reverie-demo-'));
  try {
    const source = join(folder, 'reference');
    await writeFile(source, bytes);
    const { dominantColour } = await imaging.thumbnail(source, join(folder, 'thumbnail.webp'), 64);
    return [dominantColour];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
