import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemClock } from '../shared/domain/clock.ts';
import { createStudio } from './studio/index.ts';
import { startApplication } from './desktop/application.ts';
// oxlint-disable-next-line import/default -- made by electron-vite: the path of the built worker
import imagingWorkerPath from './imaging/worker?modulePath';
import { createFileLogger } from './logging/index.ts';

// Built, this file is out/main/index.js; the other bundles lie beside its folder.
const bundles = join(import.meta.dirname, '..');

startApplication({
  createStudio,
  createLogger: createFileLogger,
  clock: systemClock,
  imagingWorker: pathToFileURL(imagingWorkerPath),
  preload: join(bundles, 'preload', 'index.cjs'),
  renderer: join(bundles, 'renderer'),
  resources: join(bundles, '..', 'resources'),
  argv: process.argv.slice(1),
  environment: process.env,
});
