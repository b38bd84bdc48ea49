import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strict } from './strict.ts';

type Members = 'getSize' | 'isEmpty' | 'resize' | 'toPNG';

/** Pixels by the header of a PNG or JPEG file, the two kinds Electron reads on every system. */
function sizeByHeader(bytes: Buffer): Electron.Size | undefined {
  if (bytes.length > 24 && bytes.readUInt32BE(0) === 0x89_50_4e_47) {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xff_d8) return undefined;
  for (let at = 2; at + 9 < bytes.length;) {
    const marker = bytes.readUInt16BE(at);
    const isFrame = marker >= 0xff_c0 && marker <= 0xff_cf && ![0xff_c4, 0xff_c8, 0xff_cc].includes(marker);
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

class StandInImage implements Pick<Electron.NativeImage, Members> {
  readonly #path: string;
  readonly #size: Electron.Size | undefined;

  constructor(path: string, size: Electron.Size | undefined) {
    this.#path = path;
    this.#size = size;
  }

  isEmpty(): boolean {
    return this.#size === undefined;
  }

  getSize(): Electron.Size {
    return this.#size ?? { width: 0, height: 0 };
  }

  resize({ width, height }: Electron.ResizeOptions): Electron.NativeImage {
    const own = this.getSize();
    const scale = width === undefined ? (height ?? own.height) / own.height : width / own.width;
    return image(this.#path, {
      width: width ?? Math.round(own.width * scale),
      height: height ?? Math.round(own.height * scale),
    });
  }

  /** Converted by a process of its own, because this call answers at once and no decoder here does. */
  toPNG(): Buffer<ArrayBuffer> {
    if (this.#size === undefined) return Buffer.alloc(0);
    const { width, height } = this.#size;
    const script = join(import.meta.dirname, 'toPng.ts');
    return execFileSync(process.execPath, [script, this.#path, String(width), String(height)], {
      maxBuffer: 1_000_000_000,
    });
  }
}

function image(path: string, size: Electron.Size | undefined): Electron.NativeImage {
  return strict('NativeImage', new StandInImage(path, size)) as unknown as Electron.NativeImage;
}

function createFromPath(path: string): Electron.NativeImage {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    // Electron too answers an empty image for a file it cannot read.
    return image(path, undefined);
  }
  return image(path, sizeByHeader(bytes));
}

/** Electron's `nativeImage`, for PNG and JPEG files. */
export const standInNativeImage = {
  createEmpty: () => image('', undefined),
  createFromPath,
  async createThumbnailFromPath(path: string, size: Electron.Size) {
    const whole = createFromPath(path);
    if (whole.isEmpty()) throw new Error('Failed to get thumbnail from local thumbnail cache reference');
    return whole.resize({ width: size.width });
  },
} satisfies Pick<typeof Electron.nativeImage, 'createEmpty' | 'createFromPath' | 'createThumbnailFromPath'>;
