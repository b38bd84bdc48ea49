/** Longest edge of the thumbnail that every picture has, in pixels. */
const smallEdge = 512;
/** A thumbnail may be drawn this much larger than it is before the eye sees it. */
const tolerance = 1.25;

/** Whether a picture drawn at a size in CSS pixels shows more than its ordinary thumbnail has, and has more to show. */
export function needsSharper(
  drawn: { width: number; height: number },
  pixelRatio: number,
  picture: { width: number; height: number },
): boolean {
  const longest = Math.max(drawn.width, drawn.height) * pixelRatio;
  return longest > smallEdge * tolerance && Math.max(picture.width, picture.height) > smallEdge;
}
