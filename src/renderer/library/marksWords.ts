import { t } from 'i18next';
import type { ColourLabel, Flag } from '../../shared/domain/index.ts';

export const starsWords = (rating: number): string => t('curation.stars', { count: rating });

interface Marks {
  rating: number;
  flag?: Flag;
  label?: ColourLabel;
}

/** What a picture is marked with, in words: `4 stars, picked`. Empty for none. */
export function marksWords({ rating, flag, label }: Marks): string {
  return [
    rating > 0 && starsWords(rating),
    flag === 'pick' && t('curation.flag.picked'),
    flag === 'reject' && t('curation.flag.rejected'),
    label && t('curation.label.marked', { label: t(`curation.label.${label}`) }),
  ]
    .filter(Boolean)
    .join(', ');
}
