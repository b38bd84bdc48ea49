import { useTranslation } from 'react-i18next';
import type { Picture } from '../../../shared/domain/index.ts';
import { Fact } from './Fact.tsx';
import { differentRequest, namedSize } from './pictureFacts.ts';

/** The picture's size; where it is not the size that was asked for, both. */
export function SizeFacts({ picture }: { picture: Picture }) {
  const { t } = useTranslation();
  const { draft, width, height } = picture;
  const requested = differentRequest(draft.size, { width, height });
  const named = namedSize(width, height);
  const pixels = t('library.inspector.pixels', { width, height });
  const received = named === undefined ? pixels : `${pixels} · ${named}`;
  if (!requested) return <Fact name={t('library.inspector.size')}>{received}</Fact>;
  return (
    <>
      <Fact name={t('library.inspector.requested')}>
        {t('library.inspector.pixels', { width: requested.width, height: requested.height })}
      </Fact>
      <Fact name={t('library.inspector.received')}>{received}</Fact>
    </>
  );
}
