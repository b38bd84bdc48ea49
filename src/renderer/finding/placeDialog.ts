import { create } from 'zustand';
import type { Collection } from '../../shared/domain/index.ts';

/** What a name is being asked for. */
export type PlaceDialog =
  | { kind: 'newCollection'; parent?: Collection }
  | { kind: 'newSmart' }
  | { kind: 'rename'; collection: Collection };

export const usePlaceDialog = create<{ dialog: PlaceDialog | undefined }>(() => ({ dialog: undefined }));

export function openPlaceDialog(dialog: PlaceDialog): void {
  usePlaceDialog.setState({ dialog });
}
export function closePlaceDialog(): void {
  usePlaceDialog.setState({ dialog: undefined });
}
