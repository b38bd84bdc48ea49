import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useComposer } from '../state/composer/index.ts';

/** Says after each Generate that it was taken; for screen readers, the cards show it to everyone else. */
export function useSentWords(): string {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  useEffect(
    () =>
      useComposer.subscribe((state, before) => {
        if (!before.sending || state.sending) return;
        setWords(state.problem ? '' : t('compose.generate.sent', { count: state.count }));
      }),
    [t],
  );
  return words;
}
