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
