import { create } from 'zustand';
import type { PictureId } from '../../shared/domain/index.ts';

interface Has {
  has(id: PictureId): boolean;
}

interface SelectionState {
  /** The picture touched last: the one the inspector describes and the viewer opens. */
  active: PictureId | undefined;
  selected: ReadonlySet<PictureId>;
  /** Where a range begins. */
  anchor: PictureId | undefined;
  /** Was selected until words or chips left it out; comes back when they let it in again, unless others are selected. */
  hidden: ReadonlySet<PictureId>;
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
  clear(): void;
  /** Drops what is no longer there. `hide`: it is only left out by words or chips, and is kept as hidden. */
  keepOnly(there: Has, hide?: boolean): void;
  /** Drops pictures that are gone, hidden ones too. */
  drop(gone: Has): void;
  /** What is hidden does not come back. */
  forgetHidden(): void;
}

const nothingHidden = { hidden: new Set<PictureId>() };

/** Whether the bar for several pictures is there: for several, and to tell how many selected ones are hidden. */
export const hasSelectionBar = ({ selected, hidden }: Pick<SelectionState, 'selected' | 'hidden'>): boolean =>
  selected.size > 1 || hidden.size > 0;

export const useSelection = create<SelectionState>((set) => ({
  active: undefined,
  selected: new Set(),
  anchor: undefined,
  ...nothingHidden,
  choose: (id) => {
    set({ active: id, anchor: id, selected: new Set([id]), ...nothingHidden });
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
      if (start === -1 || end === -1) {
        return { active: id, anchor: id, selected: new Set([id]), ...nothingHidden };
      }
      const range = order.slice(Math.min(start, end), Math.max(start, end) + 1);
      return { active: id, anchor: from, selected: new Set(range), ...nothingHidden };
    });
  },
  chooseMany: (ids, add = false) => {
    set((state) => {
      const last = ids.at(-1);
      return {
        selected: new Set(add ? [...state.selected, ...ids] : ids),
        active: last ?? (add ? state.active : undefined),
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
  keepOnly: (there, hide = false) => {
    set((state) => {
      const ids = [...state.selected, ...state.hidden];
      const hidden = hide ? ids.filter((id) => !there.has(id)) : [];
      return remaining(
        state,
        ids.filter((id) => there.has(id)),
        hidden,
        (id) => there.has(id),
      );
    });
  },
  drop: (gone) => {
    set((state) => {
      const left = (ids: ReadonlySet<PictureId>): PictureId[] => [...ids].filter((id) => !gone.has(id));
      return remaining(state, left(state.selected), left(state.hidden), (id) => !gone.has(id));
    });
  },
  forgetHidden: () => {
    set(nothingHidden);
  },
}));

/** The selection of `kept` alone; a single one is the active picture. The same state where nothing changes. */
function remaining(
  state: SelectionState,
  kept: readonly PictureId[],
  hidden: readonly PictureId[],
  isThere: (id: PictureId) => boolean,
): Partial<SelectionState> {
  const still = (id: PictureId | undefined): PictureId | undefined =>
    id !== undefined && isThere(id) ? id : undefined;
  const active = still(state.active) ?? (kept.length === 1 ? kept[0] : undefined);
  const same =
    kept.length === state.selected.size &&
    hidden.length === state.hidden.size &&
    kept.every((id) => state.selected.has(id));
  if (same && active === state.active) return state;
  return { selected: new Set(kept), active, anchor: still(state.anchor), hidden: new Set(hidden) };
}
