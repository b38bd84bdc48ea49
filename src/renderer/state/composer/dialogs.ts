import { create } from 'zustand';
import type { Reference } from '../../../shared/domain/index.ts';
import type { CropTarget } from './addReferences.ts';
import type { CropSource } from './composer.ts';

/** What the composer asks or shows over everything else; one at a time. */
export type ComposeDialog =
  /** What will be sent. */
  | { kind: 'sending' }
  /** Prompts that gave way to others before they were sent. */
  | { kind: 'unsent' }
  | { kind: 'view'; reference: Reference }
  | { kind: 'crop'; source: CropSource; target: CropTarget }
  | { kind: 'note'; reference: Reference; note: string }
  | { kind: 'name'; reference: Reference }
  /** More files of folders than fit. */
  | { kind: 'choose'; files: readonly File[]; at: number | undefined; cutOff: boolean };

export const useComposeDialog = create<{ dialog: ComposeDialog | undefined }>(() => ({ dialog: undefined }));

export function openComposeDialog(dialog: ComposeDialog): void {
  useComposeDialog.setState({ dialog });
}
export function closeComposeDialog(): void {
  useComposeDialog.setState({ dialog: undefined });
}
