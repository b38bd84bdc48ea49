/**
 * The demo: a pretend EvoLink on loopback (`service/`) that draws its pictures itself (`art/`), and what the demo's
 * library holds from the start (`sampleSets.ts`). A package of its own: it knows the words of `shared/` and Node, nothing
 * of the app, and others import this file alone. Main loads it when the demo is opened; tests and benchmarks use it
 * as the service.
 */
export { drawScene, type SceneRequest } from './art/scene.ts';
export { sampleCollections, samplePictures, sampleSets, type SampleReference, type SampleSet } from './sampleSets.ts';
export type { Fault, FaultMatch, FaultScript, UnusedFault } from './service/faults.ts';
export { simulatorPaths } from './service/routes.ts';
export * from './service/simulator.ts';
