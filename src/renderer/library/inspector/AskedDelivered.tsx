import { useTranslation } from 'react-i18next';
import type { Picture } from '../../../shared/domain/index.ts';
import { requestedPixels } from '../../../shared/seedream/checkDraft.ts';
import styles from './Curated.module.css';
import { namedSize } from './pictureFacts.ts';

/** What was asked for beside what was delivered. */
export function AskedDelivered({ picture }: { picture: Picture }) {
  const { t } = useTranslation();
  const { draft, width, height } = picture;
  const asked = requestedPixels(draft.size);
  const delivered = t('library.inspector.pixels', { width, height });
  const named = namedSize(width, height);
  const sizeAsked =
    draft.size.kind === 'auto'
      ? t('library.inspector.autoAsked', { tier: draft.size.tier })
      : asked && t('library.inspector.pixels', { width: asked.width, height: asked.height });
  return (
    <table className={styles.compared}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('library.inspector.asked')}</th>
          <th scope="col">{t('library.inspector.delivered')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('library.inspector.size')}</th>
          <td>{sizeAsked}</td>
          <td>
            {delivered}
            {named !== undefined && (
              <>
                <br />
                {named}
              </>
            )}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
