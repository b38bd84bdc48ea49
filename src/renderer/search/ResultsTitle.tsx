import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLibrary, usePictureCount } from '../state/library/index.ts';
import { useSoon } from '../hooks/index.ts';
import { VisuallyHidden } from '../ui/index.ts';
import styles from './Results.module.css';
import { MatchCount } from './MatchCount.tsx';
import { useSmartEdit } from './smartEdit.ts';
import { usePlaceName } from './usePlaceName.ts';

/** Results are read out once typing has paused, and also while pictures keep arriving. */
const pause = { rest: 700, longest: 5000 };

/** What is shown and how many pictures of how many that is. */
export function ResultsTitle() {
  const { t } = useTranslation();
  const place = usePlaceName();
  const edited = useSmartEdit((state) => state.collection?.name);
  const name = edited === undefined ? place : t('finding.smart.changing', { name: edited });
  const matched = usePictureCount();
  const narrowed = useLibrary((state) => state.narrowed);
  const ready = useLibrary((state) => state.status === 'ready');
  const [said, setSaid] = useState('');
  const words = narrowed && ready ? t('finding.said', { count: matched }) : '';
  const saySoon = useSoon(pause, setSaid);
  useEffect(() => {
    saySoon(words);
  }, [words, saySoon]);
  return (
    <>
      <h2 className={styles.title} title={name}>
        {name}
      </h2>
      <MatchCount />
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
    </>
  );
}
