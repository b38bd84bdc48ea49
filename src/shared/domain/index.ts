export * from './assertNever.ts';
export * from './clock.ts';
export * from './curation.ts';
export * from './generation.ts';
export * from './ids.ts';
export * from './picture.ts';
export * from './price.ts';
export * from './reference.ts';
