import type { PointerEvent } from 'react';
import styles from './Stage.module.css';
import type { Placement, Stage as StageSizes } from './transform.ts';

/** Longest edge of the small picture, CSS pixels. */
const edge = 132;

interface NavigatorProps {
  thumbnailUrl: string;
  sizes: StageSizes;
  placement: Placement;
  onMove: (left: number, top: number) => void;
}

/** Where in the picture the artist is, while not all of it is in view. A press goes there. */
export function Navigator({ thumbnailUrl, sizes, placement, onMove }: NavigatorProps) {
  const { picture, stage } = sizes;
  const share = edge / Math.max(picture.width, picture.height);
  const small = { width: picture.width * share, height: picture.height * share };
  const factor = share / placement.scale;
  const left = Math.max(0, -placement.left * factor);
  const top = Math.max(0, -placement.top * factor);
  const seen = {
    left,
    top,
    width: Math.min(small.width, (stage.width - placement.left) * factor) - left,
    height: Math.min(small.height, (stage.height - placement.top) * factor) - top,
  };
  const go = (event: PointerEvent<HTMLDivElement>): void => {
    event.stopPropagation();
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    onMove(
      stage.width / 2 - (event.clientX - box.left) / factor,
      stage.height / 2 - (event.clientY - box.top) / factor,
    );
  };
  return (
    <div className={styles.navigator} style={small} aria-hidden onPointerDown={go} onPointerMove={go}>
      <img src={thumbnailUrl} alt="" draggable={false} />
      <div className={styles.seen} style={seen} />
    </div>
  );
}
