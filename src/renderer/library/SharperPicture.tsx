import { useEffect, useRef, useState } from 'react';
import type { PictureSummary } from '../../shared/domain/index.ts';
import { classNames } from '../ui/index.ts';
import { needsSharper } from './needsSharper.ts';
import { askForTurn } from './sharperTurns.ts';
import styles from './Tile.module.css';

interface SharperPictureProps {
  summary: PictureSummary;
  /** As drawn, CSS pixels. */
  width: number;
  height: number;
}

/** The larger thumbnail, over the ordinary one as soon as it is decoded, where that is drawn larger than it is. */
export function SharperPicture({ summary, width, height }: SharperPictureProps) {
  return (
    needsSharper({ width, height }, window.devicePixelRatio, summary) && <Larger url={summary.largeThumbnailUrl} />
  );
}

function Larger({ url }: { url: string }) {
  const [mine, setMine] = useState(false);
  const [decoded, setDecoded] = useState(false);
  const giveTurn = useRef<() => void>(undefined);
  useEffect(() => {
    const give = askForTurn(() => {
      setMine(true);
    });
    giveTurn.current = give;
    return give;
  }, []);
  if (!mine) return null;
  return (
    <img
      src={url}
      alt=""
      draggable={false}
      decoding="async"
      className={classNames(styles.image, styles.sharper, decoded && styles.sharp)}
      onLoad={(event) => {
        giveTurn.current?.();
        // Where it cannot be decoded, the ordinary one beneath stays in sight, as where it cannot be fetched.
        void event.currentTarget.decode().then(
          () => {
            setDecoded(true);
          },
          () => {},
        );
      }}
      onError={() => giveTurn.current?.()}
    />
  );
}
