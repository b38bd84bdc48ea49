import { create } from 'zustand';
import type { PictureId } from '../../../shared/domain/index.ts';
import { followShown, type PictureSelection, type ShownChange } from './followShown.ts';

interface SelectionState extends PictureSelection {
  /** Counts how often the current picture became another one because what is shown has changed. */
  follows: number;
  /** A click: this one alone. */
  choose(id: PictureId): void;
  /** A click with Cmd or Ctrl. */
  toggle(id: PictureId): void;
  /** A click or a move with Shift: everything from the anchor to `id` along `order`. */
  extendTo(id: PictureId, order: readonly PictureId[]): void;
  /** Several at once, as from a drawn frame; the last one becomes active. `add` keeps what was selected. */
  chooseMany(ids: readonly PictureId[], add?: boolean): void;
  /** These, wherever they are in view: nothing becomes active that is not. */
  chooseAll(ids: readonly PictureId[]): void;
  /** Nothing is selected; the keyboard stays where it is. */
  clear(): void;
  /** The keyboard goes to a picture, and selects nothing. */
  goTo(id: PictureId): void;
  /** What is shown has changed. */
  follow(change: ShownChange): void;
  /** What is hidden does not come back. */
  forgetHidden(): void;
  /** The artist works on what is selected now: the current picture stays where it is. */
  stay(): void;
}

const nothingHidden = { hidden: new Set<PictureId>(), cameFrom: undefined };
const at = (id: PictureId) => ({ active: id, current: id });

/** Whether the bar for several pictures is there: for several, also where words or chips hide them all. */
export const hasSelectionBar = ({ selected, hidden }: Pick<SelectionState, 'selected' | 'hidden'>): boolean =>
  selected.size + hidden.size > 1;

export const useSelection = create<SelectionState>((set, get) => ({
  active: undefined,
  current: undefined,
  selected: new Set(),
  anchor: undefined,
  follows: 0,
  ...nothingHidden,
  choose: (id) => {
    set({ ...at(id), anchor: id, selected: new Set([id]), ...nothingHidden });
  },
  toggle: (id) => {
    set(({ selected }) => {
      const next = new Set(selected);
      if (!next.delete(id)) next.add(id);
      return { ...at(id), anchor: id, selected: next, cameFrom: undefined };
    });
  },
  extendTo: (id, order) => {
    set(({ anchor, active }) => {
      const from = anchor ?? active ?? id;
      const start = order.indexOf(from);
      const end = order.indexOf(id);
      if (start === -1 || end === -1) {
        return { ...at(id), anchor: id, selected: new Set([id]), ...nothingHidden };
      }
      const range = order.slice(Math.min(start, end), Math.max(start, end) + 1);
      return { ...at(id), anchor: from, selected: new Set(range), ...nothingHidden };
    });
  },
  chooseMany: (ids, add = false) => {
    set((state) => {
      const last = ids.at(-1);
      return {
        selected: new Set(add ? [...state.selected, ...ids] : ids),
        active: last ?? (add ? state.active : undefined),
        current: last ?? state.current,
        anchor: last ?? (add ? state.anchor : undefined),
        ...(add ? {} : nothingHidden),
      };
    });
  },
  chooseAll: (ids) => {
    set(({ active }) => {
      const selected = new Set(ids);
      const kept = active !== undefined && selected.has(active) ? active : undefined;
      return { selected, active: kept, anchor: kept, ...nothingHidden };
    });
  },
  clear: () => {
    set({ active: undefined, anchor: undefined, selected: new Set(), ...nothingHidden });
  },
  goTo: (id) => {
    set({ current: id, cameFrom: undefined });
  },
  follow: (change) => {
    set((state) => {
      const selection = followShown(state, change);
      if (selection === state) return state;
      return { ...selection, follows: state.follows + (selection.current === state.current ? 0 : 1) };
    });
  },
  forgetHidden: () => {
    set(nothingHidden);
  },
  stay: () => {
    if (get().cameFrom !== undefined) set({ cameFrom: undefined });
  },
}));
