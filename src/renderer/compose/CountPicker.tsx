import { useTranslation } from 'react-i18next';
import { minimumCount } from '../../shared/seedream/index.ts';
import { mostPictures, setCount, setCountMode, useComposer } from '../state/composer/index.ts';
import { Segmented, Slider, Stepper } from '../ui/index.ts';
import styles from './CountPicker.module.css';
import { Section } from './Section.tsx';
import { severalOffer } from './severalOffer.ts';

/** How many pictures, and whether they come from one task or from one each. */
export function CountPicker() {
  const { t } = useTranslation();
  const count = useComposer((state) => state.count);
  const countMode = useComposer((state) => state.countMode);
  const most = useComposer(mostPictures);
  const references = useComposer((state) => state.references.length);
  const loweredFrom = useComposer((state) => state.loweredFrom);
  const prompt = useComposer((state) => state.prompt);
  const unasked = severalOffer(prompt, count, countMode) !== undefined;

  const limit = (): string => {
    if (countMode === 'separate') return t('compose.count.oneTaskEach');
    return references > 0 && most < 15
      ? t('compose.count.mostWith', { count: references, most })
      : t('compose.count.most', { most });
  };
  const note = (): string | undefined => {
    if (loweredFrom !== undefined)
      return t('compose.count.lowered', { from: loweredFrom, to: count, count: references });
    if (unasked) return t('compose.count.offerWhy', { count });
    if (count === 1) return undefined;
    if (countMode === 'set') return t('compose.count.setNote');
    return count === 2 ? t('compose.count.separateTwice') : t('compose.count.separateNote', { count });
  };
  const said = note();
  return (
    <Section title={t('compose.count.title')} end={limit()}>
      <Segmented
        label={t('compose.count.mode')}
        value={countMode}
        onChange={setCountMode}
        options={[
          { value: 'set', label: t('compose.count.set') },
          { value: 'separate', label: t('compose.count.separate') },
        ]}
      />
      <div className={styles.number}>
        <Stepper
          label={t('compose.count.number')}
          fewer={t('compose.count.fewer')}
          more={t('compose.count.more')}
          value={count}
          onChange={setCount}
          minimum={minimumCount}
          maximum={most}
        />
        <Slider
          label={t('compose.count.number')}
          value={count}
          onChange={setCount}
          minimum={minimumCount}
          maximum={Math.max(most, minimumCount + 1)}
        />
      </div>
      <p className={styles.note} role="status">
        {said}
      </p>
    </Section>
  );
}
