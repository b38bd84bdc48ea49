import { createImaging, type Imaging } from '../../src/main/imaging/index.ts';
import { silentLogger } from '../../src/main/logging/logger.ts';

export const imagingWorker = new URL('../../src/main/imaging/worker.ts', import.meta.url);

export function testImaging(): Imaging {
  return createImaging({ worker: imagingWorker, threads: 1, logger: silentLogger });
}

/**
 * Draws the simulator's pictures for tests that do not look at them: a real JPEG of the exact size in one
 * flat colour taken from the drawing, so that pictures differ and cost little.
 */
export function plainPictures(imaging: Imaging) {
  return (svg: string, width: number, height: number, quality: number): Promise<Uint8Array> => {
    let mixed = 7;
    for (let index = 0; index < svg.length; index += 1) mixed = (mixed * 31 + svg.charCodeAt(index)) % 0xffffff;
    const colour = `#${mixed.toString(16).padStart(6, '0')}`;
    const flat = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${colour}"/></svg>`;
    return imaging.drawSvg(flat, width, height, quality);
  };
}
