import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureId } from '../../shared/domain/ids.ts';
import { fileTitle } from '../locales/format.ts';
import { needSummaries, useLibrary, usePictureReading, useSummary } from '../state/library/index.ts';
import { openViewer, showLibrary, useInterface } from '../state/interface/index.ts';
import { updateSettings, useSettings } from '../state/settings/index.ts';
import { useCommand } from '../state/commands/index.ts';
import { useSelection } from '../state/selection/index.ts';
import { notifyProblem } from '../notifications/index.ts';
import { useElementSize } from '../ui/index.ts';
import { FilmstripView } from './FilmstripView.tsx';
import { RatingHud } from './RatingHud.tsx';
import { Stage } from './Stage.tsx';
import { nextSurround, type Surround } from './surrounds.ts';
import {
  carryView,
  place,
  toggleFit,
  zoomBy,
  zoomStep,
  zoomTo,
  type Extent,
  type Stage as StageSizes,
  type View,
} from './transform.ts';
import { useNeighbours } from './useNeighbours.ts';
import styles from './Viewer.module.css';
import { ViewerBar } from './ViewerBar.tsx';

interface ViewerProps {
  /** Stands at the right of the picture while it is open. */
  inspector: ReactNode;
}

/** One picture in the whole window. */
export function Viewer({ inspector }: ViewerProps) {
  const shown = useInterface((state) => state.viewer);
  const layout = useLibrary((state) => state.layout);
  const positions = useLibrary((state) => state.positions);
  const id = shown?.pictureId;
  const inLibrary = id === undefined ? undefined : positions.get(id);
  const gone = id === undefined || inLibrary === undefined;
  useEffect(() => {
    // Its picture went while it was open (another library): there is nothing left to show.
    if (gone) showLibrary();
  }, [gone]);
  if (gone) return null;
  return (
    <OpenViewer
      id={id}
      among={shown?.among}
      picture={{ width: layout.widths[inLibrary] || 1, height: layout.heights[inLibrary] || 1 }}
      inspector={inspector}
    />
  );
}

interface OpenViewerProps extends ViewerProps {
  id: PictureId;
  /** The pictures it steps through; undefined: the whole library. */
  among: readonly PictureId[] | undefined;
  /** Size of the picture in its own pixels. */
  picture: Extent;
}

function OpenViewer({ id, among, picture, inspector }: OpenViewerProps) {
  const { t } = useTranslation();
  const library = useLibrary((state) => state.layout.ids);
  const positions = useLibrary((state) => state.positions);
  const ids = among ?? library;
  const index = useMemo(() => (among ? among.indexOf(id) : (positions.get(id) ?? -1)), [among, id, positions]);
  const summary = useSummary(id);
  const reading = usePictureReading(id);
  const surround = useSettings((state) => state.settings?.surround ?? 'dark');
  useEffect(() => {
    needSummaries([id]);
  }, [id]);
  useNeighbours(ids, index);

  const stageElement = useRef<HTMLDivElement>(null);
  const size = useElementSize(stageElement);
  const pixelRatio = window.devicePixelRatio || 1;
  const sizes: StageSizes = { stage: { width: size.width || 1, height: size.height || 1 }, picture, pixelRatio };
  const [held, setHeld] = useState<{ view: View; sizes: StageSizes }>({ view: { kind: 'fit' }, sizes });
  if (!sameSizes(held.sizes, sizes)) {
    // The same part stays in view when the window changes, and for the next picture of the set.
    setHeld({ view: carryView(held.sizes, sizes, held.view), sizes });
  }
  const { view } = held;
  const setView = (change: (view: View) => View): void => {
    setHeld((before) => ({ ...before, view: change(before.view) }));
  };
  const middle = { x: sizes.stage.width / 2, y: sizes.stage.height / 2 };
  const zoom = (factor: number): void => {
    setView((before) => zoomBy(sizes, before, factor, middle));
  };

  const show = (at: number): void => {
    const target = ids[Math.min(ids.length - 1, Math.max(0, at))];
    if (target === undefined || target === id) return;
    openViewer(target, among);
  };
  // The inspector describes this picture, and the grid shows it on the way back.
  useEffect(() => {
    const selection = useSelection.getState();
    if (selection.active !== id || selection.selected.size !== 1) selection.choose(id);
  }, [id]);
  useEffect(() => {
    // Without its ring: a coloured frame beside a picture changes how the picture looks. Tab shows it.
    stageElement.current?.focus({ preventScroll: true, focusVisible: false });
  }, []);

  const setSurround = (next: Surround): void => {
    updateSettings({ surround: next }).catch(notifyProblem);
  };
  useCommand('changeSurround', () => {
    setSurround(nextSurround(surround));
  });
  useCommand('thumbnailsLarger', () => {
    zoom(zoomStep);
  });
  useCommand('thumbnailsSmaller', () => {
    zoom(1 / zoomStep);
  });
  useCommand('fullScreen', () => {
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    change.catch(notifyProblem);
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target as Element;
    // Controls that use these keys themselves come first.
    if (target.closest('[role=slider], [role=radiogroup], [role=menu], input')) return;
    const act = viewerKeys[event.key];
    if (!act || (event.key === ' ' && target.closest('button'))) return;
    event.preventDefault();
    act({ index, last: ids.length - 1, show, toggle: () => setView((before) => toggleFit(sizes, before, middle)) });
  };

  const placement = place(sizes, view);
  return (
    <div className={styles.viewer} onKeyDown={onKeyDown}>
      <ViewerBar
        id={id}
        name={summary ? fileTitle(summary.file) : ''}
        position={index + 1}
        count={ids.length}
        surround={surround}
        onSurround={setSurround}
        scale={placement.scale}
        pixelRatio={pixelRatio}
        fitted={view.kind === 'fit'}
        onFit={() => setView(() => ({ kind: 'fit' }))}
        onScale={(scale) => setView((before) => zoomTo(sizes, before, scale, middle))}
        onZoom={zoom}
        infoOpen={Boolean(inspector)}
      />
      <div className={styles.middle}>
        <div className={styles.main}>
          <div className={styles.picture}>
            <Stage
              element={stageElement}
              id={id}
              label={t('viewer.stage')}
              summary={summary}
              reading={reading}
              surround={surround}
              sizes={sizes}
              view={view}
              onView={setView}
              hasPrevious={index > 0}
              hasNext={index < ids.length - 1}
              onStep={(by) => show(index + by)}
            />
            <RatingHud key={id} summary={summary} />
          </div>
          <FilmstripView ids={ids} index={index} onShow={show} />
        </div>
        {inspector}
      </div>
    </div>
  );
}

function sameSizes(one: StageSizes, other: StageSizes): boolean {
  return (
    one.stage.width === other.stage.width &&
    one.stage.height === other.stage.height &&
    one.picture.width === other.picture.width &&
    one.picture.height === other.picture.height &&
    one.pixelRatio === other.pixelRatio
  );
}

interface KeyActions {
  index: number;
  last: number;
  show: (index: number) => void;
  toggle: () => void;
}

/** Keys of the viewer beside the window's own. */
const viewerKeys: Record<string, (actions: KeyActions) => void> = {
  ArrowLeft: ({ index, show }) => show(index - 1),
  ArrowUp: ({ index, show }) => show(index - 1),
  ArrowRight: ({ index, show }) => show(index + 1),
  ArrowDown: ({ index, show }) => show(index + 1),
  Home: ({ show }) => show(0),
  End: ({ last, show }) => show(last),
  ' ': ({ toggle }) => toggle(),
};
