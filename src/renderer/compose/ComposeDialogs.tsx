import { useEffect, useRef } from 'react';
import { assertNever } from '../../shared/domain/index.ts';
import { useComposeDialog } from '../state/composer/index.ts';
import { ChooseFilesDialog } from './ChooseFilesDialog.tsx';
import { CropDialog } from './CropDialog.tsx';
import { SendingDialog } from './SendingDialog.tsx';
import { UnsentDialog } from './UnsentDialog.tsx';
import { NameDialog, NoteDialog } from './WordsDialog.tsx';
import { ViewDialog } from './ViewDialog.tsx';

/** What the composer asks or shows over everything else. */
export function ComposeDialogs() {
  const dialog = useComposeDialog((state) => state.dialog);
  const last = useRef<string>(undefined);
  const about =
    dialog && 'reference' in dialog
      ? dialog.reference.id
      : dialog?.kind === 'crop'
        ? dialog.source.referenceId
        : undefined;
  // What opened it may be gone (a popover, a tile that was replaced): then the focus goes to the strip.
  useEffect(() => {
    if (about !== undefined) {
      last.current = about;
      return;
    }
    if (last.current === undefined) return;
    const id = last.current;
    last.current = undefined;
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const strip = document.querySelector('[data-strip]');
      const tile = strip?.querySelector<HTMLElement>(`[data-tile="${id}"] button`);
      (tile ?? strip?.querySelector<HTMLElement>('button'))?.focus();
    });
  }, [about]);

  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'sending':
      return <SendingDialog />;
    case 'unsent':
      return <UnsentDialog />;
    case 'view':
      return <ViewDialog reference={dialog.reference} />;
    case 'crop':
      return <CropDialog source={dialog.source} target={dialog.target} />;
    case 'note':
      return <NoteDialog reference={dialog.reference} note={dialog.note} />;
    case 'name':
      return <NameDialog reference={dialog.reference} />;
    case 'choose':
      return <ChooseFilesDialog files={dialog.files} at={dialog.at} cutOff={dialog.cutOff} />;
    default:
      return assertNever(dialog, 'dialog of the composer');
  }
}
