import { colourOf } from './colour.ts';
import { hashOf } from '../random.ts';

/**
 * Colours that stand for a reference where nobody has decoded it: three related muted ones, always the same for the
 * same bytes.
 */
export function referenceColours(bytes: Uint8Array): string[] {
  // A thousand bytes spread over the file tell files apart, and cost the same for a large one.
  const step = Math.max(1, Math.floor(bytes.length / 1000));
  const sample: number[] = [bytes.length];
  for (let offset = 0; offset < bytes.length; offset += step) sample.push(bytes[offset] ?? 0);
  const hash = hashOf(...sample);
  const hue = hash % 360;
  const apart = 40 + ((hash >>> 9) % 100);
  return [colourOf(0.62, 0.1, hue), colourOf(0.8, 0.06, hue + apart), colourOf(0.4, 0.07, hue - 30)];
}
