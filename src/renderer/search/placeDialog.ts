import { create } from 'zustand';
import type { Collection } from '../../shared/bridge/index.ts';
import type { TagUse } from '../../shared/domain/index.ts';

/** What is being asked about the places of the sidebar. */
export type PlaceDialog =
  | { kind: 'newCollection'; parent?: Collection }
  | { kind: 'newSmart' }
  | { kind: 'rename'; collection: Collection }
  | { kind: 'moveInto'; collection: Collection }
  | { kind: 'renameTag'; tag: TagUse }
  /** Which tags are to be one; `chosen` is among them. */
  | { kind: 'mergeTags'; chosen?: TagUse };

export type NameDialogKind = Extract<PlaceDialog, { kind: 'newCollection' | 'newSmart' | 'rename' | 'renameTag' }>;

export const usePlaceDialog = create<{ dialog: PlaceDialog | undefined }>(() => ({ dialog: undefined }));

export function openPlaceDialog(dialog: PlaceDialog): void {
  usePlaceDialog.setState({ dialog });
}
export function closePlaceDialog(): void {
  usePlaceDialog.setState({ dialog: undefined });
}
