import { useTranslation } from 'react-i18next';
import type { Picture } from '../../../shared/domain/index.ts';
import { displayLocale, momentText } from '../../locales/format.ts';
import { creditsText } from '../../state/index.ts';
import styles from './Curated.module.css';
import { Fact } from './PictureFacts.tsx';

/** Everything else that is known of a picture, folded away. */
export function AnsweredFields({ picture }: { picture: Picture }) {
  const { t, i18n } = useTranslation();
  const { credits, completedAt, draft } = picture;
  const amount = (value: number | undefined) =>
    value === undefined ? undefined : t('library.inspector.ofSet', { credits: creditsText(value, i18n.language) });
  const fields = {
    reserved: amount(credits?.reserved),
    used: amount(credits?.used),
    countAsked: String(draft.count),
    completed: completedAt === undefined ? undefined : momentText(completedAt, displayLocale(i18n.language)),
    path: picture.file,
    mediaType: picture.mediaType,
    pictureId: picture.id,
    generationId: picture.generationId,
    sha256: picture.sha256,
  };
  return (
    <details className={styles.fold}>
      <summary>{t('library.inspector.allFields')}</summary>
      <dl className={styles.fields}>
        {Object.entries(fields).map(
          ([name, value]) =>
            value !== undefined && (
              <Fact key={name} name={t(`library.inspector.fields.${name as keyof typeof fields}`)}>
                {value}
              </Fact>
            ),
        )}
      </dl>
    </details>
  );
}
