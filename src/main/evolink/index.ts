export { createEvolink, defaultOrigins, timeLimits, type EvolinkOptions } from './client.ts';
export { classifyFailure, longestRetryAfter, type FailureFacts } from './errors.ts';
export { describeTaskError } from './taskErrors.ts';
export { readTask, taskIdPattern } from './schemas.ts';
export * from './types.ts';
