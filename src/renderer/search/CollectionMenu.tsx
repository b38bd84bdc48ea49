import { useTranslation } from 'react-i18next';
import { useCurationLists } from '../state/curation/index.ts';
import type { Collection } from '../../shared/bridge/index.ts';
import { MenuItem, MenuSeparator } from '../ui/index.ts';
import { possibleParents, type CollectionStep } from './collectionMoves.ts';
import { changeCollection, removeCollection } from './collectionActions.ts';
import { canStep, stepCollection } from './moveCollection.ts';
import { openPlaceDialog } from './placeDialog.ts';
import { PlaceMenu } from './PlaceMenu.tsx';
import { startSmartEdit } from './smartEdit.ts';

const steps = [
  { step: 'up', keys: 'Alt+ArrowUp' },
  { step: 'down', keys: 'Alt+ArrowDown' },
] as const satisfies readonly { step: CollectionStep; keys: string }[];

/** Everything that can be done with a collection. */
export function CollectionMenu({ collection }: { collection: Collection }) {
  const { t } = useTranslation();
  const collections = useCurationLists((state) => state.collections);
  const { id } = collection;
  const smart = collection.query !== undefined;
  return (
    <PlaceMenu
      above={
        smart ? (
          <MenuItem
            onSelect={() => {
              startSmartEdit(collection);
            }}
          >
            {t('finding.smart.change')}
          </MenuItem>
        ) : (
          <MenuItem
            onSelect={() => {
              openPlaceDialog({ kind: 'newCollection', parent: collection });
            }}
          >
            {t('finding.places.newInside')}
          </MenuItem>
        )
      }
      rename={() => {
        openPlaceDialog({ kind: 'rename', collection });
      }}
      remove={() => {
        removeCollection(collection);
      }}
      removeWords={t('finding.places.remove')}
    >
      {collection.cover !== undefined && (
        <MenuItem
          onSelect={() => {
            changeCollection(collection, { cover: null }, t('finding.coverRemoved', { name: collection.name }));
          }}
        >
          {t('finding.places.removeCover')}
        </MenuItem>
      )}
      <MenuSeparator />
      {steps.map(({ step, keys }) => (
        <MenuItem
          key={step}
          keys={keys}
          off={!canStep(id, step)}
          onSelect={() => {
            stepCollection(id, step);
          }}
        >
          {t(`finding.places.${step}`)}
        </MenuItem>
      ))}
      {!smart && (
        <MenuItem
          off={possibleParents(collections, id).length === 0}
          onSelect={() => {
            openPlaceDialog({ kind: 'moveInto', collection });
          }}
        >
          {t('finding.places.moveInto')}
        </MenuItem>
      )}
      {!smart && (
        <MenuItem
          off={!canStep(id, 'top')}
          onSelect={() => {
            stepCollection(id, 'top');
          }}
        >
          {t('finding.places.top')}
        </MenuItem>
      )}
    </PlaceMenu>
  );
}
