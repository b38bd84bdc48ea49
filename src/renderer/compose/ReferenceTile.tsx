import { Check, CircleAlert, StickyNote, X } from 'lucide-react';
import { useState, type DragEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComposerReference } from '../state/index.ts';
import { classNames, ContextMenu, Mark, ProgressBar, Tooltip } from '../ui/index.ts';
import { FittedBadge } from './FittedBadge.tsx';
import styles from './ReferenceStrip.module.css';
import { TileMenu, type TileActions } from './TileMenu.tsx';
import type { TileUpload } from './uploadProgress.ts';

interface ReferenceTileProps {
  item: ComposerReference;
  /** From 1: what the prompt calls it. */
  number: number;
  count: number;
  /** The one that Tab reaches. */
  reachable: boolean;
  dragged: boolean;
  bar: 'before' | 'after' | undefined;
  upload: TileUpload | undefined;
  /** Its picture could not be shown. */
  broken: boolean;
  actions: TileActions;
  onBroken: () => void;
  onDragStart: (event: DragEvent) => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** One reference: a click writes its number into the prompt. */
export function ReferenceTile(props: ReferenceTileProps) {
  const { item, number, count, reachable, dragged, bar, upload, broken, actions } = props;
  const { onBroken, onDragStart, onFocus, onKeyDown } = props;
  const { t } = useTranslation();
  const [explained, setExplained] = useState(false);
  const [menuOpen, setMenuOpen] = useState(false);
  const { reference, note } = item;
  const { changes } = reference;
  const fitted = changes.length > 0;
  const called = reference.title ?? reference.name;
  const state = broken
    ? t('compose.references.stateBroken')
    : upload === 'uploaded'
      ? t('compose.references.stateUploaded')
      : upload === 'uploading'
        ? t('compose.references.stateUploading')
        : fitted
          ? t('compose.references.stateFitted')
          : undefined;
  const name = [t('compose.references.tile', { number, count, name: called }), state].filter(Boolean).join(', ');
  const facts = (
    <span className={styles.facts}>
      <span>{called}</span>
      {note && <span>{t('compose.references.noteIs', { note })}</span>}
      <span className={styles.fact}>
        {t('compose.references.facts', { width: reference.width, height: reference.height })}
      </span>
      {changes.length > 0 && <span className={styles.fact}>{changes.join(' · ')}</span>}
      <span className={styles.fact}>{t('compose.references.tileHint', { number })}</span>
    </span>
  );
  return (
    <ContextMenu
      onOpenChange={setMenuOpen}
      menu={
        <TileMenu
          item={item}
          number={number}
          count={count}
          actions={actions}
          explain={() => {
            setExplained(true);
          }}
        />
      }
    >
      <li
        data-tile={reference.id}
        draggable
        className={classNames(
          styles.tile,
          dragged && styles.dragged,
          broken && styles.unusable,
          explained && styles.explained,
          upload === 'waiting' && styles.waiting,
          bar === 'before' && styles.barBefore,
          bar === 'after' && styles.barAfter,
        )}
        onDragStart={onDragStart}
      >
        <Tooltip text={facts} off={explained || menuOpen}>
          <button
            type="button"
            aria-label={name}
            aria-description={[note, ...changes].filter(Boolean).join('. ') || undefined}
            aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight Space Delete"
            tabIndex={reachable ? 0 : -1}
            className={styles.face}
            onClick={actions.insert}
            onFocus={onFocus}
            onKeyDown={onKeyDown}
          >
            {broken ? (
              <CircleAlert aria-hidden className={styles.alarm} />
            ) : (
              <img src={reference.thumbnailUrl} alt="" draggable={false} onError={onBroken} />
            )}
          </button>
        </Tooltip>
        <span className={styles.number} aria-hidden>
          <Mark>{number}</Mark>
        </span>
        {fitted && !upload && !broken && (
          <FittedBadge reference={reference} open={explained} onOpenChange={setExplained} />
        )}
        {upload === 'uploaded' && (
          <span className={styles.corner} aria-hidden>
            <Mark>
              <Check />
            </Mark>
          </span>
        )}
        {note && !fitted && !upload && (
          <span className={styles.corner} aria-hidden>
            <Mark>
              <StickyNote />
            </Mark>
          </span>
        )}
        {upload === 'uploading' && (
          <ProgressBar className={styles.uploading} label={t('compose.references.uploading', { name: called })} />
        )}
        <button
          type="button"
          tabIndex={-1}
          className={styles.remove}
          aria-label={t('compose.references.removeNamed', { number, name: called })}
          onClick={actions.remove}
        >
          <X aria-hidden />
        </button>
      </li>
    </ContextMenu>
  );
}
