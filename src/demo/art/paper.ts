import { seededRandom } from '../random.ts';
import { short, type Sheet } from './sheet.ts';

/** Flecks of one kind for a sheet of a million square units. */
const density = 3200;

/**
 * The tooth of the paper: short fibres, lighter and darker than what they lie on. Plain shapes, because a noise
 * filter over the whole sheet would cost seconds at 2K.
 */
export function addPaper(sheet: Sheet, strength: number): void {
  const random = seededRandom('paper');
  const flecks = (): string => {
    let data = '';
    const count = Math.round((density * sheet.width * sheet.height) / 1_000_000);
    for (let index = 0; index < count; index += 1) {
      const length = random.between(2.5, 9);
      data += `M${short(random.next() * sheet.width)} ${short(random.next() * sheet.height)}l${short(length)} ${short(random.between(-0.6, 0.6))}l${short(-length * random.next())} ${short(random.between(0.5, 1.1))}z`;
    }
    return data;
  };
  sheet.path(flecks(), { fill: '#ffffff', opacity: strength });
  sheet.path(flecks(), { fill: '#2b2f3a', opacity: strength * 0.8 });
}
