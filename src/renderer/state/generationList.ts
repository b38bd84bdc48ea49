import { assertNever, type Generation, type GenerationId } from '../../shared/domain/index.ts';

export type GenerationsById = ReadonlyMap<GenerationId, Generation>;

/** Finished generations are remembered this long in the list, newest first, so that their card can turn into pictures. */
export const rememberedCompletions = 50;

/** Where a generation stands in the queue's view; `none` has no card. */
export type CardGroup = 'attention' | 'running' | 'waiting' | 'none';

export function cardGroup(generation: Generation): CardGroup {
  if (generation.dismissed) return 'none';
  if (generation.held) return 'attention';
  switch (generation.status) {
    case 'queued':
      return 'waiting';
    case 'preparing':
    case 'submitting':
    case 'running':
      return generation.unwatched ? 'none' : 'running';
    case 'saving':
      // A picture that cannot be fetched needs a look even when the task was put out of sight: it is paid for.
      if (generation.stage === 'saving_late') return 'attention';
      return generation.unwatched ? 'none' : 'running';
    case 'unconfirmed':
    case 'failed':
      return 'attention';
    case 'cancelled':
      // Without an error it was the artist who took it out of the queue.
      return generation.error ? 'attention' : 'none';
    case 'completed':
      return 'none';
    default:
      return assertNever(generation.status, 'generation status');
  }
}

/** `known` with `generation` put in or renewed; the oldest completions are let go. */
export function withGeneration(known: GenerationsById, generation: Generation): GenerationsById {
  const next = new Map(known).set(generation.id, generation);
  const completed = [...next.values()].filter((each) => each.status === 'completed');
  if (completed.length > rememberedCompletions) {
    completed.sort((a, b) => (a.completedAt ?? a.createdAt) - (b.completedAt ?? b.createdAt));
    for (const old of completed.slice(0, completed.length - rememberedCompletions)) next.delete(old.id);
  }
  return next;
}

export interface Cards {
  /** What needs the artist, newest first. */
  attention: Generation[];
  /** Under way, the one nearest to its end first. */
  running: Generation[];
  /** Not sent yet, the next one first. */
  waiting: Generation[];
}

/** The cards in the order in which they are shown: attention, running, waiting. */
export function arrangeCards(known: GenerationsById): Cards {
  const cards: Cards = { attention: [], running: [], waiting: [] };
  for (const generation of known.values()) {
    const group = cardGroup(generation);
    if (group !== 'none') cards[group].push(generation);
  }
  cards.attention.sort((a, b) => b.createdAt - a.createdAt);
  cards.running.sort((a, b) => (a.submittedAt ?? a.createdAt) - (b.submittedAt ?? b.createdAt));
  cards.waiting.sort((a, b) => a.createdAt - b.createdAt);
  return cards;
}

/** 0 to 1 for a generation under way; undefined while nothing is known. */
export function generationProgress(generation: Generation): number | undefined {
  if (
    generation.status === 'saving' ||
    generation.stage === 'preparing_references' ||
    generation.stage === 'uploading_references'
  ) {
    const count = generation.stageCount;
    return count && count.total > 0 ? count.done / count.total : undefined;
  }
  return generation.status === 'running' && generation.progress !== undefined ? generation.progress / 100 : undefined;
}

/** Mean progress of what is running, 0 to 1, counting the unknown as nothing; undefined when nothing runs. */
export function meanProgress(running: readonly Generation[]): number | undefined {
  if (running.length === 0) return undefined;
  const sum = running.reduce((total, generation) => {
    const share =
      generation.status === 'saving' ? 1 : generation.status === 'running' ? (generation.progress ?? 0) / 100 : 0;
    return total + share;
  }, 0);
  return sum / running.length;
}
