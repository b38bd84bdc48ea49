import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryFilters } from '../state/query/index.ts';
import { Button, TextField } from '../ui/index.ts';
import styles from './SearchField.module.css';
import { typedDates } from './typedFilter.ts';

interface DateFieldsProps {
  onTake: (filter: LibraryFilters) => void;
  onLeave: () => void;
}

/** Two days to look between; one alone leaves the other end open. */
export function DateFields({ onTake, onLeave }: DateFieldsProps) {
  const { t } = useTranslation();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const filter = typedDates(from, to);
  const reason = from === '' && to === '' ? t('finding.dates.none') : t('finding.dates.wrong');
  return (
    <form
      className={styles.dates}
      onSubmit={(event) => {
        event.preventDefault();
        if (filter) onTake(filter);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onLeave();
      }}
    >
      <TextField type="date" label={t('finding.dates.from')} value={from} onChange={setFrom} max="9999-12-31" />
      <TextField type="date" label={t('finding.dates.to')} value={to} onChange={setTo} max="9999-12-31" />
      <Button type="submit" offReason={filter ? undefined : reason}>
        {t('finding.dates.use')}
      </Button>
    </form>
  );
}
