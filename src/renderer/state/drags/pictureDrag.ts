import type { PictureId } from '../../../shared/domain/index.ts';
import { draggedIds, pictureDragType } from './drags.ts';
import { useFileDrag } from './fileDrag.ts';

/**
 * Remembers the pictures that are being dragged off. The desktop hands them over as files, so what comes back
 * over the window is known by their number alone: they are forgotten as soon as the pointer moves freely again.
 */
export function rememberDragged(ids: readonly PictureId[]): void {
  useFileDrag.setState({ pictures: ids });
  const forget = (event: PointerEvent): void => {
    if (event.buttons !== 0) return;
    window.removeEventListener('pointermove', forget);
    useFileDrag.setState({ pictures: undefined });
  };
  window.addEventListener('pointermove', forget);
}

/** Whether a drag over the page brings pictures of the library. */
export function bringsPictures({ types, items }: DataTransfer): boolean {
  if (types.includes(pictureDragType)) return true;
  const { pictures } = useFileDrag.getState();
  if (!pictures || !types.includes('Files')) return false;
  return [...items].filter(({ kind }) => kind === 'file').length === pictures.length;
}

/** The pictures that are dropped: in the page by their ids, as files of the desktop by what was dragged off last. */
export function picturesOf(data: DataTransfer): PictureId[] {
  const ids = draggedIds<PictureId>(data.getData(pictureDragType));
  if (ids.length > 0) return ids;
  const { pictures } = useFileDrag.getState();
  return pictures && data.files.length === pictures.length ? [...pictures] : [];
}

/** The pictures are over something that takes them itself: the window offers nothing then. */
export function keepFromWindow(): void {
  useFileDrag.setState({ count: undefined, at: undefined, link: undefined });
}
