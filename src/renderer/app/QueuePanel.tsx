import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { estimateCredits, type Generation } from '../../shared/domain/index.ts';
import { describeTask } from '../library/tasks/describeTask.ts';
import { useTaskWords } from '../library/tasks/useTaskWords.ts';
import { ask, reverie } from '../bridge/index.ts';
import { creditsText } from '../locales/amounts.ts';
import { hasCards, useCards } from '../state/generations/index.ts';
import { showLibrary } from '../state/interface/index.ts';
import { useAccount } from '../state/account/index.ts';
import { useLibraryAway } from '../state/appInfo/index.ts';
import { useNow } from '../hooks/index.ts';
import { Button, IconButton, ProgressBar } from '../ui/index.ts';
import { notifyProblem } from '../notifications/index.ts';
import styles from './QueuePanel.module.css';

/** Everything under way, in short; `onLeave` is called when the artist goes to the cards. */
export function QueuePanel({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation();
  const cards = useCards();
  const { attention, failed, running, waiting } = cards;
  const held = useAccount((state) => state.credits?.held ?? 0);
  const toCome = useAccount((state) => state.credits?.waiting ?? 0);
  const sums = [
    held > 0 && t('app.queue.held', { amount: creditsText(held) }),
    toCome > 0 && t('app.queue.toCome', { amount: creditsText(toCome) }),
  ].filter(Boolean);
  const empty = !hasCards(cards);
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('app.queue.title')}</h2>
        <span className={styles.sums}>{sums.join(', ')}</span>
      </div>
      {empty && <p className={styles.note}>{t('app.queue.empty')}</p>}
      {!empty && (
        <ul className={styles.list}>
          {attention.map((generation) => (
            <TaskRow key={generation.id} generation={generation} />
          ))}
          {running.map((generation) => (
            <TaskRow key={generation.id} generation={generation} />
          ))}
          {waiting.map((generation, index) => (
            <TaskRow key={generation.id} generation={generation} next={index === 0} />
          ))}
          {failed.map((generation) => (
            <TaskRow key={generation.id} generation={generation} />
          ))}
        </ul>
      )}
      {waiting.length > 0 && <p className={styles.note}>{t('app.queue.free')}</p>}
      {attention.length + failed.length > 0 && (
        <div className={styles.foot}>
          <Button
            wide
            onClick={() => {
              showLibrary();
              onLeave();
            }}
          >
            {t('app.queue.showCards')}
          </Button>
        </div>
      )}
    </>
  );
}

function TaskRow({ generation, next }: { generation: Generation; next?: boolean }) {
  const { t } = useTranslation();
  const now = useNow(1000);
  const libraryAway = useLibraryAway();
  const { write, writers } = useTaskWords();
  const face = describeTask(generation, { ...writers, libraryAway, now });
  const waits = generation.status === 'queued';
  const title =
    next && !libraryAway && generation.stage === 'waiting_in_line' ? t('app.queue.next') : write(face.title);
  const aside = waits
    ? t('app.queue.cost', { amount: creditsText(estimateCredits(generation.requestedPictures)) })
    : face.aside && write(face.aside);
  const remove = (): void => {
    ask(reverie().generations.cancel(generation.id)).catch(notifyProblem);
  };
  return (
    <li className={styles.row}>
      <div className={styles.task}>
        <p className={styles.line}>
          <span className={styles.stage}>{title}</span> <span className={styles.aside}>{aside}</span>
        </p>
        <p className={styles.prompt}>{generation.prompt}</p>
        {!waits && face.bar !== undefined && (
          <ProgressBar value={face.bar === 'unknown' ? undefined : face.bar} label={title} />
        )}
      </div>
      {(waits || generation.status === 'preparing') && !libraryAway && (
        <IconButton label={t('app.queue.remove')} icon={<X aria-hidden />} onClick={remove} />
      )}
    </li>
  );
}
