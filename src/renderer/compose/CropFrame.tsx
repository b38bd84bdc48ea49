import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CropArea } from '../../shared/domain/index.ts';
import type { CropSource } from '../state/composer/index.ts';
import styles from './CropFrame.module.css';
import { cropHandles, moveCrop, resizeCrop, type CropHandle, type CropRatio } from './cropBox.ts';

interface CropFrameProps {
  source: CropSource;
  area: CropArea;
  ratio: CropRatio;
  /** Id of what says the resulting size. */
  describedBy: string;
  onChange: (area: CropArea) => void;
}

/** The picture's most height in the window, in per cent of it. */
const mostHeight = 52;

/** The picture with the part that is kept: drag it or its handles, or use the arrow keys. */
export function CropFrame({ source, area, ratio, describedBy, onChange }: CropFrameProps) {
  const { t } = useTranslation();
  const stage = useRef<HTMLDivElement>(null);
  const held = useRef<{ x: number; y: number; area: CropArea; handle: CropHandle | undefined }>(undefined);
  const { width, height } = source;

  const changed = (from: CropArea, handle: CropHandle | undefined, by: { x: number; y: number }): CropArea =>
    handle ? resizeCrop(from, handle, by, source, ratio) : moveCrop(from, by, source);
  const take = (event: PointerEvent, handle: CropHandle | undefined): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { x: event.clientX, y: event.clientY, area, handle };
  };
  const drag = (event: PointerEvent): void => {
    const from = held.current;
    if (!from || !stage.current) return;
    const scale = width / stage.current.clientWidth;
    const by = { x: (event.clientX - from.x) * scale, y: (event.clientY - from.y) * scale };
    onChange(changed(from.area, from.handle, by));
  };
  const letGo = (): void => {
    held.current = undefined;
  };
  const press = (event: KeyboardEvent): void => {
    const directions: Record<string, [number, number]> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const direction = directions[event.key];
    if (!direction || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    // A hundredth of the picture, or one pixel with Alt.
    const step = event.altKey ? 1 : Math.max(1, Math.round(Math.max(width, height) / 100));
    const by = { x: direction[0] * step, y: direction[1] * step };
    onChange(changed(area, event.shiftKey ? (direction[0] === 0 ? 's' : 'e') : undefined, by));
  };
  const box = {
    left: `${(area.left / width) * 100}%`,
    top: `${(area.top / height) * 100}%`,
    width: `${(area.width / width) * 100}%`,
    height: `${(area.height / height) * 100}%`,
  };
  return (
    <div
      ref={stage}
      className={styles.stage}
      style={{ aspectRatio: `${width} / ${height}`, inlineSize: `min(100%, ${(mostHeight * width) / height}vh)` }}
    >
      <div className={styles.picture}>
        <img src={source.pictureUrl} alt="" draggable={false} />
        <div className={styles.shade} style={box} />
      </div>
      <div
        role="group"
        tabIndex={0}
        aria-label={t('compose.crop.frame')}
        aria-describedby={describedBy}
        aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Shift+ArrowLeft Shift+ArrowRight Shift+ArrowUp Shift+ArrowDown"
        data-crop-frame
        className={styles.frame}
        style={box}
        onKeyDown={press}
        onPointerDown={(event) => {
          take(event, undefined);
        }}
        onPointerMove={drag}
        onPointerUp={letGo}
        onPointerCancel={letGo}
      >
        {cropHandles.map((handle) => (
          <span
            key={handle}
            className={styles.handle}
            data-handle={handle}
            onPointerDown={(event) => {
              take(event, handle);
            }}
            onPointerMove={drag}
            onPointerUp={letGo}
            onPointerCancel={letGo}
          />
        ))}
      </div>
    </div>
  );
}
