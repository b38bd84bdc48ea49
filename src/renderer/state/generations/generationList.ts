import { assertNever, type Generation, type GenerationId } from '../../../shared/domain/index.ts';

export type GenerationsById = ReadonlyMap<GenerationId, Generation>;

/** Finished generations are remembered this long in the list, newest first, so that their card can turn into pictures. */
export const rememberedCompletions = 50;

/** Where a generation stands in the queue's view; `none` has no card. */
export type CardGroup = 'attention' | 'running' | 'waiting' | 'failed' | 'none';

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
      return generation.unwatched && !isLate(generation) ? 'none' : 'running';
    case 'unconfirmed':
      return 'attention';
    case 'failed':
      return 'failed';
    case 'cancelled':
      // Without an error it was the artist who took it out of the queue.
      return generation.error ? 'failed' : 'none';
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

/** A picture of it that is paid for cannot be fetched so far. */
const isLate = (generation: Generation): boolean =>
  generation.status === 'saving' && generation.stage === 'saving_late';

export interface Cards {
  /** In doubt: only the artist can say what is to be done. Newest first. */
  attention: Generation[];
  /** Under way, oldest first: a card keeps its place from stage to stage. */
  running: Generation[];
  /** Not sent yet, the next one first. */
  waiting: Generation[];
  /** Ended without pictures, newest first. */
  failed: Generation[];
}

/** The cards by group, in the order in which each is shown. It depends on nothing that changes while a task runs. */
export function arrangeCards(known: GenerationsById): Cards {
  const cards: Cards = { attention: [], running: [], waiting: [], failed: [] };
  for (const generation of known.values()) {
    const group = cardGroup(generation);
    if (group !== 'none') cards[group].push(generation);
  }
  const oldestFirst = (a: Generation, b: Generation): number => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
  for (const group of [cards.running, cards.waiting]) group.sort(oldestFirst);
  for (const group of [cards.attention, cards.failed]) group.sort((a, b) => oldestFirst(b, a));
  return cards;
}

export const hasCards = (cards: Cards): boolean => Object.values(cards).some((group: Generation[]) => group.length > 0);

/** How many tasks wait for a decision, or for a picture that is paid for. */
export const needingAttention = (cards: Cards): number => cards.attention.length + cards.running.filter(isLate).length;

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
