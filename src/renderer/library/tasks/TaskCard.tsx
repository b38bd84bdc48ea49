import { Ellipsis, Pencil, RotateCw, X } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Generation } from '../../../shared/domain/generation.ts';
import { estimateCredits } from '../../../shared/domain/price.ts';
import { useLibraryAway } from '../../state/index.ts';
import { Button, IconButton, Menu, MenuItem, ProgressBar, classNames } from '../../ui/index.ts';
import { beginningOf } from '../pictureWords.ts';
import { describeTask } from './describeTask.ts';
import type { TaskAction } from './taskFace.ts';
import type { TaskDialog } from './TaskDialogs.tsx';
import { TaskPicture } from './TaskPicture.tsx';
import {
  adoptMatch,
  checkUnconfirmed,
  editTask,
  dismiss,
  refuseMatch,
  removeTask,
  retryDownload,
  retryTask,
  sendHeld,
  useTaskActions,
} from './taskActions.ts';
import { useTaskWords } from './useTaskWords.ts';
import styles from './TaskCard.module.css';

interface TaskCardProps {
  generation: Generation;
  now: number;
  /** Place in the line of waiting tasks, from 1. */
  place?: number | undefined;
  ask: (dialog: TaskDialog) => void;
}

interface CardButton {
  action: Exclude<TaskAction, 'dismiss'>;
  variant?: 'primary';
  icon?: ReactNode;
  hint?: string;
  run: () => void;
}

/** What takes a moment: its button shows that it is being done. */
const waits: ReadonlySet<TaskAction> = new Set(['adopt', 'checkNow', 'retry', 'retryDownload']);

/** One task that is under way, or that needs the artist. */
export const TaskCard = memo(function TaskCard({ generation, now, place, ask }: TaskCardProps) {
  const { t } = useTranslation();
  const { write, writers } = useTaskWords();
  const busy = useTaskActions((state) => state.busy.has(generation.id));
  const refused = useTaskActions((state) => state.refusedMatches.get(generation.id));
  const matchRefused = refused !== undefined && refused === generation.match?.taskId;
  const libraryAway = useLibraryAway();
  const face = describeTask(generation, {
    ...writers,
    libraryAway,
    now,
    matchRefused,
    ...(place === undefined ? {} : { place }),
  });
  const title = write(face.title);
  const offers = (action: TaskAction): boolean => face.actions.includes(action);
  const open = (kind: TaskDialog['kind']) => (): void => {
    ask({ kind, id: generation.id });
  };
  const timed = generation.status !== 'queued' && generation.status !== 'unconfirmed';

  const retryCredits = writers.credits(estimateCredits(generation.requestedPictures));
  /** The buttons under a card's words, in their order; what is not among them stands in its corner. */
  const buttons: CardButton[] = [
    { action: 'adopt', variant: 'primary', run: () => adoptMatch(generation.id) },
    { action: 'notThisOne', run: () => refuseMatch(generation) },
    { action: 'checkNow', run: () => checkUnconfirmed(generation.id) },
    { action: 'send', run: () => sendHeld(generation.id) },
    { action: 'sendAgain', run: open('sendAgain') },
    {
      action: 'retry',
      icon: <RotateCw aria-hidden />,
      hint: t('library.retryHint', { credits: retryCredits }),
      run: () => retryTask(generation.id),
    },
    { action: 'edit', icon: offers('retry') ? undefined : <Pencil aria-hidden />, run: () => editTask(generation) },
    { action: 'retryDownload', run: () => retryDownload(generation.id) },
    // Where something is to be decided, taking it away is one of the answers; elsewhere it stands in the corner.
    ...(offers('send') ? [{ action: 'remove', run: () => removeTask(generation.id) } as const] : []),
  ];
  const offered = buttons.filter(({ action }) => offers(action));

  return (
    <article
      className={styles.card}
      aria-label={t('library.tasks.cardName', { title, prompt: beginningOf(generation.prompt) })}
    >
      <TaskPicture generation={generation} face={face} />
      <div className={styles.body}>
        <div className={styles.head}>
          <div className={classNames(styles.words, timed && styles.timed)}>
            <h4 className={styles.title}>{title}</h4>
            {face.aside && <span className={timed ? styles.time : styles.aside}>{write(face.aside)}</span>}
          </div>
          <Corner generation={generation} offers={offers} busy={busy} open={open} />
        </div>
        <p className={styles.prompt}>{generation.prompt}</p>
        {face.message && <p className={styles.message}>{write(face.message)}</p>}
        {face.bar !== undefined && (
          <ProgressBar
            className={styles.bar}
            value={face.bar === 'unknown' ? undefined : face.bar}
            label={t('library.tasks.progressOf', { title })}
          />
        )}
        {face.facts.length > 0 && <p className={styles.facts}>{face.facts.map(write).join(' · ')}</p>}
        {offered.length > 0 && (
          <div className={styles.buttons}>
            {offered.map(({ action, variant, icon, hint, run }) => (
              <Button
                key={action}
                variant={variant ?? 'secondary'}
                icon={icon}
                busy={busy && waits.has(action)}
                off={busy && !waits.has(action)}
                title={hint}
                onClick={run}
              >
                {t(`library.action.${action}`, { credits: retryCredits })}
              </Button>
            ))}
            {offers('dismiss') && offers('details') && (
              <Button variant="quiet" className={styles.last} onClick={open('details')}>
                {t('library.action.details')}
              </Button>
            )}
          </div>
        )}
      </div>
    </article>
  );
});

interface CornerProps {
  generation: Generation;
  offers: (action: TaskAction) => boolean;
  busy: boolean;
  open: (kind: TaskDialog['kind']) => () => void;
}

/** The button at a card's top right: what takes it away, or a menu of what is rarely wanted. */
function Corner({ generation, offers, busy, open }: CornerProps) {
  const { t } = useTranslation();
  // Where something is to be decided, taking it away stands among the answers.
  if (offers('send')) return null;
  if (offers('remove') || offers('dismiss')) {
    const away = offers('remove') ? removeTask : dismiss;
    return (
      <IconButton
        className={styles.corner}
        label={t(offers('remove') ? 'library.action.remove' : 'library.action.dismiss')}
        icon={<X aria-hidden />}
        aria-busy={busy || undefined}
        onClick={() => {
          away(generation.id);
        }}
      />
    );
  }
  const rows = (['stopWatching', 'details', 'giveUp'] as const).filter(offers);
  if (rows.length === 0) return null;
  return (
    <Menu
      trigger={<IconButton className={styles.corner} label={t('library.tasks.more')} icon={<Ellipsis aria-hidden />} />}
    >
      {rows.map((action) => (
        <MenuItem key={action} risky={action === 'giveUp'} onSelect={open(action)}>
          {t(`library.action.${action}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}
