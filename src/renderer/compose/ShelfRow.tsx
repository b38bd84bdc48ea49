import { Ellipsis, ListFilter, Plus, Tag, Trash2 } from 'lucide-react';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reference } from '../../shared/domain/index.ts';
import { knownReferenceDragType } from '../state/drags/index.ts';
import { showMadeWith } from '../state/query/index.ts';
import { Button, IconButton, Menu, MenuItem, TextInput, VisuallyHidden } from '../ui/index.ts';
import { notifyProblem } from '../notifications/index.ts';
import { ReferenceLine } from './ReferenceLine.tsx';
import styles from './ReferenceShelf.module.css';

interface ShelfRowProps {
  reference: Reference;
  /** Its place in the strip, if it is there. */
  number: number | undefined;
  onUse: () => void;
  onTitle: (title: string) => Promise<void>;
  onRemoveName: () => void;
}

/** One kept reference: a click, Enter or a drag to the composer uses it. */
export function ShelfRow({ reference, number, onUse, onTitle, onRemoveName }: ShelfRowProps) {
  const { t } = useTranslation();
  const [renaming, setRenaming] = useState<string>();
  const { id, name, title, width, height, thumbnailUrl } = reference;
  const called = title ?? name;

  if (renaming !== undefined) {
    return (
      <li>
        <form
          className={styles.rename}
          onSubmit={(event) => {
            event.preventDefault();
            setRenaming(undefined);
            onTitle(renaming).catch(notifyProblem);
          }}
        >
          <TextInput
            autoFocus
            data-keeps-escape
            aria-label={t('compose.words.nameLabel')}
            maxLength={200}
            value={renaming}
            onChange={setRenaming}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              setRenaming(undefined);
            }}
          />
          <Button type="submit">{t('compose.words.save')}</Button>
        </form>
      </li>
    );
  }
  const rename = (): void => {
    setRenaming(title ?? '');
  };
  return (
    <li
      className={styles.row}
      draggable
      onDragStart={(event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'copy';
        event.dataTransfer.setData(knownReferenceDragType, JSON.stringify([id]));
      }}
    >
      <button
        type="button"
        data-stop
        className={styles.use}
        onClick={onUse}
        onKeyDown={(event) => {
          if (event.key === 'F2') rename();
          else if (event.key === 'Delete' && title !== undefined) onRemoveName();
        }}
      >
        <ReferenceLine
          oneLine
          thumbnail={thumbnailUrl}
          name={called}
          fact={
            number === undefined
              ? t('compose.references.facts', { width, height })
              : t('compose.shelf.inStrip', { number })
          }
        >
          {number === undefined && <VisuallyHidden>{t('compose.shelf.use')}</VisuallyHidden>}
        </ReferenceLine>
        {number === undefined && <Plus aria-hidden className={styles.plus} />}
      </button>
      <Menu trigger={<IconButton label={t('compose.shelf.more', { name: called })} icon={<Ellipsis aria-hidden />} />}>
        <MenuItem icon={<Tag aria-hidden />} keys="F2" onSelect={rename}>
          {t(title === undefined ? 'compose.references.giveName' : 'compose.references.rename')}
        </MenuItem>
        <MenuItem
          icon={<ListFilter aria-hidden />}
          onSelect={() => {
            showMadeWith(reference);
          }}
        >
          {t('compose.references.madeWith')}
        </MenuItem>
        {title !== undefined && (
          <MenuItem icon={<Trash2 aria-hidden />} keys="Delete" risky onSelect={onRemoveName}>
            {t('compose.shelf.removeName')}
          </MenuItem>
        )}
      </Menu>
    </li>
  );
}
