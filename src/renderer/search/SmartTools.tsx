import { Pencil } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isNarrowed, useLibraryQuery } from '../state/query/index.ts';
import { useCurationLists } from '../state/curation/index.ts';
import { Button, IconButton } from '../ui/index.ts';
import { openPlaceDialog } from './placeDialog.ts';
import { leaveSmartEdit, saveSmartEdit, startSmartEdit, stopSmartEdit, useSmartEdit } from './smartEdit.ts';

/** For a smart collection: changes what it finds, and while that is done, keeps it. */
export function SmartTools() {
  const { t } = useTranslation();
  const place = useLibraryQuery((state) => state.place);
  const narrowed = useLibraryQuery(isNarrowed);
  const collections = useCurationLists((state) => state.collections);
  const edited = useSmartEdit((state) => state.collection);
  const begun = useSmartEdit((state) => state.place);
  const there = edited === undefined || collections.some(({ id }) => id === edited.id);
  useEffect(() => {
    // The artist has gone on to something else, or the collection is gone.
    if (begun && (place !== begun || !there)) stopSmartEdit();
  }, [place, begun, there]);
  if (!edited) {
    const shown = collections.find(({ id, query }) => place.kind === 'collection' && id === place.id && query);
    return shown ? (
      <IconButton
        label={t('finding.smart.change')}
        icon={<Pencil aria-hidden />}
        onClick={() => {
          startSmartEdit(shown);
        }}
      />
    ) : null;
  }
  const reason = narrowed ? undefined : t('finding.smart.nothing');
  return (
    <>
      <Button variant="quiet" data-place-tools onClick={leaveSmartEdit}>
        {t('common.cancel')}
      </Button>
      <Button
        offReason={reason}
        onClick={() => {
          openPlaceDialog({ kind: 'newSmart' });
        }}
      >
        {t('finding.smart.saveAsNew')}
      </Button>
      <Button variant="primary" offReason={reason} onClick={saveSmartEdit}>
        {t('finding.smart.save')}
      </Button>
    </>
  );
}
