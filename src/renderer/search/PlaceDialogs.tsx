import { useState } from 'react';
import { t as translate, type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { createCollection, sameWord, updateCollection, useCurationLists } from '../state/curation/index.ts';
import { showPlace, smartQuery, useLibraryQuery } from '../state/query/index.ts';
import { Button, Dialog, DialogCancel, TextField } from '../ui/index.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { closePlaceDialog, usePlaceDialog, type NameDialogKind, type PlaceDialog } from './placeDialog.ts';
import { stopSmartEdit } from './smartEdit.ts';
import { mergeInto, renameTag, tagCalled } from './tagActions.ts';
import { MergeTagsDialog } from './TagDialogs.tsx';
import { notifyProblem, notifyUndoable } from '../notifications/index.ts';

/** The question about a collection or a tag that lies open. */
export function PlaceDialogs() {
  const dialog = usePlaceDialog((state) => state.dialog);
  return dialog ? <OpenDialog key={JSON.stringify(dialog)} dialog={dialog} /> : null;
}

function OpenDialog({ dialog }: { dialog: PlaceDialog }) {
  switch (dialog.kind) {
    case 'moveInto':
      return <MoveDialog collection={dialog.collection} />;
    case 'mergeTags':
      return <MergeTagsDialog chosen={dialog.chosen} />;
    case 'newCollection':
    case 'newSmart':
    case 'rename':
    case 'renameTag':
      return <NameDialog dialog={dialog} />;
  }
}

/** A tag that gets the name of another one becomes one with it. */
function rename(tag: Extract<PlaceDialog, { kind: 'renameTag' }>['tag'], name: string): void {
  const into = sameWord(tag.name, name) ? undefined : tagCalled(useCurationLists.getState().tags, name, tag.name);
  if (into) mergeInto([tag.name], into.name);
  else if (name !== tag.name) renameTag(tag.name, name);
}

async function save(dialog: NameDialogKind, name: string): Promise<void> {
  switch (dialog.kind) {
    case 'renameTag':
      rename(dialog.tag, name);
      return;
    case 'rename':
      await updateCollection(dialog.collection.id, { name });
      notifyUndoable(translate('finding.renamed', { name }));
      return;
    case 'newSmart': {
      const { id } = await createCollection({ name, query: smartQuery(useLibraryQuery.getState()) });
      stopSmartEdit();
      showPlace({ kind: 'collection', id });
      break;
    }
    case 'newCollection':
      // A new collection is empty: what is shown stays, so that pictures can be dragged onto it.
      await createCollection({ name, ...(dialog.parent ? { parentId: dialog.parent.id } : {}) });
  }
  notifyUndoable(translate('finding.created', { name }));
}

function wordsOf(dialog: NameDialogKind, t: TFunction): { title: string; button: string; name: string } {
  switch (dialog.kind) {
    case 'rename':
    case 'renameTag': {
      const { name } = dialog.kind === 'rename' ? dialog.collection : dialog.tag;
      return { title: t('finding.dialog.rename', { name }), button: t('finding.dialog.renameNow'), name };
    }
    case 'newSmart':
      return { title: t('finding.dialog.newSmart'), button: t('finding.dialog.save'), name: '' };
    case 'newCollection': {
      const { parent } = dialog;
      const title = parent ? t('finding.dialog.newInside', { name: parent.name }) : t('finding.dialog.newCollection');
      return { title, button: t('finding.dialog.create'), name: '' };
    }
  }
}

/** Asks for the name of a collection or a tag, new or not. */
function NameDialog({ dialog }: { dialog: NameDialogKind }) {
  const { t } = useTranslation();
  const words = wordsOf(dialog, t);
  const [name, setName] = useState(words.name);
  const submit = (): void => {
    if (name.trim() === '') return;
    closePlaceDialog();
    save(dialog, name.trim()).catch(notifyProblem);
  };
  return (
    <Dialog
      open
      onOpenChange={closePlaceDialog}
      title={words.title}
      {...(dialog.kind === 'newSmart' ? { description: t('finding.dialog.smartText') } : {})}
      actions={
        <>
          <DialogCancel>{t('common.cancel')}</DialogCancel>
          <Button variant="primary" off={name.trim() === ''} onClick={submit}>
            {words.button}
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
        <TextField
          label={t('finding.dialog.label')}
          value={name}
          onChange={setName}
          maxLength={dialog.kind === 'renameTag' ? 100 : 200}
        />
      </form>
    </Dialog>
  );
}
