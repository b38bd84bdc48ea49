import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Generation } from '../../../shared/domain/generation.ts';
import { creditsText } from '../../locales/amounts.ts';
import { hasCards, needingAttention, useCards, type Cards } from '../../state/generations/index.ts';
import { useAccount } from '../../state/account/index.ts';
import { useLibraryAway } from '../../state/appInfo/index.ts';
import { useNow } from '../../hooks/index.ts';
import { Button } from '../../ui/index.ts';
import { TaskCard } from './TaskCard.tsx';
import { TaskDialogs, type TaskDialog } from './TaskDialogs.tsx';
import { dismissAll } from './taskActions.ts';
import styles from './TaskSection.module.css';

/** More cards than this that need the artist are folded, so that the pictures stay in reach; so are those that failed. */
const mostAttention = 6;
const mostFailed = 4;
/** Waiting tasks are folded away when they are more than these. */
const mostWaiting = 2;

/** What is under way, above the pictures: what needs the artist, what runs, what waits (folded); then what failed. */
export function TaskSection() {
  const cards = useCards();
  return hasCards(cards) && <Sections cards={cards} />;
}

function Sections({ cards }: { cards: Cards }) {
  const { t, i18n } = useTranslation();
  const now = useNow(1000);
  const libraryAway = useLibraryAway();
  const [waitingShown, setWaitingShown] = useState(false);
  const [allShown, setAllShown] = useState(false);
  const [allFailedShown, setAllFailedShown] = useState(false);
  const [dialog, setDialog] = useState<TaskDialog>();

  const { attention, running, waiting, failed } = cards;
  const needing = needingAttention(cards);
  const held = useAccount((state) => state.credits?.held ?? 0);
  const facts = [
    running.length > 0 && !libraryAway && t('library.tasks.running', { count: running.length }),
    needing > 0 && t('library.tasks.attention', { count: needing }),
    held > 0 && t('library.tasks.held', { credits: creditsText(held, i18n.language) }),
  ].filter(Boolean);
  const card = (generation: Generation, place?: number) => (
    <TaskCard key={generation.id} generation={generation} now={now} place={place} ask={setDialog} />
  );
  return (
    <>
      {attention.length + running.length + waiting.length > 0 && (
        <Section
          title={t('library.tasks.name')}
          facts={facts.join(' · ')}
          tools={
            <>
              {attention.length > mostAttention && (
                <Fold shown={allShown} onToggle={setAllShown}>
                  {allShown ? t('library.tasks.showFewer') : t('library.tasks.showAll', { count: attention.length })}
                </Fold>
              )}
              {waiting.length > mostWaiting && (
                <Fold shown={waitingShown} onToggle={setWaitingShown}>
                  {waitingShown
                    ? t('library.tasks.hideWaiting')
                    : t('library.tasks.showWaiting', { count: waiting.length })}
                </Fold>
              )}
            </>
          }
        >
          {(allShown ? attention : attention.slice(0, mostAttention)).map((generation) => card(generation))}
          {running.map((generation) => card(generation))}
          {(waitingShown || waiting.length <= mostWaiting) &&
            waiting.map((generation, index) => card(generation, index + 1))}
        </Section>
      )}
      {failed.length > 0 && (
        <Section
          title={t('library.tasks.failed')}
          facts={new Intl.NumberFormat(i18n.language).format(failed.length)}
          tools={
            <>
              {failed.length > mostFailed && (
                <Fold shown={allFailedShown} onToggle={setAllFailedShown}>
                  {allFailedShown ? t('library.tasks.showFewer') : t('library.tasks.showAll', { count: failed.length })}
                </Fold>
              )}
              <Button
                variant="quiet"
                className={styles.tool}
                onClick={() => {
                  dismissAll(failed);
                }}
              >
                {t('library.tasks.dismissAll')}
              </Button>
            </>
          }
        >
          {(allFailedShown ? failed : failed.slice(0, mostFailed)).map((generation) => card(generation))}
        </Section>
      )}
      <TaskDialogs
        dialog={dialog}
        onClose={() => {
          setDialog(undefined);
        }}
      />
    </>
  );
}

interface SectionProps {
  title: string;
  facts: string;
  tools: ReactNode;
  /** Cards. */
  children: ReactNode;
}

function Section({ title, facts, tools, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <header className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        <span className={styles.facts}>{facts}</span>
        <div className={styles.tools}>{tools}</div>
      </header>
      <div className={styles.cards}>{children}</div>
    </section>
  );
}

interface FoldProps {
  shown: boolean;
  onToggle: (shown: boolean) => void;
  children: ReactNode;
}

function Fold({ shown, onToggle, children }: FoldProps) {
  return (
    <Button
      variant="quiet"
      className={styles.tool}
      aria-expanded={shown}
      onClick={() => {
        onToggle(!shown);
      }}
    >
      {children}
    </Button>
  );
}
