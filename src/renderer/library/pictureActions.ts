import type { DragEvent } from 'react';
import { t } from 'i18next';
import type { PictureId } from '../../shared/domain/ids.ts';
import type { Draft } from '../../shared/seedream/draft.ts';
import { addPictures, reuseDraft } from '../state/composer/index.ts';
import { ask, reverie } from '../bridge/index.ts';
import { pictureDragType, rememberDragged, useFileDrag } from '../state/drags/index.ts';
import { useAppInfo } from '../state/appInfo/index.ts';
import { showToast } from '../ui/index.ts';
import { notifyProblem, notifyUndoable } from '../notifications/index.ts';

export function takeAsReferences(ids: readonly PictureId[]): void {
  addPictures(ids).catch(notifyProblem);
}

export function copyImage(id: PictureId): void {
  const copy = async (): Promise<void> => {
    await ask(reverie().library.copyImage(id));
    showToast({ icon: 'done', text: t('library.copied') });
  };
  copy().catch(notifyProblem);
}

export function showInFolder(id: PictureId): void {
  ask(reverie().library.showInFolder(id)).catch(notifyProblem);
}

/** Brings a draft back into the composer. What it held before comes back with undo, and unsent words are listed. */
export function bringBack(draft: Draft): void {
  reuse(() => Promise.resolve(draft)).catch(notifyProblem);
}

export function reusePicture(id: PictureId): void {
  reuse(async () => (await ask(reverie().library.get(id))).draft).catch(notifyProblem);
}

async function reuse(read: () => Promise<Draft>): Promise<void> {
  await reuseDraft(await read(), { settled: true });
  notifyUndoable(t('library.reused'));
}

/** Copies words; the page may write text to the clipboard only while the artist is doing something. */
export function copyText(text: string, said: string): void {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    showToast({ icon: 'done', text: said });
  };
  copy().catch(notifyProblem);
}

/**
 * Begins dragging pictures. The desktop app hands over the original files, to other programs and to
 * its own composer alike; in a browser the pictures can only be dragged within the page.
 */
export function beginDrag(event: DragEvent, ids: readonly PictureId[]): void {
  rememberDragged(ids);
  if (useAppInfo.getState().info?.standIn === false) {
    event.preventDefault();
    ask(reverie().exports.startDrag([...ids])).catch(notifyProblem);
    return;
  }
  event.dataTransfer.setData(pictureDragType, JSON.stringify(ids));
  event.dataTransfer.effectAllowed = 'copyMove';
  useFileDrag.setState({ count: ids.length });
}
