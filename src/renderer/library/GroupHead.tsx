import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureId, ReferenceId } from '../../shared/domain/index.ts';
import { displayLocale, momentText } from '../locales/format.ts';
import { needSummaries, useLibrary } from '../state/library/index.ts';
import { useReference } from '../state/references/index.ts';
import type { GroupChoice } from '../state/query/index.ts';
import { describeDay } from './days.ts';
import styles from './Grid.module.css';
import { beginningOf } from './pictureWords.ts';

interface GroupHeadProps {
  id: string;
  grouping: Exclude<GroupChoice, 'none'>;
  /** Local midnight of a day, else the moment of the first picture. Milliseconds since 1970. */
  moment: number;
  now: number;
  /** Pictures of the group. */
  count: number;
  first: PictureId | undefined;
  /** Of a group by reference; empty for the pictures that were made without one. */
  reference: ReferenceId | undefined;
}

/** Names a group above its pictures, and stays in view while they pass. */
export function GroupHead({ id, grouping, moment, now, count, first, reference }: GroupHeadProps) {
  const { t, i18n } = useTranslation();
  const locale = displayLocale(i18n.language);
  const prompt = useLibrary((state) => (first === undefined ? undefined : state.summaries.get(first)?.prompt));
  const unread = grouping === 'generation' && prompt === undefined ? first : undefined;
  useEffect(() => {
    // The first picture of a long group may be far out of view.
    if (unread !== undefined) needSummaries([unread]);
  }, [unread]);
  const used = useReference(grouping === 'reference' && reference ? reference : undefined);
  const day = describeDay(moment, now, locale);
  const titles = {
    day: day.relative ? t(`library.${day.relative}`) : day.date,
    generation: beginningOf(prompt ?? ''),
    reference: reference ? (used?.title ?? used?.name ?? '') : t('library.withoutReference'),
  };
  const facts = {
    day: day.relative && day.date,
    generation: momentText(moment, locale),
    reference: undefined,
  };
  return (
    <div id={id} className={styles.head}>
      {used && <img src={used.thumbnailUrl} alt="" draggable={false} className={styles.headPicture} />}
      <span className={styles.dayTitle}>{titles[grouping]}</span>
      <span className={styles.dayFacts}>
        {[facts[grouping], t('common.pictures', { count })].filter(Boolean).join(' · ')}
      </span>
    </div>
  );
}
