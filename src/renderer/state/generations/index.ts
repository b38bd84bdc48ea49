/** Generations under way, in doubt and failed, and how they are arranged as cards. */
export { hasCards, meanProgress, needingAttention, type Cards } from './generationList.ts';
export { applyGeneration, loadGenerations, useCards, useGeneration, useGenerations } from './generations.ts';
