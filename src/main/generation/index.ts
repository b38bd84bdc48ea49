export { Connection } from './connection.ts';
export type { QueueOptions, ReferenceUploads } from './context.ts';
export { GenerationQueue } from './queue.ts';
