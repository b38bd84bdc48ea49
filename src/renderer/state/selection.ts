import { create } from 'zustand';
import type { PictureId } from '../../shared/domain/index.ts';

interface SelectionState {
  /** The picture touched last: the one the inspector describes and the viewer opens. */
  active: PictureId | undefined;
  selected: ReadonlySet<PictureId>;
  /** Where a range begins. */
  anchor: PictureId | undefined;
  /** A click: this one alone. */
  choose(id: PictureId): void;
  /** A click with Cmd or Ctrl. */
  toggle(id: PictureId): void;
  /** A click or a move with Shift: everything from the anchor to `id` along `order`. */
  extendTo(id: PictureId, order: readonly PictureId[]): void;
  /** Several at once, as from a drawn frame; the last one becomes active. `add` keeps what was selected. */
  chooseMany(ids: readonly PictureId[], add?: boolean): void;
  clear(): void;
  /** Drops what is no longer there. */
  keepOnly(there: { has(id: PictureId): boolean }): void;
}

export const useSelection = create<SelectionState>((set) => ({
  active: undefined,
  selected: new Set(),
  anchor: undefined,
  choose: (id) => {
    set({ active: id, anchor: id, selected: new Set([id]) });
  },
  toggle: (id) => {
    set(({ selected }) => {
      const next = new Set(selected);
      if (!next.delete(id)) next.add(id);
      return { active: id, anchor: id, selected: next };
    });
  },
  extendTo: (id, order) => {
    set(({ anchor, active }) => {
      const from = anchor ?? active ?? id;
      const start = order.indexOf(from);
      const end = order.indexOf(id);
      if (start === -1 || end === -1) return { active: id, anchor: id, selected: new Set([id]) };
      const range = order.slice(Math.min(start, end), Math.max(start, end) + 1);
      return { active: id, anchor: from, selected: new Set(range) };
    });
  },
  chooseMany: (ids, add = false) => {
    set((state) => {
      const last = ids.at(-1);
      return {
        selected: new Set(add ? [...state.selected, ...ids] : ids),
        active: last ?? (add ? state.active : undefined),
        anchor: last ?? (add ? state.anchor : undefined),
      };
    });
  },
  clear: () => {
    set({ active: undefined, anchor: undefined, selected: new Set() });
  },
  keepOnly: (there) => {
    set((state) => {
      const kept = [...state.selected].filter((id) => there.has(id));
      const still = (id: PictureId | undefined): PictureId | undefined =>
        id !== undefined && there.has(id) ? id : undefined;
      if (kept.length === state.selected.size && still(state.active) === state.active) return state;
      return { selected: new Set(kept), active: still(state.active), anchor: still(state.anchor) };
    });
  },
}));
