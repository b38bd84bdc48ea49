import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meanProgress, needingAttention, useCards } from '../state/generations/index.ts';
import { useLibraryAway } from '../state/appInfo/index.ts';
import { Popover, ProgressRing, VisuallyHidden } from '../ui/index.ts';
import { QueuePanel } from './QueuePanel.tsx';
import styles from './TitleBar.module.css';

/** How many tasks run, wait, or need the artist; opens the queue. */
export function QueueIndicator() {
  const { t } = useTranslation();
  const cards = useCards();
  const { failed, running, waiting } = cards;
  const libraryAway = useLibraryAway();
  const [open, setOpen] = useState(false);
  const parts: string[] = [];
  const attention = needingAttention(cards);
  if (attention > 0) parts.push(t('app.queue.attention', { count: attention }));
  // Without the library's folder nothing runs.
  const waits = libraryAway ? running.length + waiting.length : waiting.length;
  if (running.length > 0 && !libraryAway) parts.push(t('app.queue.running', { count: running.length }));
  if (waits > 0) parts.push(t('app.queue.waiting', { count: waits }));
  if (failed.length > 0) parts.push(t('app.queue.failed', { count: failed.length }));
  const words = parts.length > 0 ? parts.join(' · ') : t('app.queue.idle');
  const count = cards.attention.length + running.length + waiting.length + failed.length;
  return (
    <Popover
      label={t('app.queue.title')}
      open={open}
      onOpenChange={setOpen}
      className={styles.queue}
      trigger={
        <button type="button" className={styles.item}>
          <VisuallyHidden>{t('app.queue.title')}: </VisuallyHidden>
          <ProgressRing value={meanProgress(running) ?? 0} />
          <span className={styles.long}>{words}</span>
          <span className={styles.short} aria-hidden>
            {count > 0 ? count : words}
          </span>
        </button>
      }
    >
      <QueuePanel
        onLeave={() => {
          setOpen(false);
        }}
      />
    </Popover>
  );
}
