import { useState, type DragEvent } from 'react';
import type { Collection, PictureId } from '../../shared/domain/index.ts';
import { collectPictures, draggedIds, pictureDragType, useFileDrag } from '../state/index.ts';
import { showToast } from '../ui/index.ts';
import { t } from 'i18next';
import { tellProblem } from './tellProblem.ts';
import { undoable } from './undoable.ts';

async function put({ id, name }: Collection, ids: readonly PictureId[]): Promise<void> {
  const { changed } = await collectPictures(id, ids);
  if (changed > 0) undoable('finding.added', name, changed);
  else showToast({ icon: 'info', text: t('finding.addedNone', { name }) });
}

/** The library's pictures in a drag: in the page by their ids, as files of the desktop by what was dragged off last. */
function picturesOf(data: DataTransfer): PictureId[] {
  const ids = draggedIds<PictureId>(data.getData(pictureDragType));
  if (ids.length > 0) return ids;
  const { pictures } = useFileDrag.getState();
  return pictures && data.files.length === pictures.length ? [...pictures] : [];
}

/** Lets pictures be dropped onto a collection made by hand. */
export function usePictureDrop(collection: Collection) {
  const [over, setOver] = useState(false);
  if (collection.query) return { over: false, handlers: {} };
  const takes = ({ dataTransfer: { types } }: DragEvent): boolean =>
    types.includes(pictureDragType) || (types.includes('Files') && useFileDrag.getState().pictures !== undefined);
  const enter = (event: DragEvent): void => {
    if (!takes(event)) return;
    event.preventDefault();
    // Else the window takes them for references.
    event.stopPropagation();
    event.dataTransfer.dropEffect = 'copy';
    useFileDrag.setState({ count: undefined, at: undefined, link: undefined });
    setOver(true);
  };
  return {
    over,
    handlers: {
      onDragEnter: enter,
      onDragOver: enter,
      onDragLeave: () => {
        setOver(false);
      },
      onDrop: (event: DragEvent) => {
        setOver(false);
        if (!takes(event)) return;
        event.preventDefault();
        event.stopPropagation();
        useFileDrag.setState({ count: undefined, at: undefined, link: undefined });
        const ids = picturesOf(event.dataTransfer);
        if (ids.length > 0) put(collection, ids).catch(tellProblem);
      },
    },
  };
}
