import { create } from 'zustand';

interface FileDragState {
  /** How many files, library pictures or links are being dragged over the window; undefined when none are. */
  count: number | undefined;
  /** Before which reference they would be put in; undefined: at the end. */
  at: number | undefined;
  /** It is one link. */
  link?: boolean | undefined;
}

/** What is being dragged over the window, shared by the window (which takes it) and the strip (which says where). */
export const useFileDrag = create<FileDragState>(() => ({ count: undefined, at: undefined, link: undefined }));
