import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { densities, updateSettings, useSettings } from '../state/settings/index.ts';
import { findsEverything, useLibraryQuery } from '../state/query/index.ts';
import { openExport, useInterface } from '../state/interface/index.ts';
import { useCards, hasCards } from '../state/generations/index.ts';
import { useCommand } from '../state/commands/index.ts';
import { useLibrary, usePictureCount } from '../state/library/index.ts';
import { useSelection } from '../state/selection/index.ts';
import { ScrollArea, Slider } from '../ui/index.ts';
import { Densities } from './Densities.tsx';
import { EmptyLibrary } from './EmptyLibrary.tsx';
import { LibraryGrid } from './LibraryGrid.tsx';
import { copyImage, reusePicture, takeAsReferences } from './pictureActions.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { takeChosen } from './takeChosen.ts';
import { TaskSection } from './tasks/TaskSection.tsx';
import styles from './LibraryView.module.css';
import { notifyProblem } from '../notifications/index.ts';

/** Bounds of the setting `rowHeight`, and what one press of + or − adds. */
const least = 96;
const most = 360;
const step = 24;
const usual = densities.medium;

interface LibraryViewProps {
  /** What is shown, and how many pictures that is. */
  title: ReactNode;
  /** Order, groups, and what can be done with all of it. */
  tools: ReactNode;
  /** Stands in place of the grid when a search or a place has no pictures. */
  nothing: ReactNode;
}

/** The pictures that are looked for, with the tasks under way above all of them. */
export function LibraryView({ title, tools, nothing }: LibraryViewProps) {
  const { t } = useTranslation();
  const count = usePictureCount();
  const status = useLibrary((state) => state.status);
  const problem = useLibrary((state) => state.problem);
  const cards = useCards();
  const kept = useSettings((state) => state.settings?.rowHeight ?? usual);
  // While the knob moves only this window follows; the setting is written when it is let go.
  const [moving, setMoving] = useState<number>();
  const rowHeight = moving ?? kept;
  const setRowHeight = (pixels: number): void => {
    updateSettings({ rowHeight: Math.min(most, Math.max(least, pixels)) }).catch(notifyProblem);
  };
  usePictureCommands();
  useCommand('thumbnailsLarger', () => {
    if (useInterface.getState().view !== 'library') return false;
    setRowHeight(rowHeight + step);
    return true;
  });
  useCommand('thumbnailsSmaller', () => {
    if (useInterface.getState().view !== 'library') return false;
    setRowHeight(rowHeight - step);
    return true;
  });

  // Of what is shown, which may be another place than the one that is being read.
  const plain = useLibrary((state) => findsEverything(state.query));
  // What is under way belongs to no collection, and the trash is no place for it.
  const tasks = useLibraryQuery((state) => state.place.kind === 'all');
  const anyCard = hasCards(cards);
  return (
    <section className={styles.view} aria-label={t('library.title')}>
      <header className={styles.toolbar}>
        {title}
        {tools}
        {count > 0 && (
          <>
            <div className={styles.size}>
              <Slider
                label={t('library.thumbnailSize')}
                value={rowHeight}
                minimum={least}
                maximum={most}
                step={4}
                valueText={t('library.rowHeight', { pixels: rowHeight })}
                onChange={setMoving}
                onCommit={(pixels) => {
                  setMoving(undefined);
                  setRowHeight(pixels);
                }}
              />
            </div>
            <Densities rowHeight={rowHeight} onChoose={setRowHeight} />
          </>
        )}
      </header>
      {status === 'failed' && (
        <p role="alert" className={styles.problem}>
          {t('library.failed')} {problem}
        </p>
      )}
      {status === 'ready' && count === 0 && !plain ? (
        <>
          {tasks && anyCard && (
            <ScrollArea className={styles.tasks}>
              <TaskSection />
            </ScrollArea>
          )}
          {nothing}
        </>
      ) : status === 'ready' && count === 0 && !anyCard ? (
        <EmptyLibrary />
      ) : (
        <LibraryGrid rowHeight={rowHeight}>{tasks && <TaskSection />}</LibraryGrid>
      )}
      <SelectionBar />
    </section>
  );
}

/** What keys and menus ask for while the library or the viewer is in front: always about the selection. */
function usePictureCommands(): void {
  // The viewer shows the active picture of the same selection.
  const inFront = (): boolean => ['library', 'viewer'].includes(useInterface.getState().view);
  const withChosen = (act: (ids: ReturnType<typeof takeChosen>) => void) => (): boolean => {
    const ids = inFront() ? takeChosen() : [];
    if (ids.length === 0) return false;
    act(ids);
    return true;
  };
  useCommand('export', withChosen(openExport));
  useCommand('useAsReference', withChosen(takeAsReferences));
  useCommand(
    'reuse',
    withChosen((ids) => {
      const { active } = useSelection.getState();
      const id = active ?? ids[0];
      if (id !== undefined) reusePicture(id);
    }),
  );
  useCommand(
    'copyImage',
    withChosen((ids) => {
      // Words marked with the pointer are what Copy means then.
      if (window.getSelection()?.isCollapsed === false) return;
      const id = useSelection.getState().active ?? ids[0];
      if (id !== undefined) copyImage(id);
    }),
  );
  useCommand('selectAll', () => {
    if (useInterface.getState().view !== 'library') return false;
    // Nothing new becomes active: the grid would go where that is.
    useSelection.getState().chooseAll(useLibrary.getState().layout.ids);
    return true;
  });
}
