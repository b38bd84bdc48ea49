import { Ellipsis, ImageOff, ImagePlus } from 'lucide-react';
import { memo, useState, type DragEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureId } from '../../shared/domain/ids.ts';
import { runCommand } from '../state/commands/index.ts';
import { useLibrary, useSummary } from '../state/library/index.ts';
import { useSelection } from '../state/selection/index.ts';
import { classNames, IconButton, Menu } from '../ui/index.ts';
import { PictureMenu } from './PictureMenu.tsx';
import { marksWords } from './marksWords.ts';
import { beginDrag, takeAsReferences } from './pictureActions.ts';
import { beginningOf } from './pictureWords.ts';
import { inReadingOrder } from './readingOrder.ts';
import { SharperPicture } from './SharperPicture.tsx';
import { TileMarks } from './TileMarks.tsx';
import styles from './Tile.module.css';

interface TileProps {
  id: PictureId;
  left: number;
  width: number;
  height: number;
  /** From 1. */
  column: number;
  /** Place among all that are shown, from 1, and how many those are. */
  place: number;
  total: number;
  /** The grid's one Tab stop. */
  reachable: boolean;
  /** Came while the window was open: it fades in. */
  fresh: boolean;
  onPress: (id: PictureId, event: MouseEvent) => void;
  onRelease: (id: PictureId, event: MouseEvent) => void;
  onOpen: (id: PictureId) => void;
}

/** One picture of the grid: a flat tile until its thumbnail is there. */
export const Tile = memo(function Tile(props: TileProps) {
  const { id, left, width, height, column, place, total, reachable, fresh, onPress, onRelease, onOpen } = props;
  const { t } = useTranslation();
  const summary = useSummary(id);
  const selected = useSelection((state) => state.selected.has(id));
  const active = useSelection((state) => state.active === id && state.selected.has(id));
  const [hovered, setHovered] = useState(false);
  const [menuOpen, setMenuOpen] = useState(false);
  const [shown, setShown] = useState<'loading' | 'ready' | 'missing'>('loading');
  const [dragged, setDragged] = useState(false);

  const drag = (event: DragEvent): void => {
    const { selected: all } = useSelection.getState();
    beginDrag(event, all.has(id) ? inReadingOrder(all, useLibrary.getState().positions) : [id]);
    if (!event.defaultPrevented) setDragged(true);
  };
  const described = summary
    ? t('library.pictureName', { words: beginningOf(summary.prompt), place, total })
    : t('library.pictureLoading');
  const marks = summary ? marksWords(summary) : '';
  const inSet =
    summary && summary.setSize > 1 && t('library.placeInSet', { position: summary.position, count: summary.setSize });
  const name = [described, inSet, marks, shown === 'missing' && t('library.fileMissing')].filter(Boolean).join(', ');
  const placeholder = shown === 'loading' ? summary?.colour : undefined;
  const buttonsShown = (hovered || menuOpen) && !dragged;
  return (
    <div
      role="gridcell"
      aria-colindex={column}
      aria-selected={selected}
      aria-label={name}
      tabIndex={reachable ? 0 : -1}
      data-picture={id}
      draggable
      className={classNames(
        styles.tile,
        selected && styles.selected,
        active && styles.active,
        dragged && styles.dragged,
        fresh && styles.fresh,
        summary?.flag === 'reject' && styles.rejected,
      )}
      style={{ left, width, height, ...(placeholder ? { backgroundColor: placeholder } : {}) }}
      onMouseDown={(event) => {
        onPress(id, event);
      }}
      onClick={(event) => {
        onRelease(id, event);
      }}
      onDoubleClick={() => {
        onOpen(id);
      }}
      onPointerEnter={() => {
        setHovered(true);
      }}
      onPointerLeave={(event) => {
        // The buttons go; a focus on one of them must not go with them.
        const onButton = event.currentTarget !== document.activeElement;
        if (onButton && event.currentTarget.contains(document.activeElement)) runCommand('focusPictures');
        setHovered(false);
      }}
      onDragStart={drag}
      onDragEnd={() => {
        setDragged(false);
      }}
    >
      {summary && shown !== 'missing' && (
        <div className={styles.pictures}>
          <img
            src={summary.thumbnailUrl}
            alt=""
            draggable={false}
            decoding="async"
            className={classNames(styles.image, shown === 'ready' && styles.ready)}
            onLoad={() => {
              setShown('ready');
            }}
            onError={() => {
              setShown('missing');
            }}
          />
          {shown === 'ready' && <SharperPicture summary={summary} width={width} height={height} />}
        </div>
      )}
      {shown === 'missing' && (
        <span className={styles.missing}>
          <ImageOff aria-hidden />
          {width > 100 && t('library.fileMissing')}
        </span>
      )}
      {summary && <TileMarks summary={summary} cornerTaken={buttonsShown} />}
      {buttonsShown && (
        <div
          className={styles.buttons}
          onMouseDown={(event) => {
            event.stopPropagation();
            // The keyboard stays where it is.
            event.preventDefault();
          }}
          onClick={(event) => {
            event.stopPropagation();
          }}
          onDoubleClick={(event) => {
            event.stopPropagation();
          }}
        >
          {width >= 80 && (
            <IconButton
              onPicture
              tabIndex={-1}
              label={t('library.menu.useAsReference')}
              keys="R"
              icon={<ImagePlus aria-hidden />}
              onClick={() => {
                takeAsReferences([id]);
              }}
            />
          )}
          <Menu
            open={menuOpen}
            onOpenChange={(open) => {
              // As with the menu at the pointer: it is about a picture of the selection.
              if (open && !useSelection.getState().selected.has(id)) useSelection.getState().choose(id);
              setMenuOpen(open);
            }}
            trigger={
              <IconButton onPicture tabIndex={-1} label={t('library.menu.more')} icon={<Ellipsis aria-hidden />} />
            }
          >
            <PictureMenu id={id} />
          </Menu>
        </div>
      )}
    </div>
  );
});
