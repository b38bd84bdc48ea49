import { useTranslation } from 'react-i18next';
import { useCurationLists } from '../state/curation/index.ts';
import { useLibraryQuery } from '../state/query/index.ts';

/** The title of what the library shows. */
export function usePlaceName(): string {
  const { t } = useTranslation();
  const place = useLibraryQuery((state) => state.place);
  const collections = useCurationLists((state) => state.collections);
  if (place.kind !== 'collection') return t(`finding.places.${place.kind}`);
  return collections.find(({ id }) => id === place.id)?.name ?? t('finding.places.collections');
}
