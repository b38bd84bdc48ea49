import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator, type Simulator } from './demo/index.ts';
import { createEvolink } from './evolink/index.ts';
import type { Evolink } from './evolink/types.ts';
import type { Imaging } from './imaging/types.ts';
import type { Logger } from './logging/logger.ts';
import type { Clock } from '../shared/domain/clock.ts';

/** The pretend service needs a key like the real one; this is no secret. */
const demoKey = 'demo';

export interface DemoWorld {
  simulator: Simulator;
  evolink: Evolink;
  close(): Promise<void>;
}

/** The built-in simulator on loopback, and a client that speaks to nothing else. */
export async function openDemoWorld(options: {
  clock: Clock;
  imaging: Imaging;
  logger: Logger;
  version: string;
}): Promise<DemoWorld> {
  const { clock, imaging, logger, version } = options;
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
    version,
  });
  return {
    simulator,
    evolink,
    async close() {
      await evolink.close();
      await simulator.close();
    },
  };
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
