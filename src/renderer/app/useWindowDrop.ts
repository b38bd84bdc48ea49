import { useEffect } from 'react';
import { addFiles, addPictures, draggedPictures, pictureDragType, updateSettings } from '../state/index.ts';
import { useFileDrag, useInterface, useSettings } from '../state/index.ts';
import { failureMessage } from '../state/index.ts';
import { showToast } from '../ui/index.ts';

/** How many files or library pictures a drag brings; undefined when it brings neither. */
function draggedCount(data: DataTransfer): number | undefined {
  if (data.types.includes(pictureDragType)) return Math.max(1, useFileDrag.getState().count ?? 1);
  if (!data.types.includes('Files')) return undefined;
  return Math.max(1, [...data.items].filter((item) => item.kind === 'file').length);
}

/** Whether references can be dropped now: not over a dialog, and not before there is a composer. */
const canTake = (): boolean => useInterface.getState().view !== 'onboarding' && !document.querySelector('[data-modal]');

const clear = (): void => {
  useFileDrag.setState({ count: undefined, at: undefined });
};

async function take(data: DataTransfer, at: number | undefined): Promise<void> {
  const ids = draggedPictures(data.getData(pictureDragType));
  const files = [...data.files];
  if (useSettings.getState().settings?.composerOpen === false) await updateSettings({ composerOpen: true });
  if (ids.length > 0) await addPictures(ids, at);
  else if (files.length > 0) await addFiles(files, at);
}

/** Files and library pictures dropped anywhere on the window become references. */
export function useWindowDrop(): void {
  useEffect(() => {
    const over = (event: DragEvent): void => {
      const data = event.dataTransfer;
      const count = data ? draggedCount(data) : undefined;
      // A drag inside the page (a reference moved in its strip) has no files, and is not ours.
      if (!data || count === undefined) return;
      event.preventDefault();
      data.dropEffect = canTake() ? 'copy' : 'none';
      if (canTake() && useFileDrag.getState().count !== count) useFileDrag.setState({ count });
    };
    const leave = (event: DragEvent): void => {
      if (!event.relatedTarget) clear();
    };
    const drop = (event: DragEvent): void => {
      const data = event.dataTransfer;
      const { at } = useFileDrag.getState();
      clear();
      if (!data || draggedCount(data) === undefined) return;
      event.preventDefault();
      if (!canTake()) return;
      take(data, at).catch((problem: unknown) => {
        showToast({ icon: 'problem', text: failureMessage(problem) });
      });
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
