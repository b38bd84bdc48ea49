import { CircleX, Flag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PictureId } from '../../../shared/domain/index.ts';
import { displayLocale } from '../../locales/format.ts';
import { keysFor } from '../../state/commands/index.ts';
import { type SharedMarks } from './sharedMarks.ts';
import { IconButton, LabelDot, Menu, Stars } from '../../ui/index.ts';
import { starsWords } from '../marksWords.ts';
import { rate, setFlag } from './curate.ts';
import styles from './Curating.module.css';
import { LabelRows } from './LabelRows.tsx';

interface MarkControlsProps {
  ids: readonly PictureId[];
  /** Undefined while not everything is known: nothing is shown as set then. */
  marks: SharedMarks | undefined;
  side?: 'top' | 'bottom';
}

/** Stars, pick, reject and colour label of one picture or of several. */
export function MarkControls({ ids, marks, side = 'bottom' }: MarkControlsProps) {
  const { t, i18n } = useTranslation();
  const rating = marks?.rating === 'mixed' ? undefined : marks?.rating;
  const mixedRatings =
    marks?.rating === 'mixed'
      ? new Intl.ListFormat(displayLocale(i18n.language), { type: 'conjunction' }).format(marks.ratings.map(String))
      : undefined;
  const label = marks?.label === 'mixed' ? undefined : marks?.label;
  return (
    <div className={styles.controls}>
      <Stars
        label={t('curation.rating')}
        value={marks ? rating : undefined}
        valueText={mixedRatings ?? (rating === undefined ? t('curation.mixed') : starsWords(rating))}
        onChange={(value) => {
          rate(ids, value);
        }}
      />
      {mixedRatings !== undefined && (
        <span className={styles.mixed}>{marks!.ratings.length > 3 ? t('curation.mixed') : mixedRatings}</span>
      )}
      <span className={styles.flags}>
        <IconButton
          label={t('curation.flag.pick')}
          keys={keysFor('pick')}
          side={side}
          toggled={marks?.flag === 'pick'}
          icon={<Flag aria-hidden fill={marks?.flag === 'pick' ? 'currentColor' : 'none'} />}
          onClick={() => {
            setFlag(ids, marks?.flag === 'pick' ? null : 'pick');
          }}
        />
        <IconButton
          label={t('curation.flag.reject')}
          keys={keysFor('reject')}
          side={side}
          toggled={marks?.flag === 'reject'}
          icon={<CircleX aria-hidden />}
          onClick={() => {
            setFlag(ids, marks?.flag === 'reject' ? null : 'reject');
          }}
        />
        <Menu
          side={side}
          trigger={
            <IconButton
              label={t('curation.label.current', { label: label ? t(`curation.label.${label}`) : t('curation.mixed') })}
              side={side}
              icon={<LabelDot label={label ?? 'none'} />}
            />
          }
        >
          <LabelRows label={marks?.label} ids={() => ids} />
        </Menu>
      </span>
    </div>
  );
}
