import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { minimumCount } from '../../shared/seedream/index.ts';
import { mostPictures, setCount, setCountMode, useComposer } from '../state/index.ts';
import { Button, Segmented, Slider, Stepper } from '../ui/index.ts';
import styles from './CountPicker.module.css';
import { appendSentence, replaceWords } from './promptText.ts';
import { Section } from './Section.tsx';
import { severalOffer } from './severalOffer.ts';
import type { PromptField } from './usePromptField.ts';

/** How many pictures, and whether they come from one task or from one each. */
export function CountPicker({ prompt: field }: { prompt: PromptField }) {
  const { t } = useTranslation();
  const count = useComposer((state) => state.count);
  const countMode = useComposer((state) => state.countMode);
  const most = useComposer(mostPictures);
  const references = useComposer((state) => state.references.length);
  const loweredFrom = useComposer((state) => state.loweredFrom);
  const prompt = useComposer((state) => state.prompt);
  const offer = severalOffer(prompt, count, countMode);

  const limit = (): string => {
    if (countMode === 'separate') return t('compose.count.oneTaskEach');
    return references > 0 && most < 15
      ? t('compose.count.mostWith', { count: references, most })
      : t('compose.count.most', { most });
  };
  const note = (): string | undefined => {
    if (loweredFrom !== undefined) return t('compose.count.lowered', { from: loweredFrom });
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
      {offer && (
        <div className={styles.offer}>
          <p className={styles.note}>{t('compose.count.offerWhy')}</p>
          <Button
            icon={<Plus aria-hidden />}
            className={styles.words}
            onClick={() => {
              field.edit((text) =>
                offer.kind === 'add' ? appendSentence(text, offer.words) : replaceWords(text, offer.old, offer.words),
              );
            }}
          >
            {offer.kind === 'add'
              ? t('compose.count.offerAdd', { words: offer.words })
              : t('compose.count.offerChange', { old: offer.old, words: offer.words })}
          </Button>
        </div>
      )}
    </Section>
  );
}
