import { useTranslation } from 'react-i18next';
import type { PictureId } from '../../shared/domain/ids.ts';
import { addKnownReferences } from '../state/composer/index.ts';
import { askAbout } from '../state/curation/index.ts';
import { keysFor, runCommand } from '../state/commands/index.ts';
import { openExport, openViewer } from '../state/interface/index.ts';
import { useLibrary, usePictureReading, useSummary } from '../state/library/index.ts';
import { useSelection } from '../state/selection/index.ts';
import { MenuCheckItem, MenuItem, MenuPart, MenuSeparator } from '../ui/index.ts';
import { CollectionMenuRows } from './CollectionMenuRows.tsx';
import { moveToTrash, rate, restore, setFlag } from './curating/curate.ts';
import { LabelRows } from './curating/LabelRows.tsx';
import { starsWords } from './marksWords.ts';
import { copyImage, copyText, reusePicture, showInFolder, takeAsReferences } from './pictureActions.ts';
import { inReadingOrder } from './readingOrder.ts';
import { notifyProblem } from '../notifications/index.ts';

const ratings = [5, 4, 3, 2, 1, 0] as const;
const flagRows = [
  { flag: 'pick', command: 'pick', words: 'pick' },
  { flag: 'reject', command: 'reject', words: 'reject' },
  { flag: null, command: 'removeFlag', words: 'none' },
] as const;

/** What can be done with a picture, or with the whole selection when it is part of one. */
export function PictureMenu({ id }: { id: PictureId }) {
  const { t } = useTranslation();
  const summary = useSummary(id);
  const selected = useSelection((state) => state.selected);
  const several = selected.has(id) && selected.size > 1;
  const reading = usePictureReading(id);
  const used = reading?.status === 'ready' && !several ? reading.picture.references : [];
  const trashed = summary?.trashedAt !== undefined;
  const count = several ? selected.size : 1;
  const ids = (): readonly PictureId[] => (several ? inReadingOrder(selected, useLibrary.getState().positions) : [id]);
  return (
    <>
      <MenuItem
        keys={keysFor('useAsReference')}
        onSelect={() => {
          takeAsReferences(ids());
        }}
      >
        {several ? t('library.menu.useAsReferences', { count }) : t('library.menu.useAsReference')}
      </MenuItem>
      {used.length > 0 && (
        <MenuItem
          keys={keysFor('useAllReferences')}
          onSelect={() => {
            addKnownReferences(used.map(({ referenceId }) => referenceId)).catch(notifyProblem);
          }}
        >
          {t('library.inspector.useAllReferences')}
        </MenuItem>
      )}
      <MenuItem
        keys={keysFor('reuse')}
        onSelect={() => {
          reusePicture(id);
        }}
      >
        {t('library.menu.reuse')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        keys={keysFor('open')}
        onSelect={() => {
          openViewer(id);
        }}
      >
        {t('library.menu.open')}
      </MenuItem>
      <MenuItem
        keys={keysFor('copyImage')}
        onSelect={() => {
          copyImage(id);
        }}
      >
        {t('library.menu.copyImage')}
      </MenuItem>
      {summary && (
        <MenuItem
          onSelect={() => {
            copyText(summary.prompt, t('library.inspector.promptCopied'));
          }}
        >
          {t('library.inspector.copyPrompt')}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuPart label={t('curation.rating')}>
        {ratings.map((rating) => (
          <MenuCheckItem
            key={rating}
            checked={!several && summary?.rating === rating}
            keys={keysFor(`rate${rating}`)}
            onChange={() => {
              rate(ids(), rating);
            }}
          >
            {starsWords(rating)}
          </MenuCheckItem>
        ))}
      </MenuPart>
      <MenuPart label={t('curation.label.name')}>
        <LabelRows label={several ? undefined : (summary?.label ?? 'none')} ids={ids} />
      </MenuPart>
      {flagRows.map(({ flag, command, words }) => (
        <MenuItem
          key={command}
          keys={keysFor(command)}
          onSelect={() => {
            setFlag(ids(), flag);
          }}
        >
          {t(`curation.flag.${words}`)}
        </MenuItem>
      ))}
      <MenuItem
        keys={keysFor('tag')}
        onSelect={() => {
          askAbout('tags', ids());
        }}
      >
        {t('curation.tags.addTag')}
      </MenuItem>
      <MenuItem
        keys={keysFor('collect')}
        onSelect={() => {
          askAbout('collect', ids());
        }}
      >
        {t('curation.collect.open')}
      </MenuItem>
      <CollectionMenuRows id={id} ids={ids} />
      <MenuSeparator />
      <MenuItem
        keys={keysFor('export')}
        onSelect={() => {
          openExport(ids());
        }}
      >
        {several ? t('library.menu.exportSeveral', { count }) : t('library.menu.export')}
      </MenuItem>
      <MenuItem
        onSelect={() => {
          showInFolder(id);
        }}
      >
        {t('library.menu.showInFolder')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        keys={keysFor('selectAll')}
        onSelect={() => {
          runCommand('selectAll');
        }}
      >
        {t('library.menu.selectAll')}
      </MenuItem>
      <MenuItem
        keys={keysFor('invertSelection')}
        onSelect={() => {
          runCommand('invertSelection');
        }}
      >
        {t('library.menu.invertSelection')}
      </MenuItem>
      <MenuSeparator />
      {trashed && (
        <MenuItem
          onSelect={() => {
            restore(ids());
          }}
        >
          {t('curation.trash.restore')}
        </MenuItem>
      )}
      <MenuItem
        risky
        keys={keysFor('moveToTrash')}
        onSelect={() => {
          moveToTrash(ids());
        }}
      >
        {trashed
          ? t('curation.trash.deleteAsking')
          : several
            ? t('curation.trash.moveSeveral', { count })
            : t('curation.trash.move')}
      </MenuItem>
    </>
  );
}
