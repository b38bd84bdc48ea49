import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurationLists } from '../state/curation/index.ts';
import type { Collection } from '../../shared/bridge/index.ts';
import { Button, Dialog, DialogCancel, Field, Select } from '../ui/index.ts';
import { possibleParents } from './collectionMoves.ts';
import { moveCollection } from './moveCollection.ts';
import { closePlaceDialog } from './placeDialog.ts';

/** Asks into which other collection one is to be put. */
export function MoveDialog({ collection }: { collection: Collection }) {
  const { t } = useTranslation();
  const collections = useCurationLists((state) => state.collections);
  const parents = possibleParents(collections, collection.id);
  const [chosen, setChosen] = useState(parents[0]?.id ?? '');
  const { name } = collection;
  return (
    <Dialog
      open
      onOpenChange={closePlaceDialog}
      title={t('finding.dialog.moveInto', { name })}
      {...(parents.length === 0 ? { description: t('finding.dialog.nowhere') } : {})}
      actions={
        <>
          <DialogCancel>{t('common.cancel')}</DialogCancel>
          <Button
            variant="primary"
            off={chosen === ''}
            onClick={() => {
              closePlaceDialog();
              moveCollection(collection.id, { where: 'inside', id: chosen });
            }}
          >
            {t('finding.dialog.move')}
          </Button>
        </>
      }
    >
      {parents.length > 0 && (
        <Field label={t('finding.dialog.into')}>
          {(names) => (
            <Select
              {...names}
              value={chosen}
              onChange={setChosen}
              options={parents.map(({ id, path }) => ({ value: id, label: path.join(' › ') }))}
            />
          )}
        </Field>
      )}
    </Dialog>
  );
}
