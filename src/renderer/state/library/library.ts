import { create } from 'zustand';
import type { BridgeEvents } from '../../../shared/bridge/index.ts';
import type { LibraryLayout, PictureId, PictureSummary } from '../../../shared/domain/index.ts';
import { isToldByBanner } from '../appInfo/index.ts';
import { ask, failureMessage, reverie, createBatcher } from '../../bridge/index.ts';
import { changeLayout, emptyLayout } from './layout.ts';
import type { LibraryQuery } from '../../../shared/bridge/library.ts';
import { Positions } from './positions.ts';
import { useSelection, type ShownChange } from '../selection/index.ts';

interface LibraryState {
  /** The shape of what is shown, in its order; a new object at every change. */
  layout: LibraryLayout;
  /** What `layout` was asked for with: `{}` is everything, newest first. */
  query: LibraryQuery;
  /** Words or chips narrow `layout`. */
  narrowed: boolean;
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
  query: {},
  narrowed: false,
  positions: new Positions([]),
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

/** Pictures of a set are told one by one, each with how many there are by then: the earlier ones grow with them. */
function withSetSizes(
  known: ReadonlyMap<PictureId, PictureSummary>,
  added: readonly PictureSummary[],
): ReadonlyMap<PictureId, PictureSummary> {
  const sizes = new Map<string, number>();
  for (const { generationId, setSize } of added) {
    sizes.set(generationId, Math.max(setSize, sizes.get(generationId) ?? 0));
  }
  const next = new Map(known);
  for (const [id, summary] of known) {
    const setSize = sizes.get(summary.generationId) ?? 0;
    if (setSize > summary.setSize) next.set(id, { ...summary, setSize });
  }
  return next;
}

// Two readings may overlap (a start, and a change of library): only the latest one counts.
let readings = 0;
// Summaries of an earlier library do not come back into a new one.
let libraries = 0;
// A reading of everything anew may be overtaken by one that keeps what is known.
let forget = false;

interface LoadOptions {
  /** What to show from now on; absent: what is shown already. */
  query?: LibraryQuery;
  /** With a query: words or chips narrow it. What they leave out of the selection is hidden, not dropped. */
  narrowed?: boolean;
  /** With a query: names the place that is looked at. */
  place?: string;
  /** Keeps what is known of single pictures: it is the same library, looked at in another way. */
  keep?: boolean;
}

let wanted: LibraryQuery = {};
let wantedNarrowed = false;
let wantedPlace = '';
let shownPlace = '';

/** Larger layouts are laid out in a task of their own, after the one that has received them. */
const mostAtOnce = 20_000;

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/** Reads the shape of what a query finds. Without one everything is read anew, and what was known is forgotten. */
export async function loadLibrary(options: LoadOptions = {}): Promise<void> {
  const { query, narrowed = false, place = wantedPlace, keep = query !== undefined } = options;
  readings += 1;
  const reading = readings;
  if (query) {
    wanted = query;
    wantedNarrowed = narrowed;
    wantedPlace = place;
  }
  const asked = wanted;
  const askedPlace = wantedPlace;
  const askedNarrowed = wantedNarrowed;
  // Nothing of an earlier library may come back; another look at the same one keeps what is being read.
  if (!keep) {
    libraries += 1;
    forget = true;
  }
  const early: BridgeEvents['library.changed'][] = keep && waitingChanges ? waitingChanges : [];
  waitingChanges = early;
  try {
    const layout = await ask(reverie().library.layout(asked));
    if (layout.ids.length > mostAtOnce) await nextTask();
    if (reading !== readings) return;
    waitingChanges = undefined;
    const forgets = forget;
    forget = false;
    const before = useLibrary.getState();
    const why = askedPlace === shownPlace ? (asked === before.query ? 'edit' : 'filter') : 'elsewhere';
    shownPlace = askedPlace;
    useLibrary.setState((state) => ({
      layout,
      query: asked,
      narrowed: askedNarrowed,
      positions: new Positions(layout.ids),
      ...(forgets ? { summaries: new Map() } : {}),
      arrived: !forgets && asked === state.query ? state.arrived : new Set(),
      status: 'ready',
      problem: undefined,
    }));
    follow(before, { why, narrowed: askedNarrowed });
    for (const change of early) applyLibraryChange(change);
  } catch (problem) {
    if (reading !== readings) return;
    waitingChanges = undefined;
    useLibrary.setState({ status: 'failed', problem: isToldByBanner(problem) ? undefined : failureMessage(problem) });
  }
}

/** The selection follows what is shown now. */
function follow(
  before: Pick<LibraryState, 'layout' | 'positions'>,
  change: Pick<ShownChange, 'why' | 'narrowed' | 'gone'>,
): void {
  const { layout, positions } = useLibrary.getState();
  const { gone } = change;
  useSelection.getState().follow({
    before: before.layout.ids,
    placeBefore: (id) => before.positions.get(id),
    after: gone ? { has: (id) => positions.has(id) && !gone.has(id) } : positions,
    first: layout.ids[0],
    ...change,
  });
}

/** The selection moves on from pictures that are about to leave: the next key is meant for the next picture. */
export function goOnWithout(ids: readonly PictureId[]): void {
  follow(useLibrary.getState(), { why: 'edit', gone: new Set(ids) });
}

/** Whether the query is the library as it opens, whose order the page can keep by itself. */
const isPlain = (query: LibraryQuery): boolean => Object.keys(query).length === 0;

/** Changes that come close together are answered by one reading. */
const changeRestMilliseconds = 150;
let rereading: ReturnType<typeof setTimeout> | undefined;

function readAgainSoon(): void {
  rereading ??= setTimeout(() => {
    rereading = undefined;
    void loadLibrary({ keep: true });
  }, changeRestMilliseconds);
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
  const before = useLibrary.getState();
  const { query } = before;
  const plain = isPlain(query);
  // Only main knows what else a query finds now, and where it stands.
  if (!plain && (change.added.length > 0 || (change.changed?.length ?? 0) > 0 || change.lists)) readAgainSoon();
  const { removed } = change;
  // What goes to the trash, or comes back from it, is told as removed and added of the library.
  const gone = query.trashed ? [] : removed;
  if (query.trashed && removed.length > 0) readAgainSoon();
  useLibrary.setState((state) => {
    const layout =
      plain || !state.layout.groups
        ? changeLayout(state.layout, plain ? change.added : [], gone, state.positions)
        : state.layout;
    if (!plain && state.layout.groups && gone.length > 0) readAgainSoon();
    let { summaries, arrived } = state;
    if (change.added.length > 0) {
      summaries = withSetSizes(withSummaries(summaries, change.added), change.added);
      arrived = new Set([...arrived, ...change.added.map((picture) => picture.id)]);
    }
    if (gone.length > 0) {
      const fewer = new Map(summaries);
      for (const id of gone) fewer.delete(id);
      summaries = fewer;
    }
    return layout === state.layout
      ? { summaries, arrived }
      : { layout, positions: new Positions(layout.ids), summaries, arrived };
  });
  if (gone.length > 0) follow(before, { why: 'edit', gone: new Set(gone) });
}

const batcher = createBatcher<PictureId>({
  most: mostIds,
  // Not at the next frame: after a jump those 16 ms are a sixth of what the artist waits for.
  schedule: queueMicrotask,
  read: async (ids) => {
    const library = libraries;
    const read = await ask(reverie().library.getMany(ids));
    if (library === libraries) useLibrary.setState(({ summaries }) => ({ summaries: withSummaries(summaries, read) }));
  },
});

/** Asks for summaries of pictures that are not known yet. Cheap to call at each frame: the calls of one turn are gathered. */
export function needSummaries(ids: Iterable<PictureId>): void {
  const { summaries } = useLibrary.getState();
  for (const id of ids) if (!summaries.has(id)) batcher.want(id);
}

/** What the grid shows of one picture; undefined until it was read (ask with `needSummaries`). */
export function useSummary(id: PictureId): PictureSummary | undefined {
  return useLibrary((state) => state.summaries.get(id));
}
/** How many pictures are shown. */
export const usePictureCount = (): number => useLibrary((state) => state.layout.ids.length);
