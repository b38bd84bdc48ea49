import { ArrowLeft, ArrowRight, ImageOff, TextCursorInput, Trash2, X } from 'lucide-react';
import { useState, type DragEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComposerReference } from '../state/index.ts';
import { classNames, ContextMenu, Mark, MenuItem, MenuSeparator, Tooltip } from '../ui/index.ts';
import styles from './ReferenceStrip.module.css';

export interface TileActions {
  insert: () => void;
  remove: () => void;
  /** One place earlier (-1) or later (1). */
  move: (by: 1 | -1) => void;
}

interface ReferenceTileProps {
  item: ComposerReference;
  /** From 1: what the prompt calls it. */
  number: number;
  count: number;
  /** The one that Tab reaches. */
  reachable: boolean;
  dragged: boolean;
  bar: 'before' | 'after' | undefined;
  actions: TileActions;
  onDragStart: (event: DragEvent) => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** One reference: a click writes its number into the prompt. */
export function ReferenceTile(props: ReferenceTileProps) {
  const { item, number, count, reachable, dragged, bar, actions, onDragStart, onFocus, onKeyDown } = props;
  const { t } = useTranslation();
  const [broken, setBroken] = useState(false);
  const { reference, changes } = item;
  const fitted = changes.length > 0;
  const name = t(fitted ? 'compose.references.tileFitted' : 'compose.references.tile', {
    number,
    count,
    name: reference.name,
  });
  const facts = (
    <span className={styles.facts}>
      <span>{reference.name}</span>
      <span className={styles.fact}>
        {t('compose.references.facts', { width: reference.width, height: reference.height })}
      </span>
      {changes.map((change) => (
        <span key={change} className={styles.fact}>
          {change}
        </span>
      ))}
      {broken && <span className={styles.fact}>{t('compose.references.unreadable')}</span>}
    </span>
  );
  const menu = (
    <>
      <MenuItem icon={<TextCursorInput aria-hidden />} onSelect={actions.insert}>
        {t('compose.references.insert', { number })}
      </MenuItem>
      <MenuItem
        icon={<ArrowLeft aria-hidden />}
        keys="Alt+ArrowLeft"
        off={number === 1}
        onSelect={() => {
          actions.move(-1);
        }}
      >
        {t('compose.references.moveEarlier')}
      </MenuItem>
      <MenuItem
        icon={<ArrowRight aria-hidden />}
        keys="Alt+ArrowRight"
        off={number === count}
        onSelect={() => {
          actions.move(1);
        }}
      >
        {t('compose.references.moveLater')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Trash2 aria-hidden />} keys="Delete" risky onSelect={actions.remove}>
        {t('compose.references.remove')}
      </MenuItem>
    </>
  );
  return (
    <ContextMenu menu={menu}>
      <li
        data-tile={reference.id}
        draggable
        className={classNames(
          styles.tile,
          dragged && styles.dragged,
          bar === 'before' && styles.barBefore,
          bar === 'after' && styles.barAfter,
        )}
        onDragStart={onDragStart}
      >
        <Tooltip text={facts}>
          <button
            type="button"
            aria-label={name}
            aria-description={changes.join(' ') || undefined}
            aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight Delete"
            tabIndex={reachable ? 0 : -1}
            className={styles.face}
            onClick={actions.insert}
            onFocus={onFocus}
            onKeyDown={onKeyDown}
          >
            {broken ? (
              <ImageOff aria-hidden />
            ) : (
              <img
                src={reference.thumbnailUrl}
                alt=""
                draggable={false}
                onError={() => {
                  setBroken(true);
                }}
              />
            )}
          </button>
        </Tooltip>
        <span className={styles.number} aria-hidden>
          <Mark>{number}</Mark>
        </span>
        {fitted && (
          <span className={styles.fitted} aria-hidden>
            {t('compose.references.fitted')}
          </span>
        )}
        <button
          type="button"
          tabIndex={-1}
          className={styles.remove}
          aria-label={t('compose.references.removeNamed', { number, name: reference.name })}
          onClick={actions.remove}
        >
          <X aria-hidden />
        </button>
      </li>
    </ContextMenu>
  );
}
