import type { ReferenceVersion, SourceFormat } from '../../shared/domain/index.ts';
import { bytesText } from '../locales/format.ts';

/** How the formats write themselves; the same in every language. */
const formatNames: Record<SourceFormat, string> = {
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
  gif: 'GIF',
  bmp: 'BMP',
  tiff: 'TIFF',
  heic: 'HEIC',
  avif: 'AVIF',
};

/** `TIFF 9200 × 6132, 84 MB`. */
export function versionWords({ format, width, height, bytes }: ReferenceVersion, locale: string): string {
  return `${formatNames[format]} ${width} × ${height}, ${bytesText(bytes, locale)}`;
}
