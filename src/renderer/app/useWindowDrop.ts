import { useEffect } from 'react';
import { addKnownReferences, addLink, addPictures, takeDroppedFiles } from '../state/composer/index.ts';
import { draggedIds, knownReferenceDragType, linkIn, pictureDragType, useFileDrag } from '../state/drags/index.ts';
import { useInterface } from '../state/interface/index.ts';
import { notifyProblem } from '../notifications/index.ts';
import type { PictureId, ReferenceId } from '../../shared/domain/index.ts';
import { foldersIn } from './droppedFolders.ts';
import { openComposer } from './usePanels.ts';

const linkType = 'text/uri-list';

interface Dragged {
  /** How many files, pictures or links it brings. */
  count: number;
  link: boolean;
}

/** What a drag brings that could become references; undefined when nothing. */
function draggedThings(data: DataTransfer): Dragged | undefined {
  const { types } = data;
  if (types.includes(pictureDragType)) return { count: Math.max(1, useFileDrag.getState().count ?? 1), link: false };
  if (types.includes(knownReferenceDragType)) return { count: 1, link: false };
  if (types.includes('Files')) {
    return { count: Math.max(1, [...data.items].filter((item) => item.kind === 'file').length), link: false };
  }
  return types.includes(linkType) ? { count: 1, link: true } : undefined;
}

/** Whether references can be dropped now: not over a dialog, and not before there is a composer. */
const canTake = (): boolean => useInterface.getState().view !== 'onboarding' && !document.querySelector('[data-modal]');

const clear = (): void => {
  useFileDrag.setState({ count: undefined, at: undefined, link: undefined });
};

async function take(data: DataTransfer, at: number | undefined): Promise<void> {
  // All of it is read before the first wait: afterwards the browser has emptied it.
  const pictures = draggedIds<PictureId>(data.getData(pictureDragType));
  const known = draggedIds<ReferenceId>(data.getData(knownReferenceDragType));
  const files = [...data.files];
  const folders = foldersIn(data.items);
  const link = linkIn(data.getData(linkType));
  await openComposer();
  if (pictures.length > 0) await addPictures(pictures, at);
  else if (known.length > 0) await addKnownReferences(known, at);
  else if (files.length > 0 || folders) await takeDroppedFiles(folders ? await folders() : { files }, at);
  else if (link !== undefined) await addLink(link, at);
}

/** Files, folders, library pictures and links dropped anywhere on the window become references. */
export function useWindowDrop(): void {
  useEffect(() => {
    const over = (event: DragEvent): void => {
      const data = event.dataTransfer;
      const dragged = data ? draggedThings(data) : undefined;
      // A drag inside the page (a reference moved in its strip) has none of these, and is not ours.
      if (!data || dragged === undefined) return;
      event.preventDefault();
      data.dropEffect = canTake() ? 'copy' : 'none';
      const before = useFileDrag.getState();
      if (canTake() && (before.count !== dragged.count || before.link !== dragged.link)) useFileDrag.setState(dragged);
    };
    const leave = (event: DragEvent): void => {
      if (!event.relatedTarget) clear();
    };
    const drop = (event: DragEvent): void => {
      const data = event.dataTransfer;
      const { at } = useFileDrag.getState();
      clear();
      if (!data || draggedThings(data) === undefined) return;
      event.preventDefault();
      if (!canTake()) return;
      take(data, at).catch(notifyProblem);
    };
    window.addEventListener('dragenter', over);
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragend', clear);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', over);
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragend', clear);
      window.removeEventListener('drop', drop);
    };
  }, []);
}
