import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

// Electron cannot be imported outside Electron (that would start a download), so no test may reach it.
const alias = { electron: resolve(import.meta.dirname, 'test/host/notElectron.ts') };
// The alias reaches only what vitest itself loads; electron-store imports electron, so it has to be among that.
const server = { deps: { inline: ['electron-store'] } };

// Generated cases are the same in every run.
const setupFiles = [resolve(import.meta.dirname, 'test/support/seed.ts')];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          typecheck: { enabled: false },
          server,
          setupFiles,
          // Properties go through many cases: seconds on a computer whose cores are busy.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          server,
          setupFiles,
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'e2e',
          server,
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          // A busy machine answers late; what never comes is as wrong after twenty seconds.
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
