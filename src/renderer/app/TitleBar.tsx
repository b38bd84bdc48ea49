import { CloudOff, PanelLeft, PanelRight, Settings } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keysFor } from '../state/commands/index.ts';
import { openSettings, showLibrary, useInterface } from '../state/interface/index.ts';
import { useAppInfo } from '../state/appInfo/index.ts';
import { SearchField } from '../search/index.ts';
import { IconButton, Tooltip } from '../ui/index.ts';
import { BalanceIndicator } from './BalanceIndicator.tsx';
import { QueueIndicator } from './QueueIndicator.tsx';
import styles from './TitleBar.module.css';
import type { Panels } from './usePanels.ts';

/** The bar across the window: what is under way, what is left to spend, and what is open. Its empty parts move the window. */
export function TitleBar({ panels }: { panels: Panels }) {
  const { t } = useTranslation();
  const view = useInterface((state) => state.view);
  const online = useAppInfo((state) => state.info?.online ?? true);
  const inLibrary = view === 'library';
  const { composerOpen, inspectorShown } = panels;
  return (
    <header className={styles.bar} aria-label={t('app.regions.titleBar')} data-drag-window data-region>
      <div className={styles.start} data-beside-composer={composerOpen && !panels.composerLiesOver && inLibrary}>
        <h1 className={styles.name}>{t('common.appName')}</h1>
        {inLibrary && (
          <IconButton
            label={t(composerOpen ? 'app.titleBar.hideComposer' : 'app.titleBar.showComposer')}
            icon={<PanelLeft aria-hidden />}
            keys={keysFor('toggleComposer')}
            toggled={composerOpen}
            onClick={() => {
              panels.setComposerOpen(!composerOpen);
            }}
          />
        )}
      </div>
      {inLibrary && <SearchField />}
      <div className={styles.end}>
        {!online && (
          <Tooltip text={t('app.titleBar.offlineHint')}>
            <span className={styles.offline} role="status">
              <CloudOff aria-hidden />
              <span>{t('app.titleBar.offline')}</span>
            </span>
          </Tooltip>
        )}
        <QueueIndicator />
        <BalanceIndicator />
        <IconButton
          label={t('app.titleBar.settings')}
          icon={<Settings aria-hidden />}
          keys={keysFor('openSettings')}
          toggled={view === 'settings'}
          onClick={() => {
            if (view === 'settings') showLibrary();
            else openSettings();
          }}
        />
        {inLibrary && panels.inspectorOffered && (
          <IconButton
            label={t(inspectorShown ? 'app.titleBar.hideInspector' : 'app.titleBar.showInspector')}
            icon={<PanelRight aria-hidden />}
            keys={keysFor('toggleInspector')}
            toggled={inspectorShown}
            onClick={() => {
              panels.setInspectorShown(!inspectorShown);
            }}
          />
        )}
      </div>
    </header>
  );
}
