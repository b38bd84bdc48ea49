import { ChevronLeft, ChevronRight, ImageOff } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, type DragEvent, type PointerEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureId, PictureSummary } from '../../shared/domain/index.ts';
import { ask, reverie } from '../bridge/index.ts';
import { pictureDragType } from '../state/drags/index.ts';
import { useAppInfo } from '../state/appInfo/index.ts';
import type { PictureReading } from '../state/library/index.ts';
import { classNames, IconButton } from '../ui/index.ts';
import { notifyProblem } from '../notifications/index.ts';
import { Navigator } from './Navigator.tsx';
import surroundStyles from '../ui/surrounds.module.css';
import styles from './Stage.module.css';
import type { Surround } from './surrounds.ts';
import {
  clampPlacement,
  panBy,
  place,
  toggleFit,
  wheelFactor,
  zoomBy,
  type Point,
  type Stage as StageSizes,
  type View,
} from './transform.ts';
import { useOriginal } from './useOriginal.ts';

/** From this zoom on single pixels are shown as squares instead of being smoothed. */
const squarePixels = 4;

interface StageProps {
  element: RefObject<HTMLDivElement | null>;
  id: PictureId;
  label: string;
  summary: PictureSummary | undefined;
  reading: PictureReading | undefined;
  surround: Surround;
  sizes: StageSizes;
  view: View;
  onView: (change: (view: View) => View) => void;
  hasPrevious: boolean;
  hasNext: boolean;
  onStep: (by: 1 | -1) => void;
}

/** The picture on its surround: the thumbnail at once, the original as soon as it is decoded. */
export function Stage(props: StageProps) {
  const { element, id, label, summary, reading, surround, sizes, view, onView, hasPrevious, hasNext, onStep } = props;
  const { t } = useTranslation();
  const picture = reading?.status === 'ready' ? reading.picture : undefined;
  const { url, state, onImage, fail } = useOriginal(id, picture?.missing ? undefined : picture?.pictureUrl);
  const placement = place(sizes, view);
  const pannable = view.kind === 'free' && exceeds(sizes, placement.scale);
  const grabbed = useRef<Point | undefined>(undefined);

  const onWheel = useEffectEvent((event: WheelEvent) => {
    const box = element.current?.getBoundingClientRect();
    if (!box) return;
    event.preventDefault();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    const factor = wheelFactor(event);
    onView((before) => zoomBy(sizes, before, factor, point));
  });
  useEffect(() => {
    const stage = element.current;
    // React listens passively, which would let the page zoom beside the picture.
    const wheel = (event: WheelEvent): void => {
      onWheel(event);
    };
    stage?.addEventListener('wheel', wheel, { passive: false });
    return () => {
      stage?.removeEventListener('wheel', wheel);
    };
  }, [element]);

  const press = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0 || !pannable || (event.target as Element).closest('button')) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grabbed.current = { x: event.clientX, y: event.clientY };
  };
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    const from = grabbed.current;
    if (!from) return;
    const by = { x: event.clientX - from.x, y: event.clientY - from.y };
    grabbed.current = { x: event.clientX, y: event.clientY };
    onView((before) => panBy(sizes, before, by));
  };
  const release = (): void => {
    grabbed.current = undefined;
  };
  const drag = (event: DragEvent): void => {
    if (pannable) {
      event.preventDefault();
      return;
    }
    if (useAppInfo.getState().info?.standIn === false) {
      event.preventDefault();
      ask(reverie().exports.startDrag([id])).catch(notifyProblem);
      return;
    }
    event.dataTransfer.setData(pictureDragType, JSON.stringify([id]));
  };

  const box = {
    left: placement.left,
    top: placement.top,
    width: sizes.picture.width * placement.scale,
    height: sizes.picture.height * placement.scale,
  };
  const file = picture?.file ?? summary?.file ?? '';
  const squares = placement.scale * sizes.pixelRatio >= squarePixels;
  return (
    <div
      ref={element}
      tabIndex={0}
      role="group"
      aria-roledescription={label}
      aria-label={summary?.prompt ?? label}
      aria-describedby="viewer-keys"
      className={classNames(styles.stage, surroundStyles[surround], pannable && styles.pannable)}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
      onDoubleClick={(event) => {
        if ((event.target as Element).closest('button')) return;
        const stage = event.currentTarget.getBoundingClientRect();
        const point = { x: event.clientX - stage.left, y: event.clientY - stage.top };
        onView((before) => toggleFit(sizes, before, point));
      }}
    >
      <div className={styles.picture} style={box} draggable={!pannable} onDragStart={drag}>
        {summary && state !== 'shown' && (
          <img src={summary.thumbnailUrl} alt="" draggable={false} className={styles.image} />
        )}
        {url !== undefined && state !== 'failed' && (
          <img
            key={url}
            ref={onImage}
            src={url}
            alt={summary?.prompt ?? ''}
            draggable={false}
            className={classNames(styles.image, squares && styles.squares, state !== 'shown' && styles.hidden)}
            onError={fail}
          />
        )}
      </div>
      {(picture?.missing || state === 'failed' || reading?.status === 'failed') && (
        <div role="alert" className={styles.notice}>
          <ImageOff aria-hidden />
          <span>
            <strong>{t(picture?.missing ? 'viewer.missing' : 'viewer.unreadable')}</strong>{' '}
            {reading?.status === 'failed'
              ? reading.reason
              : t(picture?.missing ? 'viewer.missingText' : 'viewer.unreadableText', { file })}
          </span>
        </div>
      )}
      {pannable && summary && (
        <Navigator
          thumbnailUrl={summary.thumbnailUrl}
          sizes={sizes}
          placement={placement}
          onMove={(left, top) => {
            onView((before) =>
              before.kind === 'fit' ? before : { kind: 'free', ...clampPlacement(sizes, { ...before, left, top }) },
            );
          }}
        />
      )}
      {hasPrevious && (
        <IconButton
          onPicture={pannable}
          className={classNames(styles.step, styles.previous)}
          tabIndex={-1}
          side="right"
          label={t('viewer.previous')}
          keys="ArrowLeft"
          icon={<ChevronLeft aria-hidden />}
          onClick={() => {
            onStep(-1);
          }}
        />
      )}
      {hasNext && (
        <IconButton
          onPicture={pannable}
          className={classNames(styles.step, styles.next)}
          tabIndex={-1}
          side="left"
          label={t('viewer.next')}
          keys="ArrowRight"
          icon={<ChevronRight aria-hidden />}
          onClick={() => {
            onStep(1);
          }}
        />
      )}
      <p id="viewer-keys" hidden>
        {t('viewer.stageHint')}
      </p>
    </div>
  );
}

/** Whether part of the picture is out of view at `scale`. */
function exceeds({ stage, picture }: StageSizes, scale: number): boolean {
  return picture.width * scale > stage.width + 1 || picture.height * scale > stage.height + 1;
}
