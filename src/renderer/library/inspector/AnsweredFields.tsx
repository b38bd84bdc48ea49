import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Picture } from '../../../shared/domain/index.ts';
import { displayLocale, momentText } from '../../locales/format.ts';
import { creditsText } from '../../locales/amounts.ts';
import { classNames, IconButton } from '../../ui/index.ts';
import { copyText } from '../pictureActions.ts';
import { answeredRows } from './answeredRows.ts';
import styles from './Curated.module.css';
import { Fact } from './Fact.tsx';

/** Everything else that is known of a picture, and every field that the service answered, folded away. */
export function AnsweredFields({ picture }: { picture: Picture }) {
  const { t, i18n } = useTranslation();
  const { answers, credits, submittedAt, acceptedAt, completedAt, draft } = picture;
  const moment = (value: number | undefined) =>
    value === undefined ? undefined : momentText(value, displayLocale(i18n.language));
  const amount = (value: number | undefined) =>
    value === undefined ? undefined : t('library.inspector.ofSet', { credits: creditsText(value, i18n.language) });
  const fields = {
    reserved: amount(credits?.reserved),
    used: amount(credits?.used),
    countAsked: String(draft.count),
    submitted: moment(submittedAt),
    accepted: moment(acceptedAt),
    completed: moment(completedAt),
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
      {(['submit', 'task'] as const).map((name) => {
        const rows = answeredRows(answers[name]);
        if (rows.length === 0) return null;
        return (
          <section key={name} aria-label={t(`library.inspector.answered.${name}`)}>
            <div className={styles.answered}>
              <h4>{t(`library.inspector.answered.${name}`)}</h4>
              <IconButton
                label={t('library.inspector.copyAnswers')}
                icon={<Copy aria-hidden />}
                onClick={() => {
                  copyText(JSON.stringify(answers[name], undefined, 2), t('library.inspector.answersCopied'));
                }}
              />
            </div>
            <dl className={classNames(styles.fields, styles.answers)}>
              {rows.map(({ path, value }) => (
                <Fact key={path} name={path}>
                  {value}
                </Fact>
              ))}
            </dl>
          </section>
        );
      })}
    </details>
  );
}
