import { formatNames } from '../../shared/domain/pictureFormat.ts';
import type { ReferenceVersion, SentFormat } from '../../shared/domain/reference.ts';
import type { FitStep, SourceProbe } from './planFit.ts';

const megapixels = (width: number, height: number): string => {
  const millions = (width * height) / 1_000_000;
  return `${millions >= 10 ? Math.round(millions) : Math.round(millions * 10) / 10} MP`;
};
const megabytes = (bytes: number): string => `${Math.round(bytes / 100_000) / 10} MB`;

/** What was done to a picture, in plain words for its badge: `turned upright`, `48 MP to 36 MP`, `TIFF to PNG`. */
export function describeFit(
  probe: SourceProbe,
  steps: readonly FitStep[],
  was: ReferenceVersion,
  sent: ReferenceVersion<SentFormat>,
): string[] {
  const changes: string[] = [];
  for (const step of steps) {
    switch (step.do) {
      case 'take_first_frame':
        changes.push(`first of ${step.of} ${probe.format === 'tiff' ? 'pages' : 'frames'}`);
        break;
      case 'turn':
        changes.push('turned upright');
        break;
      case 'to_srgb':
        changes.push(`${step.from} to sRGB`);
        break;
      case 'to_8_bit':
        changes.push(`${step.from}-bit to 8-bit`);
        break;
      case 'scale':
      case 'encode':
      case 'clean':
        // What came of these is told below.
        break;
    }
  }
  if (was.width !== sent.width || was.height !== sent.height) {
    const before = megapixels(was.width, was.height);
    const after = megapixels(sent.width, sent.height);
    changes.push(
      before === after ? `${was.width} × ${was.height} to ${sent.width} × ${sent.height}` : `${before} to ${after}`,
    );
  }
  if (was.format !== sent.format) changes.push(`${formatNames[was.format]} to ${formatNames[sent.format]}`);
  const encoded = steps.some((step) => step.do === 'encode');
  if (encoded && changes.length === 0) changes.push(`${megabytes(was.bytes)} to ${megabytes(sent.bytes)}`);
  if (probe.location) changes.push('location removed');
  else if (probe.privateData) changes.push('private details removed');
  return changes;
}
