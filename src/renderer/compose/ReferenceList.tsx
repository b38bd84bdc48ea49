import { ImagePlus } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComposerReference } from '../state/composer/index.ts';
import { classNames } from '../ui/index.ts';
import { FloatingCard, type Anchor } from './FloatingCard.tsx';
import styles from './ReferenceList.module.css';

/** The id of a row, for `aria-activedescendant`. */
export const rowId = (list: string, row: number): string => `${list}-${row}`;

interface ReferenceListProps {
  id: string;
  anchor: Anchor;
  references: readonly ComposerReference[];
  /** Which of them fit what was typed, from 1. */
  numbers: readonly number[];
  /** The row that Enter takes; after the last reference comes "Add a file". */
  active: number;
  onActive: (row: number) => void;
  onChoose: (row: number) => void;
}

/** What `@` opens: the references in order, and a way to add one. The focus stays in the prompt. */
export function ReferenceList(props: ReferenceListProps) {
  const { id, anchor, references, numbers, active, onActive, onChoose } = props;
  const { t } = useTranslation();
  useEffect(() => {
    document.getElementById(rowId(id, active))?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  const row = (index: number, content: ReactNode) => (
    <div
      key={index}
      id={rowId(id, index)}
      role="option"
      aria-selected={index === active}
      className={classNames(styles.row, index === active && styles.active, index === numbers.length && styles.add)}
      // Before the prompt loses the focus to the click.
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onMouseMove={() => {
        onActive(index);
      }}
      onClick={() => {
        onChoose(index);
      }}
    >
      {content}
    </div>
  );
  return (
    <FloatingCard anchor={anchor} className={styles.card}>
      <p className={styles.title} aria-hidden>
        {references.length === 0
          ? t('compose.pointing.none')
          : numbers.length === 0
            ? t('compose.pointing.noMatch')
            : t('compose.pointing.title')}
      </p>
      <div id={id} role="listbox" aria-label={t('compose.pointing.title')}>
        {numbers.map((number, index) => {
          const item = references[number - 1];
          return (
            item &&
            row(
              index,
              <>
                <img src={item.reference.thumbnailUrl} alt="" className={styles.picture} />
                <span className={styles.number}>{t('compose.pointing.image', { number })}</span>
                <span className={styles.name}>{item.reference.title ?? item.reference.name}</span>
              </>,
            )
          );
        })}
        {row(
          numbers.length,
          <>
            <ImagePlus aria-hidden />
            <span>{t('compose.pointing.addFile')}</span>
          </>,
        )}
      </div>
    </FloatingCard>
  );
}
