import { create } from 'zustand';
import type { BridgeEvents } from '../../shared/bridge/index.ts';
import type { LibraryLayout, PictureId, PictureSummary } from '../../shared/domain/index.ts';
import { ask, failureMessage, reverie } from './bridge.ts';
import { changeLayout, emptyLayout, indexById } from './libraryLayout.ts';
import { createBatcher } from './batcher.ts';
import { useSelection } from './selection.ts';

interface LibraryState {
  /** The whole library's shape, newest first; a new object at every change. */
  layout: LibraryLayout;
  /** Where each picture stands in `layout`. */
  positions: ReadonlyMap<PictureId, number>;
  /** What has been read of single pictures; a new map at every change. */
  summaries: ReadonlyMap<PictureId, PictureSummary>;
  status: 'loading' | 'ready' | 'failed';
  /** Why it could not be read. */
  problem?: string | undefined;
  /** Pictures that came while the window was open, so that they can be shown as new. */
  arrived: ReadonlySet<PictureId>;
}

/** Summaries beyond this many are let go, those read first first. */
const mostSummaries = 20_000;
/** Ids one `library.getMany` takes. */
const mostIds = 500;

export const useLibrary = create<LibraryState>(() => ({
  layout: emptyLayout,
  positions: new Map(),
  summaries: new Map(),
  status: 'loading',
  arrived: new Set(),
}));

function withSummaries(
  known: ReadonlyMap<PictureId, PictureSummary>,
  read: readonly PictureSummary[],
): ReadonlyMap<PictureId, PictureSummary> {
  const next = new Map(known);
  for (const summary of read) next.set(summary.id, summary);
  for (const id of next.keys()) {
    if (next.size <= mostSummaries) break;
    next.delete(id);
  }
  return next;
}

// Two readings may overlap (a start, and a change of library): only the latest one counts.
let readings = 0;

/** Reads the whole shape anew; what was known of single pictures is forgotten. */
export async function loadLibrary(): Promise<void> {
  readings += 1;
  const reading = readings;
  const early: BridgeEvents['library.changed'][] = [];
  waitingChanges = early;
  try {
    const layout = await ask(reverie().library.layout({}));
    if (reading !== readings) return;
    waitingChanges = undefined;
    useLibrary.setState({
      layout,
      positions: indexById(layout),
      summaries: new Map(),
      arrived: new Set(),
      status: 'ready',
      problem: undefined,
    });
    for (const change of early) applyLibraryChange(change);
    useSelection.getState().keepOnly(useLibrary.getState().positions);
  } catch (problem) {
    if (reading !== readings) return;
    waitingChanges = undefined;
    useLibrary.setState({ status: 'failed', problem: failureMessage(problem) });
  }
}

/** Changes that came while the shape was being read; applied after it. */
let waitingChanges: BridgeEvents['library.changed'][] | undefined;

/** Puts new pictures where they belong and takes away what is gone, without reading anything anew. */
export function applyLibraryChange(change: BridgeEvents['library.changed']): void {
  if (change.reset) {
    void loadLibrary();
    return;
  }
  if (waitingChanges) {
    waitingChanges.push(change);
    return;
  }
  useLibrary.setState((state) => {
    const layout = changeLayout(state.layout, change.added, change.removed);
    let { summaries, arrived } = state;
    if (change.added.length > 0) {
      summaries = withSummaries(summaries, change.added);
      arrived = new Set([...arrived, ...change.added.map((picture) => picture.id)]);
    }
    if (change.removed.length > 0) {
      const fewer = new Map(summaries);
      for (const id of change.removed) fewer.delete(id);
      summaries = fewer;
    }
    return layout === state.layout
      ? { summaries, arrived }
      : { layout, positions: indexById(layout), summaries, arrived };
  });
  if (change.removed.length > 0) useSelection.getState().keepOnly(useLibrary.getState().positions);
}

const batcher = createBatcher<PictureId>({
  most: mostIds,
  schedule: (run) => {
    requestAnimationFrame(run);
  },
  read: async (ids) => {
    const reading = readings;
    const read = await ask(reverie().library.getMany(ids));
    if (reading === readings) useLibrary.setState(({ summaries }) => ({ summaries: withSummaries(summaries, read) }));
  },
});

/** Asks for summaries of pictures that are not known yet. Cheap to call at each frame: calls are gathered. */
export function needSummaries(ids: Iterable<PictureId>): void {
  const { summaries } = useLibrary.getState();
  for (const id of ids) if (!summaries.has(id)) batcher.want(id);
}

/** What the grid shows of one picture; undefined until it was read (ask with `needSummaries`). */
export function useSummary(id: PictureId): PictureSummary | undefined {
  return useLibrary((state) => state.summaries.get(id));
}
/** How many pictures there are. */
export const usePictureCount = (): number => useLibrary((state) => state.layout.ids.length);
