import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Generation } from '../../../shared/domain/generation.ts';
import { creditsText, useAccount, useCards, useLibraryAway, useNow, type Cards } from '../../state/index.ts';
import { Button } from '../../ui/index.ts';
import { TaskCard } from './TaskCard.tsx';
import { TaskDialogs, type TaskDialog } from './TaskDialogs.tsx';
import styles from './TaskSection.module.css';

/** More cards than this that need the artist are folded, so that the pictures stay in reach. */
const mostAttention = 6;
/** Waiting tasks are folded away when they are more than these. */
const mostWaiting = 2;

/** What is under way, above the pictures: what needs the artist, what runs, what waits (folded). */
export function TaskSection() {
  const cards = useCards();
  const any = cards.attention.length + cards.running.length + cards.waiting.length > 0;
  return any && <Section cards={cards} />;
}

function Section({ cards }: { cards: Cards }) {
  const { t, i18n } = useTranslation();
  const now = useNow(1000);
  const libraryAway = useLibraryAway();
  const [waitingShown, setWaitingShown] = useState(false);
  const [allShown, setAllShown] = useState(false);
  const [dialog, setDialog] = useState<TaskDialog>();

  const { attention, running, waiting } = cards;
  const held = useAccount((state) => state.credits?.held ?? 0);
  const facts = [
    running.length > 0 && !libraryAway && t('library.tasks.running', { count: running.length }),
    attention.length > 0 && t('library.tasks.attention', { count: attention.length }),
    held > 0 && t('library.tasks.held', { credits: creditsText(held, i18n.language) }),
  ].filter(Boolean);
  const shownAttention = allShown ? attention : attention.slice(0, mostAttention);
  const card = (generation: Generation, place?: number) => (
    <TaskCard key={generation.id} generation={generation} now={now} place={place} ask={setDialog} />
  );
  return (
    <section className={styles.section} aria-label={t('library.tasks.name')}>
      <header className={styles.head}>
        <h3 className={styles.title}>{t('library.tasks.name')}</h3>
        <span className={styles.facts}>{facts.join(' · ')}</span>
        {attention.length > mostAttention && (
          <Button
            variant="quiet"
            className={styles.fold}
            aria-expanded={allShown}
            onClick={() => {
              setAllShown(!allShown);
            }}
          >
            {allShown ? t('library.tasks.showFewer') : t('library.tasks.showAll', { count: attention.length })}
          </Button>
        )}
        {waiting.length > mostWaiting && (
          <Button
            variant="quiet"
            className={styles.fold}
            aria-expanded={waitingShown}
            onClick={() => {
              setWaitingShown(!waitingShown);
            }}
          >
            {waitingShown ? t('library.tasks.hideWaiting') : t('library.tasks.showWaiting', { count: waiting.length })}
          </Button>
        )}
      </header>
      <div className={styles.cards}>
        {shownAttention.map((generation) => card(generation))}
        {running.map((generation) => card(generation))}
        {(waitingShown || waiting.length <= mostWaiting) &&
          waiting.map((generation, index) => card(generation, index + 1))}
      </div>
      <TaskDialogs
        dialog={dialog}
        onClose={() => {
          setDialog(undefined);
        }}
      />
    </section>
  );
}
