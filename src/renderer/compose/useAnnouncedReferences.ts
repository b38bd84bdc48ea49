import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useComposer } from '../state/composer/index.ts';
import { referenceChange } from './referenceChange.ts';

/** What happened to the strip last, in words for a screen reader. */
export function useAnnouncedReferences(): string {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  useEffect(
    () =>
      useComposer.subscribe((state, before) => {
        if (state.references === before.references) return;
        // The one in focus is the one that was moved by keys.
        const held = document.activeElement?.closest('[data-tile]')?.getAttribute('data-tile');
        const change = referenceChange(before.references, state.references, held ?? undefined);
        const total = state.references.length;
        switch (change?.kind) {
          case 'added':
            setWords(t('compose.references.added', { count: change.count, total }));
            break;
          case 'removed':
            setWords(t('compose.references.removed', { count: change.count }));
            break;
          case 'moved':
            setWords(t('compose.references.moved', { name: change.name, number: change.number, count: total }));
            break;
          case 'replaced':
            setWords(t('compose.references.replaced', { name: change.name, number: change.number }));
            break;
          case undefined:
            break;
        }
      }),
    [t],
  );
  return words;
}
