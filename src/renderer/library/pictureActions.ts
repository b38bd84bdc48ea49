import type { DragEvent } from 'react';
import { t } from 'i18next';
import type { PictureId } from '../../shared/domain/ids.ts';
import type { Draft } from '../../shared/seedream/draft.ts';
import {
  addPictures,
  ask,
  pictureDragType,
  recallDraft,
  rememberDragged,
  reverie,
  useAppInfo,
  useFileDrag,
} from '../state/index.ts';
import { closeToast, showToast } from '../ui/index.ts';
import { tellProblem } from '../telling/index.ts';

export function takeAsReferences(ids: readonly PictureId[]): void {
  addPictures(ids).catch(tellProblem);
}

export function copyImage(id: PictureId): void {
  const copy = async (): Promise<void> => {
    await ask(reverie().library.copyImage(id));
    showToast({ icon: 'done', text: t('library.copied') });
  };
  copy().catch(tellProblem);
}

export function showInFolder(id: PictureId): void {
  ask(reverie().library.showInFolder(id)).catch(tellProblem);
}

/** Brings a draft back into the composer; what it held before can be put back for ten seconds. */
export function bringBack(draft: Draft): void {
  recall(() => Promise.resolve(draft)).catch(tellProblem);
}

export function recallPicture(id: PictureId): void {
  recall(async () => (await ask(reverie().library.get(id))).draft).catch(tellProblem);
}

async function recall(read: () => Promise<Draft>): Promise<void> {
  const undo = await recallDraft(await read());
  const text = t('library.recalled');
  if (!undo) {
    showToast({ icon: 'done', text });
    return;
  }
  const run = (): void => {
    undo();
    closeToast(id);
  };
  const id = showToast({ icon: 'done', text, action: { label: t('common.undo'), undo: true, run } });
}

/** Copies words; the page may write text to the clipboard only while the artist is doing something. */
export function copyText(text: string, said: string): void {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    showToast({ icon: 'done', text: said });
  };
  copy().catch(tellProblem);
}

/**
 * Begins dragging pictures. The desktop app hands over the original files, to other programs and to
 * its own composer alike; in a browser the pictures can only be dragged within the page.
 */
export function beginDrag(event: DragEvent, ids: readonly PictureId[]): void {
  rememberDragged(ids);
  if (useAppInfo.getState().info?.standIn === false) {
    event.preventDefault();
    ask(reverie().exports.startDrag([...ids])).catch(tellProblem);
    return;
  }
  event.dataTransfer.setData(pictureDragType, JSON.stringify(ids));
  event.dataTransfer.effectAllowed = 'copyMove';
  useFileDrag.setState({ count: ids.length });
}
