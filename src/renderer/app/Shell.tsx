import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ComposeDialogs, Composer } from '../compose/index.ts';
import { ExportDialog } from '../exporting/index.ts';
import { Curating, Inspector, LibraryView, TaskAnnouncer } from '../library/index.ts';
import { ResultsTitle, ResultsTools, NoResults, PlaceDialogs, Sidebar, usePlaceCommands } from '../search/index.ts';
import { Onboarding } from '../onboarding/index.ts';
import { FolderDialogs, SettingsView } from '../settings/index.ts';
import { useInterface } from '../state/interface/index.ts';
import { classNames, ScrollArea, Toasts } from '../ui/index.ts';
import { Viewer } from '../viewer/index.ts';
import { Banners } from './Banners.tsx';
import { DropOutline } from './DropOutline.tsx';
import { keepFocus } from './keepFocus.ts';
import { KeysDialog } from './KeysDialog.tsx';
import { watchRegions } from './regions.ts';
import styles from './Shell.module.css';
import { TitleBar } from './TitleBar.tsx';
import { usePanels } from './usePanels.ts';
import { useShellCommands } from './useShellCommands.ts';
import { useWindowDrop } from './useWindowDrop.ts';

/** The window: bar, banners, and the view that is open. */
export function Shell() {
  const { t } = useTranslation();
  const view = useInterface((state) => state.view);
  const panels = usePanels();
  const { sidebar } = panels;
  useShellCommands(panels);
  usePlaceCommands();
  useWindowDrop();
  useEffect(watchRegions, []);
  useEffect(keepFocus, []);

  const inspector = panels.inspectorShown ? (
    <ScrollArea
      as="aside"
      className={classNames(styles.inspector, panels.inspectorLiesOver && styles.over)}
      aria-label={t('app.regions.inspector')}
      data-region="inspector"
      data-inspector
    >
      <Inspector />
    </ScrollArea>
  ) : null;
  // The library stays where it is under the other views, so that coming back finds it as it was.
  const covered = view !== 'library';

  return (
    <>
      {view !== 'onboarding' && (
        <div className={styles.window} inert={view === 'viewer'}>
          <TitleBar panels={panels} />
          <Banners />
          <div className={styles.views}>
            <div className={styles.panes} inert={covered}>
              {panels.composerOpen && (
                <aside
                  className={classNames(styles.composer, panels.composerLiesOver && styles.composerOver)}
                  aria-label={t('app.regions.composer')}
                  data-region="composer"
                  data-composer
                >
                  <Composer />
                </aside>
              )}
              <nav className={styles.places} aria-label={t('app.regions.places')} data-region="places">
                <div
                  className={classNames(styles.placesBody, sidebar.liesOver && sidebar.open && styles.placesOver)}
                  data-sidebar
                >
                  <Sidebar sidebar={sidebar} />
                </div>
              </nav>
              <main className={styles.library} aria-label={t('app.regions.library')} data-region="library">
                <LibraryView title={<ResultsTitle />} tools={<ResultsTools />} nothing={<NoResults />} />
              </main>
              {view !== 'viewer' && inspector}
            </div>
            {view === 'settings' && (
              <main className={styles.cover} data-region>
                <SettingsView />
              </main>
            )}
          </div>
        </div>
      )}
      {view === 'viewer' && (
        <main className={styles.whole} data-region>
          <Viewer inspector={inspector} />
        </main>
      )}
      {view === 'onboarding' && (
        <main className={styles.whole} data-region>
          <Onboarding />
        </main>
      )}
      <Curating />
      <TaskAnnouncer />
      <PlaceDialogs />
      <ComposeDialogs />
      <ExportDialog />
      <FolderDialogs />
      <KeysDialog />
      <DropOutline />
      <Toasts label={t('app.regions.toasts')} closeLabel={t('common.close')} />
    </>
  );
}
