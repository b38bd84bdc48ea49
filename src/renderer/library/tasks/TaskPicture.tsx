import { Ban, CircleAlert, CircleDashed, CircleSlash } from 'lucide-react';
import type { Generation } from '../../../shared/domain/generation.ts';
import { classNames, ProgressRing } from '../../ui/index.ts';
import type { TaskFace } from './taskFace.ts';
import { comingShape, outlinesFor } from './outlines.ts';
import styles from './TaskPicture.module.css';

/** The drawing's own units; the square is as large as the style sheet makes it. */
const side = 64;
const room = 52;

/** The square at a card's left: the outlines of the coming pictures in their true shape, or a sign. */
export function TaskPicture({ generation, face }: { generation: Generation; face: TaskFace }) {
  switch (face.sign) {
    case 'problem':
      return (
        <div className={classNames(styles.square, styles.danger)}>
          <CircleAlert aria-hidden />
        </div>
      );
    case 'declined':
      return (
        <div className={classNames(styles.square, styles.danger)}>
          <Ban aria-hidden />
        </div>
      );
    case 'stopped':
      return (
        <div className={classNames(styles.square, styles.danger)}>
          <CircleSlash aria-hidden />
        </div>
      );
    case 'doubt':
      return (
        <div className={classNames(styles.square, styles.warn)}>
          <CircleDashed aria-hidden />
        </div>
      );
    case 'outlines':
      return generation.status === 'saving' && generation.pictures[0] ? (
        <div className={styles.square}>
          <img src={generation.pictures[0].thumbnailUrl} alt="" draggable={false} className={styles.arriving} />
          <span className={styles.ring}>
            <ProgressRing size="large" value={typeof face.bar === 'number' ? face.bar : undefined} />
          </span>
        </div>
      ) : (
        <Outlines generation={generation} />
      );
  }
}

function Outlines({ generation }: { generation: Generation }) {
  const shape = comingShape(generation.draft.size);
  const margin = (side - room) / 2;
  return (
    <div className={styles.square}>
      <svg viewBox={`0 0 ${side} ${side}`} aria-hidden className={shape === undefined ? styles.open : undefined}>
        {outlinesFor(generation.requestedPictures, shape ?? 1, room, 3).map((outline) => (
          <rect
            key={`${outline.left} ${outline.top}`}
            x={margin + outline.left + 0.5}
            y={margin + outline.top + 0.5}
            width={Math.max(0, outline.width - 1)}
            height={Math.max(0, outline.height - 1)}
          />
        ))}
      </svg>
    </div>
  );
}
