import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useComposer } from '../state/composer/index.ts';
import { Tooltip } from '../ui/index.ts';
import styles from './PromptEditor.module.css';
import { appendSentence, replaceWords } from './promptText.ts';
import { severalOffer } from './severalOffer.ts';
import type { PromptField } from './usePromptField.ts';

/**
 * Offers the words that ask for as many pictures as are wanted. It stands in the foot of the prompt,
 * which is always there, so that nothing moves when it comes or goes. `otherwise` stands there without an offer.
 */
export function OfferWords({ prompt: field, otherwise }: { prompt: PromptField; otherwise?: ReactNode }) {
  const { t } = useTranslation();
  const prompt = useComposer((state) => state.prompt);
  const count = useComposer((state) => state.count);
  const countMode = useComposer((state) => state.countMode);
  const offer = severalOffer(prompt, count, countMode);
  if (!offer) return otherwise;
  const { words } = offer;
  return (
    <Tooltip text={t('compose.count.offerHint')} side="top">
      <button
        type="button"
        className={styles.offer}
        aria-label={
          offer.kind === 'add'
            ? t('compose.count.offerAddName', { words })
            : t('compose.count.offerChangeName', { words, old: offer.old })
        }
        onClick={() => {
          field.edit((text) =>
            offer.kind === 'add' ? appendSentence(text, words) : replaceWords(text, offer.old, words),
          );
        }}
      >
        <Plus aria-hidden />
        {offer.kind === 'add' ? t('compose.count.offerAdd', { words }) : t('compose.count.offerChange', { words })}
      </button>
    </Tooltip>
  );
}
