export { drawScene, type SceneRequest } from './art/scene.ts';
export type { Fault, FaultMatch, FaultScript, UnusedFault } from './service/faults.ts';
export { simulatorPaths } from './service/routes.ts';
export * from './service/simulator.ts';
