/**
 * The colour that most of the picture is near, as `#rrggbb`: the mean of the fullest of 4,096 boxes
 * (16 steps a channel). Transparent pixels do not count; a picture without any other is grey.
 * `pixels` holds 1 (grey), 2 (grey, alpha), 3 (RGB) or 4 (RGBA) bytes a pixel.
 */
export function dominantColour(pixels: Uint8Array, channels: number): string {
  const counts = new Uint32Array(4096);
  const sums = new Float64Array(4096 * 3);
  const grey = channels < 3;
  const alpha = channels === 2 ? 1 : channels === 4 ? 3 : -1;
  for (let offset = 0; offset + channels <= pixels.length; offset += channels) {
    if (alpha >= 0 && (pixels[offset + alpha] ?? 0) < 128) continue;
    const red = pixels[offset] ?? 0;
    const green = grey ? red : (pixels[offset + 1] ?? 0);
    const blue = grey ? red : (pixels[offset + 2] ?? 0);
    const box = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    counts[box] = (counts[box] ?? 0) + 1;
    sums[box * 3] = (sums[box * 3] ?? 0) + red;
    sums[box * 3 + 1] = (sums[box * 3 + 1] ?? 0) + green;
    sums[box * 3 + 2] = (sums[box * 3 + 2] ?? 0) + blue;
  }
  let fullest = 0;
  for (let box = 1; box < counts.length; box += 1) {
    if ((counts[box] ?? 0) > (counts[fullest] ?? 0)) fullest = box;
  }
  const count = counts[fullest] ?? 0;
  if (count === 0) return '#808080';
  const mean = (channel: number): string =>
    Math.round((sums[fullest * 3 + channel] ?? 0) / count)
      .toString(16)
      .padStart(2, '0');
  return `#${mean(0)}${mean(1)}${mean(2)}`;
}
