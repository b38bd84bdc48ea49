import { ArrowDownUp, RotateCcw, Trash2 } from 'lucide-react';
import { t as translate } from 'i18next';
import { useTranslation } from 'react-i18next';
import { densities, densityNames, densityOf, updateSettings, useSettings } from '../state/settings/index.ts';
import { emptyTrash, restorePictures, useCurationLists } from '../state/curation/index.ts';
import { groupBy, groupChoices, sortBy, sortChoices, useLibraryQuery } from '../state/query/index.ts';
import { keysFor, runCommand } from '../state/commands/index.ts';
import { useLibrary, usePictureCount } from '../state/library/index.ts';
import { useSelection } from '../state/selection/index.ts';
import { Button, Menu, MenuCheckItem, MenuItem, MenuLabel, MenuSeparator, showToast } from '../ui/index.ts';
import styles from './Results.module.css';
import { SmartTools } from './SmartTools.tsx';
import { notifyProblem } from '../notifications/index.ts';

/** Order, groups, and in the trash what can be done with it. */
export function ResultsTools() {
  const place = useLibraryQuery((state) => state.place);
  const count = usePictureCount();
  return (
    <div className={styles.tools}>
      {place.kind === 'trash' && count > 0 && <TrashTools />}
      <SmartTools />
      <OrderMenu />
    </div>
  );
}

async function restore(): Promise<void> {
  const { selected } = useSelection.getState();
  const ids = selected.size > 0 ? [...selected] : useLibrary.getState().layout.ids;
  const { changed } = await restorePictures(ids);
  showToast({ icon: 'done', text: translate('finding.trash.restored', { count: changed }) }, 'edited');
}

function TrashTools() {
  const { t } = useTranslation();
  const selected = useSelection((state) => state.selected.size);
  return (
    <>
      <Button
        data-place-tools
        icon={<RotateCcw aria-hidden />}
        onClick={() => {
          restore().catch(notifyProblem);
        }}
      >
        {selected > 0 ? t('finding.trash.restore', { count: selected }) : t('finding.trash.restoreAll')}
      </Button>
      <Button
        variant="risky"
        icon={<Trash2 aria-hidden />}
        onClick={() => {
          emptyTrash().catch(notifyProblem);
        }}
      >
        {t('finding.trash.empty')}
      </Button>
    </>
  );
}

function OrderMenu() {
  const { t } = useTranslation();
  const { sort, group, place } = useLibraryQuery();
  const collections = useCurationLists((state) => state.collections);
  const density = useSettings(({ settings }) => settings && densityOf(settings.rowHeight));
  const byHand = place.kind === 'collection' && collections.some(({ id, query }) => id === place.id && !query);
  const inTime = sort === 'newest' || sort === 'oldest';
  const groups = groupChoices.filter((choice) => choice !== 'day' || inTime);
  return (
    <Menu
      goOnAt={() => useSelection.getState().selected.size > 0 && runCommand('focusPictures')}
      trigger={
        <Button
          variant="quiet"
          icon={<ArrowDownUp aria-hidden />}
          aria-label={`${t('finding.sort.name')}: ${t(`finding.sort.${sort}`)}`}
        >
          {t(`finding.sort.${sort}`)}
        </Button>
      }
    >
      {sortChoices
        .filter((choice) => choice !== 'manual' || byHand)
        .map((choice) => (
          <MenuCheckItem
            key={choice}
            checked={choice === sort}
            onChange={() => {
              sortBy(choice).catch(notifyProblem);
            }}
          >
            {t(`finding.sort.${choice}`)}
          </MenuCheckItem>
        ))}
      <MenuSeparator />
      <MenuLabel>{t('finding.sort.group')}</MenuLabel>
      {groups.map((choice) => (
        <MenuCheckItem
          key={choice}
          checked={choice === group || (!inTime && group === 'day' && choice === 'none')}
          onChange={() => {
            groupBy(choice).catch(notifyProblem);
          }}
        >
          {t(`finding.sort.${choice}`)}
        </MenuCheckItem>
      ))}
      <MenuSeparator />
      {densityNames.map((name) => (
        <MenuCheckItem
          key={name}
          checked={name === density}
          onChange={() => {
            updateSettings({ rowHeight: densities[name] }).catch(notifyProblem);
          }}
        >
          {t(`library.density.${name}`)}
        </MenuCheckItem>
      ))}
      <MenuItem
        keys={keysFor('thumbnailsLarger')}
        onSelect={() => {
          runCommand('thumbnailsLarger');
        }}
      >
        {t('finding.sort.larger')}
      </MenuItem>
      <MenuItem
        keys={keysFor('thumbnailsSmaller')}
        onSelect={() => {
          runCommand('thumbnailsSmaller');
        }}
      >
        {t('finding.sort.smaller')}
      </MenuItem>
    </Menu>
  );
}
