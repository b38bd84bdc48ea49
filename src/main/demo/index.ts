export { drawScene, type SceneRequest } from './art/scene.ts';
export type { Fault, FaultMatch, FaultScript, UnusedFault } from './faults.ts';
export { simulatorPaths } from './routes.ts';
export * from './simulator.ts';
