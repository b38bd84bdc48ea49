import { formatNames, type ReferenceVersion } from '../../shared/domain/index.ts';
import { bytesText } from '../locales/format.ts';

/** `TIFF 9200 × 6132, 84 MB`. */
export function versionWords({ format, width, height, bytes }: ReferenceVersion, locale: string): string {
  return `${formatNames[format]} ${width} × ${height}, ${bytesText(bytes, locale)}`;
}
