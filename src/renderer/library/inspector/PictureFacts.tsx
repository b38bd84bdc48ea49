import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { creditsToDollars } from '../../../shared/domain/price.ts';
import type { Picture } from '../../../shared/domain/picture.ts';
import { bytesText, displayLocale, momentText } from '../../locales/format.ts';
import { creditsText, dollarsText } from '../../locales/amounts.ts';
import { IconButton } from '../../ui/index.ts';
import { copyText } from '../pictureActions.ts';
import { Fact } from './Fact.tsx';
import { creditsEach, fileKind, secondsTaken } from './pictureFacts.ts';
import styles from './Inspector.module.css';
import { SizeFacts } from './SizeFacts.tsx';

/** Size, file, time and cost of a picture, as a table of two columns. */
export function PictureFacts({ picture }: { picture: Picture }) {
  const { t, i18n } = useTranslation();
  const locale = displayLocale(i18n.language);
  const { taskId } = picture;

  const when = momentText(picture.createdAt, locale);
  const seconds = secondsTaken(picture);
  const cost = creditsEach(picture);
  return (
    <dl className={styles.facts}>
      <SizeFacts picture={picture} />
      <Fact name={t('library.inspector.file')}>
        {t('library.inspector.fileFacts', {
          kind: fileKind(picture.mediaType),
          size: bytesText(picture.bytes, locale),
        })}
      </Fact>
      <Fact name={t('library.inspector.made')}>
        {seconds === undefined ? when : t('library.inspector.madeIn', { when, seconds })}
      </Fact>
      {cost !== undefined && (
        <Fact name={t('library.inspector.cost')}>
          {t('library.inspector.costEach', {
            credits: creditsText(cost, i18n.language),
            dollars: dollarsText(creditsToDollars(cost), i18n.language),
          })}
        </Fact>
      )}
      <Fact name={t('library.inspector.set')}>
        {t('library.inspector.place', { position: picture.position, count: picture.setSize })}
      </Fact>
      {taskId !== undefined && (
        <Fact name={t('library.inspector.task')}>
          <span className={styles.task} title={taskId}>
            {taskId}
          </span>
          <IconButton
            className={styles.copyTask}
            label={t('library.inspector.copyTask')}
            icon={<Copy aria-hidden />}
            onClick={() => {
              copyText(taskId, t('library.inspector.taskCopied'));
            }}
          />
        </Fact>
      )}
    </dl>
  );
}
