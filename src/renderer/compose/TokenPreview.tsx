import { useTranslation } from 'react-i18next';
import type { Reference } from '../../shared/domain/index.ts';
import { FloatingCard, type Anchor } from './FloatingCard.tsx';
import styles from './TokenPreview.module.css';

interface TokenPreviewProps {
  reference: Reference;
  number: number;
  anchor: Anchor;
}

/** The picture that a word of the prompt means; the words for it are in the field's description. */
export function TokenPreview({ reference, number, anchor }: TokenPreviewProps) {
  const { t } = useTranslation();
  return (
    <FloatingCard anchor={anchor} className={styles.card}>
      <img src={reference.thumbnailUrl} alt="" className={styles.picture} />
      <p className={styles.words} aria-hidden>
        {t('compose.pointing.image', { number })}{' '}
        <span className={styles.name}>{reference.title ?? reference.name}</span>
      </p>
    </FloatingCard>
  );
}
