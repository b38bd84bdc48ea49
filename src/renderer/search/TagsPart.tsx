import { ChevronDown, ChevronRight, Combine, Tag } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagUse } from '../../shared/domain/index.ts';
import { sameWord, useCurationLists } from '../state/curation/index.ts';
import { toggleFold, useFolds } from './folds.ts';
import { useLibraryQuery } from '../state/query/index.ts';
import { ContextMenu, IconButton, MenuItem } from '../ui/index.ts';
import { openPlaceDialog } from './placeDialog.ts';
import { focusBeside } from './placeFocus.ts';
import { PlaceMenu } from './PlaceMenu.tsx';
import { CountedRow } from './PlaceRow.tsx';
import styles from './Sidebar.module.css';
import { removeTagEverywhere, toggleTag } from './tagActions.ts';

const fold = 'tags';
/** More tags than these are shown when they are asked for. */
const firstShown = 40;

/** All tags with how many pictures carry each; a click narrows what is shown to one of them. */
export function TagsPart({ onShown }: { onShown: () => void }) {
  const { t } = useTranslation();
  const tags = useCurationLists((state) => state.tags);
  const folded = useFolds().has(fold);
  const [all, setAll] = useState(false);
  const title = t('finding.places.tags');
  const shown = all ? tags : tags.slice(0, firstShown);
  return (
    <>
      <div className={styles.head}>
        <h2>
          <button
            type="button"
            className={styles.unfold}
            aria-expanded={!folded}
            onClick={() => {
              toggleFold(fold);
            }}
          >
            {title}
            {folded ? <ChevronRight aria-hidden /> : <ChevronDown aria-hidden />}
          </button>
        </h2>
        <IconButton
          label={t('finding.tags.mergeSeveral')}
          icon={<Combine aria-hidden />}
          offReason={tags.length < 2 ? t('finding.tags.tooFew') : undefined}
          onClick={() => {
            openPlaceDialog({ kind: 'mergeTags' });
          }}
        />
      </div>
      {!folded && tags.length === 0 && <p className={styles.none}>{t('finding.places.noTags')}</p>}
      {!folded && tags.length > 0 && (
        <ul className={styles.list} aria-label={title}>
          {shown.map((tag) => (
            <TagItem key={tag.name} tag={tag} onShown={onShown} />
          ))}
          {shown.length < tags.length && (
            <li>
              <button
                type="button"
                data-place
                className={styles.row}
                onClick={() => {
                  setAll(true);
                }}
              >
                {t('finding.tags.showAll', { count: tags.length })}
              </button>
            </li>
          )}
        </ul>
      )}
    </>
  );
}

function TagItem({ tag, onShown }: { tag: TagUse; onShown: () => void }) {
  const { t } = useTranslation();
  const { name, pictures } = tag;
  const asked = useLibraryQuery((state) => (state.filters.tags ?? []).some((each) => sameWord(each, name)));
  const rename = (): void => {
    openPlaceDialog({ kind: 'renameTag', tag });
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'F2') rename();
    else if (event.key === 'Delete') {
      focusBeside(event.currentTarget);
      removeTagEverywhere(tag);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ContextMenu
      menu={
        <PlaceMenu
          rename={rename}
          remove={() => {
            removeTagEverywhere(tag);
          }}
          removeWords={t('finding.tags.delete')}
        >
          <MenuItem
            onSelect={() => {
              openPlaceDialog({ kind: 'mergeTags', chosen: tag });
            }}
          >
            {t('finding.tags.mergeWith')}
          </MenuItem>
        </PlaceMenu>
      }
    >
      <li onKeyDown={press}>
        <CountedRow
          name={name}
          icon={<Tag aria-hidden />}
          count={pictures}
          current={asked}
          aria-pressed={asked}
          onClick={() => {
            toggleTag(name, asked);
            onShown();
          }}
        />
      </li>
    </ContextMenu>
  );
}
