/** `value` moved one step (ten with `far`) in `direction`, kept inside the limits. */
export function stepNumber(
  value: number,
  direction: 1 | -1,
  far: boolean,
  limits: { minimum: number; maximum: number },
): number {
  return Math.min(limits.maximum, Math.max(limits.minimum, value + direction * (far ? 10 : 1)));
}
