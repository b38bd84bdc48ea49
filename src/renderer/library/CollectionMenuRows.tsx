import { useTranslation } from 'react-i18next';
import type { PictureId } from '../../shared/domain/index.ts';
import { keysFor } from '../state/commands/index.ts';
import { useCurationLists } from '../state/curation/index.ts';
import { useLibraryQuery } from '../state/query/index.ts';
import { MenuItem } from '../ui/index.ts';
import { removeFromShown, setCover } from './inCollection.ts';

/** What can be done with pictures within the collection that is shown; nothing elsewhere. */
export function CollectionMenuRows({ id, ids }: { id: PictureId; ids: () => readonly PictureId[] }) {
  const { t } = useTranslation();
  const place = useLibraryQuery((state) => state.place);
  const collection = useCurationLists(({ collections }) =>
    collections.find((each) => place.kind === 'collection' && each.id === place.id),
  );
  if (!collection) return null;
  const { name, cover, query } = collection;
  return (
    <>
      {!query && (
        <MenuItem
          keys={keysFor('removeFromCollection')}
          onSelect={() => {
            removeFromShown(ids());
          }}
        >
          {t('curation.collect.removeFrom', { name })}
        </MenuItem>
      )}
      <MenuItem
        onSelect={() => {
          setCover(collection, cover === id ? null : id);
        }}
      >
        {t(cover === id ? 'curation.collect.noCover' : 'curation.collect.useAsCover')}
      </MenuItem>
    </>
  );
}
