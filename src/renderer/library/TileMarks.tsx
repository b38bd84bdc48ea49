import { CircleX, Flag, Layers, Star } from 'lucide-react';
import type { PictureSummary } from '../../shared/domain/index.ts';
import { useCuration } from '../state/curation/index.ts';
import { LabelDot, Mark } from '../ui/index.ts';
import styles from './Tile.module.css';

interface TileMarksProps {
  summary: PictureSummary;
  /** Leaves the upper corner to the buttons. */
  cornerTaken: boolean;
}

/** What a picture is marked with; its name says the same to screen readers. */
export function TileMarks({ summary, cornerTaken }: TileMarksProps) {
  const hidden = useCuration((state) => state.marksHidden);
  const { rating, flag, label, setSize } = summary;
  if (hidden) return null;
  return (
    <>
      {(flag || rating > 0 || label) && (
        <span aria-hidden className={styles.marks} data-marks>
          {flag === 'pick' && (
            <Mark>
              <Flag fill="currentColor" />
            </Mark>
          )}
          {flag === 'reject' && (
            <Mark>
              <CircleX />
            </Mark>
          )}
          {rating > 0 && (
            <Mark>
              <Star fill="currentColor" />
              {rating}
            </Mark>
          )}
          {label && (
            <Mark>
              <LabelDot label={label} />
            </Mark>
          )}
        </span>
      )}
      {setSize > 1 && !cornerTaken && (
        <span aria-hidden className={styles.setSize}>
          <Mark>
            <Layers />
            {setSize}
          </Mark>
        </span>
      )}
    </>
  );
}
