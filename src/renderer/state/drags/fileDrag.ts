import { create } from 'zustand';
import type { PictureId } from '../../../shared/domain/index.ts';

interface FileDragState {
  /** How many files, library pictures or links are being dragged over the window; undefined when none are. */
  count: number | undefined;
  /** Before which reference they would be put in; undefined: at the end. */
  at: number | undefined;
  /** The library's pictures that were dragged off last, in the window or as files of the desktop. */
  pictures?: readonly PictureId[] | undefined;
  /** It is one link. */
  link?: boolean | undefined;
}

/** What is being dragged over the window, shared by the window (which takes it) and the strip (which says where). */
export const useFileDrag = create<FileDragState>(() => ({ count: undefined, at: undefined, link: undefined }));
