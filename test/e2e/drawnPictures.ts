import sharp, { type Sharp } from 'sharp';

/** A file as an artist has it on the disk. */
export interface DrawnFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** Simple scenes, so that a wrong order is seen at a glance. */
const scenes = {
  courtyard: [
    '#c98a6b',
    '#7d4a3c',
    '<path d="M60 200V110a40 40 0 0 1 80 0v90zM170 200V110a40 40 0 0 1 80 0v90z" fill="#5d2f2a"/>',
  ],
  vase: ['#cdbfa8', '#8d7f6a', '<path d="M110 80h80l-12 30c30 30 26 70 0 90h-56c-26-20-30-60 0-90z" fill="#2f6f78"/>'],
  lake: ['#d7dde0', '#7d97a5', '<path d="M0 130l70-60 60 45 80-75 90 90v70H0z" fill="#3d5866"/>'],
  leaves: [
    '#dfe3cf',
    '#a9b78c',
    '<g fill="#4f7a3e"><circle cx="90" cy="90" r="50"/><circle cx="180" cy="120" r="60"/></g>',
  ],
} as const;
export type Scene = keyof typeof scenes;

function draw(scene: Scene, width: number, height: number): Sharp {
  const [top, bottom, shape] = scenes[scene];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 300 200" preserveAspectRatio="xMidYMid slice">
    <linearGradient id="g" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient>
    <rect width="300" height="200" fill="url(#g)"/>${shape}</svg>`;
  return sharp(Buffer.from(svg)).removeAlpha();
}

export async function jpegFile(name: string, scene: Scene, width: number, height: number): Promise<DrawnFile> {
  return { name, type: 'image/jpeg', bytes: await draw(scene, width, height).jpeg().toBuffer() };
}

export async function pngFile(name: string, scene: Scene, width: number, height: number): Promise<DrawnFile> {
  return { name, type: 'image/png', bytes: await draw(scene, width, height).png().toBuffer() };
}

/** As a print shop sends it: CMYK in a TIFF. */
export async function cmykTiffFile(name: string, scene: Scene, width: number, height: number): Promise<DrawnFile> {
  const bytes = await draw(scene, width, height).toColourspace('cmyk').tiff({ compression: 'lzw' }).toBuffer();
  return { name, type: 'image/tiff', bytes };
}

/** As a phone takes it: lying on its side, with the place where it was taken. */
export async function phoneFile(name: string, scene: Scene, width: number, height: number): Promise<DrawnFile> {
  const upright = await draw(scene, width, height).png().toBuffer();
  const bytes = await sharp(upright)
    .rotate(-90)
    .withExif({
      IFD0: { Make: 'Phone', Orientation: '6' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '52/1 31/1 12/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '13/1 24/1 18/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  return { name, type: 'image/jpeg', bytes };
}
