import { nativeImage, type NativeImage, type WebContents } from 'electron';

/** Longest edge of the picture under the pointer, in pixels. */
const iconEdge = 128;

async function dragIcon(original: string, fallback: string, platform: NodeJS.Platform): Promise<NativeImage> {
  let icon: NativeImage;
  if (platform === 'linux') {
    const image = nativeImage.createFromPath(original);
    const { width, height } = image.getSize();
    // The drag is under way already, so what is quickly made is better than what is well made.
    const edge = width >= height ? { width: iconEdge } : { height: iconEdge };
    icon = image.isEmpty() ? image : image.resize({ ...edge, quality: 'good' });
  } else {
    // The system's own thumbnail, which it may already have; it rejects for a file it cannot draw.
    icon = await nativeImage
      .createThumbnailFromPath(original, { width: iconEdge, height: iconEdge })
      .catch(() => nativeImage.createEmpty());
  }
  // A drag without a picture is refused by macOS, so something is always shown.
  return icon.isEmpty() ? nativeImage.createFromPath(fallback) : icon;
}

/**
 * Lets the drag that is under way in the page carry the original files to another program.
 * `files` are absolute paths of files that exist, at least one; the first is shown under the pointer.
 */
export async function startFileDrag(
  contents: WebContents,
  files: readonly string[],
  fallbackIcon: string,
  platform: NodeJS.Platform,
): Promise<void> {
  const [first] = files;
  if (first === undefined) throw new Error('A drag needs a file.');
  contents.startDrag({ file: first, files: [...files], icon: await dragIcon(first, fallbackIcon, platform) });
}
