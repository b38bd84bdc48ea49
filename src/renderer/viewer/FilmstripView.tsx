import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureId } from '../../shared/domain/ids.ts';
import { needSummaries, useLibrary, useSummary } from '../state/library/index.ts';
import { classNames, useElementSize } from '../ui/index.ts';
import { centreOn, layOutFilmstrip, stripWidth, tileIn, tilesWithin } from './filmstrip.ts';
import styles from './Filmstrip.module.css';

/** Height of a picture in the strip and the room between two, CSS pixels. */
const height = 60;
const gap = 8;
/** Pixels drawn beyond each end. */
const overscan = 400;

interface FilmstripViewProps {
  ids: readonly PictureId[];
  /** The picture that is open. */
  index: number;
  onShow: (index: number) => void;
}

/** All pictures in a strip under the open one, which stands in its middle. Only those in view are drawn. */
export function FilmstripView({ ids, index, onShow }: FilmstripViewProps) {
  const { t } = useTranslation();
  const layout = useLibrary((state) => state.layout);
  const positions = useLibrary((state) => state.positions);
  const strip = useMemo(() => {
    if (ids === layout.ids) return layOutFilmstrip(layout.widths, layout.heights, height, gap);
    const places = ids.map((id) => positions.get(id) ?? 0);
    return layOutFilmstrip(
      places.map((place) => layout.widths[place] ?? 1),
      places.map((place) => layout.heights[place] ?? 1),
      height,
      gap,
    );
  }, [ids, layout, positions]);

  const element = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(element);
  // Turning the wheel looks around; the next step brings the open picture back into the middle.
  const [looked, setLooked] = useState({ index, by: 0 });
  if (looked.index !== index) setLooked({ index, by: 0 });
  const room = Math.max(1, width);
  const most = Math.max(0, stripWidth(strip) - room);
  const left = Math.min(most, Math.max(0, centreOn(strip, index, room) + looked.by));
  const start = stripWidth(strip) < room ? (room - stripWidth(strip)) / 2 : -left;
  const { first, end } = tilesWithin(strip, left - overscan, left + room + overscan);

  useEffect(() => {
    needSummaries(ids.slice(first, end));
  }, [ids, first, end]);

  return (
    <div
      ref={element}
      role="group"
      aria-label={t('viewer.filmstrip')}
      className={styles.strip}
      data-filmstrip
      onWheel={(event) => {
        const by = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY;
        const target = Math.min(most, Math.max(0, left + by));
        setLooked({ index, by: target - centreOn(strip, index, room) });
      }}
    >
      {Array.from({ length: end - first }, (_, offset) => {
        const at = first + offset;
        const id = ids[at];
        const tile = tileIn(strip, at);
        return (
          id !== undefined && (
            <Frame
              key={id}
              id={id}
              left={start + tile.left}
              width={tile.width}
              open={at === index}
              onShow={() => {
                onShow(at);
              }}
            />
          )
        );
      })}
    </div>
  );
}

interface FrameProps {
  id: PictureId;
  left: number;
  width: number;
  open: boolean;
  onShow: () => void;
}

function Frame({ id, left, width, open, onShow }: FrameProps) {
  const summary = useSummary(id);
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-current={open || undefined}
      aria-label={summary?.prompt}
      className={classNames(styles.frame, open && styles.open)}
      style={{ left, width, height }}
      onClick={onShow}
    >
      {summary && <img src={summary.thumbnailUrl} alt="" draggable={false} decoding="async" />}
    </button>
  );
}
