import { create } from 'zustand';
import type { Generation, GenerationId } from '../../../shared/domain/index.ts';
import { ask, reverie } from '../../bridge/index.ts';
import { arrangeCards, withGeneration, type Cards, type GenerationsById } from './generationList.ts';

interface GenerationsState {
  byId: GenerationsById;
  /** Derived from `byId`; the same object until something changes. */
  cards: Cards;
  loaded: boolean;
}

const nothing: GenerationsById = new Map();

/** Generations under way, in doubt or failed and not put away, and the latest finished ones. */
export const useGenerations = create<GenerationsState>(() => ({
  byId: nothing,
  cards: arrangeCards(nothing),
  loaded: false,
}));

/** What main told since the reading under way began: newer than what that reading answers. */
let toldMeanwhile: Generation[] | undefined;

/** Takes a generation as main told it. */
export function applyGeneration(generation: Generation): void {
  toldMeanwhile?.push(generation);
  useGenerations.setState(({ byId }) => {
    const next = withGeneration(byId, generation);
    return { byId: next, cards: arrangeCards(next) };
  });
}

/** Reads everything that is not finished. Called at start, and after the library changes (demo or own). */
export async function loadGenerations(): Promise<void> {
  const told: Generation[] = [];
  toldMeanwhile = told;
  try {
    const found = await readGenerations();
    // A later reading is of another library.
    if (toldMeanwhile !== told) return;
    let next: GenerationsById = nothing;
    for (const generation of [...found, ...told]) next = withGeneration(next, generation);
    useGenerations.setState({ byId: next, cards: arrangeCards(next), loaded: true });
  } finally {
    if (toldMeanwhile === told) toldMeanwhile = undefined;
  }
}

async function readGenerations(): Promise<Generation[]> {
  const open = await ask(
    reverie().generations.list({
      status: ['queued', 'preparing', 'submitting', 'running', 'saving', 'unconfirmed'],
      limit: 500,
    }),
  );
  const ended = await ask(
    reverie().generations.list({ status: ['failed', 'cancelled'], dismissed: false, limit: 500 }),
  );
  return [...open.items, ...ended.items];
}

export function useGeneration(id: GenerationId): Generation | undefined {
  return useGenerations((state) => state.byId.get(id));
}

/** The cards by group. */
export const useCards = (): Cards => useGenerations((state) => state.cards);
