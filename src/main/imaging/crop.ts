import { writeFile } from 'node:fs/promises';
import type sharp from 'sharp';
import type { CropArea, SentFormat } from '../../shared/domain/reference.ts';
import { referenceLimits } from '../../shared/seedream/limits.ts';
import { openSource, withoutIdleAlpha } from './openSource.ts';
import { packWithin, unfold } from './pack.ts';
import { uprightSize } from './planFit.ts';
import { DamagedStructure } from './privateData.ts';

/** Cuts a part out of an upright picture, inside the worker; see `Imaging.crop`. */
export async function cropReference(
  library: typeof sharp,
  file: Uint8Array,
  area: CropArea,
  target: string,
): Promise<{ format: SentFormat; bytes: number }> {
  const source = await openSource(library, file);
  const { height, width } = uprightSize(source.probe);
  if (area.left + area.width > width || area.top + area.height > height) {
    throw new DamagedStructure(`${JSON.stringify(area)} leaves ${width} x ${height}`);
  }
  const pixels = withoutIdleAlpha(await unfold(source.pixels().extract(area)));
  const as: SentFormat[] = pixels.channels === 4 ? ['png', 'webp'] : ['png', 'jpeg'];
  const { bytes, format } = await packWithin(library, pixels, as, referenceLimits.maximumBytes);
  await writeFile(target, bytes);
  return { format, bytes: bytes.length };
}
