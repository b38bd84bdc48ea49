import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, reverie, showPlace, smartQuery, useLibraryQuery } from '../state/index.ts';
import { Button, Dialog, DialogCancel, TextField } from '../ui/index.ts';
import { undoable } from './undoable.ts';
import { closePlaceDialog, usePlaceDialog, type PlaceDialog } from './placeDialog.ts';
import { tellProblem } from './tellProblem.ts';

/** Asks for the name of a collection, new or not. */
export function PlaceDialogs() {
  const dialog = usePlaceDialog((state) => state.dialog);
  return dialog ? <NameDialog key={JSON.stringify(dialog)} dialog={dialog} /> : null;
}

async function save(dialog: PlaceDialog, name: string): Promise<void> {
  if (dialog.kind === 'rename') {
    await ask(reverie().library.updateCollection(dialog.collection.id, { name }));
    undoable('finding.renamed', name);
    return;
  }
  const { id } = await ask(
    reverie().library.createCollection(
      dialog.kind === 'newSmart'
        ? { name, query: smartQuery(useLibraryQuery.getState()) }
        : { name, ...(dialog.parent ? { parentId: dialog.parent.id } : {}) },
    ),
  );
  // A new collection is empty: what is shown stays, so that pictures can be dragged onto it.
  if (dialog.kind === 'newSmart') showPlace({ kind: 'collection', id });
  undoable('finding.created', name);
}

function NameDialog({ dialog }: { dialog: PlaceDialog }) {
  const { t } = useTranslation();
  const [name, setName] = useState(dialog.kind === 'rename' ? dialog.collection.name : '');
  const title =
    dialog.kind === 'rename'
      ? t('finding.dialog.rename', { name: dialog.collection.name })
      : dialog.kind === 'newSmart'
        ? t('finding.dialog.newSmart')
        : dialog.parent
          ? t('finding.dialog.newInside', { name: dialog.parent.name })
          : t('finding.dialog.newCollection');
  const submit = (): void => {
    if (name.trim() === '') return;
    closePlaceDialog();
    save(dialog, name.trim()).catch(tellProblem);
  };
  return (
    <Dialog
      open
      onOpenChange={closePlaceDialog}
      title={title}
      {...(dialog.kind === 'newSmart' ? { description: t('finding.dialog.smartText') } : {})}
      actions={
        <>
          <DialogCancel>{t('common.cancel')}</DialogCancel>
          <Button variant="primary" off={name.trim() === ''} onClick={submit}>
            {t(
              dialog.kind === 'rename'
                ? 'finding.dialog.renameNow'
                : dialog.kind === 'newSmart'
                  ? 'finding.dialog.save'
                  : 'finding.dialog.create',
            )}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField label={t('finding.dialog.label')} value={name} onChange={setName} maxLength={200} autoFocus />
      </form>
    </Dialog>
  );
}
