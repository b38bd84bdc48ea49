import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { displayLocale, nearMomentText, ordinalText } from '../../locales/format.ts';
import { creditsText } from '../../locales/amounts.ts';
import type { TaskSituation, Words } from './taskFace.ts';

/** Writes a card's words and what stands in them, in the artist's language. */
export function useTaskWords(): {
  write: (words: Words) => string;
  writers: Pick<TaskSituation, 'credits' | 'moment' | 'ordinal'>;
} {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const write = useCallback(
    (words: Words): string => {
      if ('text' in words) return words.text;
      // Which values a text takes differs from key to key; a test holds keys and values together.
      const translate = t as unknown as (key: string, values?: Record<string, string | number>) => string;
      return translate(`library.task.${words.key}`, words.values);
    },
    [t],
  );
  const writers = {
    credits: (credits: number) => creditsText(credits, language),
    moment: (moment: number) => nearMomentText(moment, Date.now(), displayLocale(language)),
    ordinal: (place: number) => ordinalText(place, language),
  };
  return { write, writers };
}
