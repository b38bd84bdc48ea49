import { useTranslation } from 'react-i18next';
import { isNarrowed, useLibraryQuery } from '../state/query/index.ts';

/** Why the search cannot be kept as a smart collection; undefined where it can. */
export function useNotToSave(): string | undefined {
  const { t } = useTranslation();
  const narrowed = useLibraryQuery(isNarrowed);
  const trash = useLibraryQuery((state) => state.place.kind === 'trash');
  if (!narrowed) return t('finding.places.nothingToSave');
  // Smart collections leave out what lies there.
  return trash ? t('finding.places.notOfTrash') : undefined;
}
