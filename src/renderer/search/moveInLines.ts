/** Where an option stands in a list that flows over several lines, pixels. */
export interface OptionBox {
  left: number;
  top: number;
  width: number;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * The option that an arrow key leads to from option `at`; the last one leads to the first. Up and Down go to the
 * nearest option of the next line, and where all stand in one line to the next one. With nothing marked the list
 * is entered at its beginning or its end. Undefined for an empty list.
 */
export function moveInLines(
  boxes: readonly OptionBox[],
  at: number | undefined,
  direction: Direction,
): number | undefined {
  if (boxes.length === 0) return undefined;
  const step = direction === 'down' || direction === 'right' ? 1 : -1;
  const from = at === undefined ? undefined : boxes[at];
  if (at === undefined || !from) return step === 1 ? 0 : boxes.length - 1;
  const lines = [...new Set(boxes.map(({ top }) => top))];
  if (direction === 'left' || direction === 'right' || lines.length === 1) {
    return (at + step + boxes.length) % boxes.length;
  }
  const line = lines[(lines.indexOf(from.top) + step + lines.length) % lines.length];
  const middle = ({ left, width }: OptionBox): number => left + width / 2;
  const distance = (box: OptionBox): number => Math.abs(middle(box) - middle(from));
  return boxes.reduce<number | undefined>((best, box, index) => {
    if (box.top !== line) return best;
    const nearest = best === undefined ? undefined : boxes[best];
    return nearest && distance(nearest) <= distance(box) ? best : index;
  }, undefined);
}
