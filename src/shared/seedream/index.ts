export * from './callback.ts';
export * from './checkDraft.ts';
export * from './draft.ts';
export * from './limits.ts';
export * from './request.ts';
export * from './severalWords.ts';
export * from './sizes.ts';
