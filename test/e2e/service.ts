import { afterAll, beforeAll } from 'vitest';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../src/demo/index.ts';

import { plainPictures, testImaging } from '../support/plainPicture.ts';

/** The built-in service, over HTTP. */
export interface Service {
  readonly simulator: Simulator;
  /** What leads an app to it. */
  readonly flags: string[];
}

/** A service for all tests of a file: it runs before the hooks that are registered later, and ends after them. */
export function runService(options: Omit<SimulatorOptions, 'drawPicture'>): Service {
  const imaging = testImaging();
  let simulator: Simulator | undefined;
  const running = (): Simulator => {
    if (!simulator) throw new Error('The service does not run yet.');
    return simulator;
  };
  beforeAll(async () => {
    simulator = await startSimulator({ ...options, drawPicture: plainPictures(imaging) });
  });
  afterAll(async () => {
    await simulator?.close();
    await imaging.close();
  });
  return {
    get simulator() {
      return running();
    },
    get flags() {
      return ['--api-url', running().origin, '--files-url', running().origin];
    },
  };
}
