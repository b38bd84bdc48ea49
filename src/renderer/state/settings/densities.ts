/** Target heights of the grid's rows, in pixels; the slider goes between 96 and 360. */
export const densities = { small: 112, medium: 172, large: 264 } as const;
export type Density = keyof typeof densities;

export const densityNames = Object.keys(densities) as readonly Density[];

/** The density that a height stands for, if any. */
export function densityOf(rowHeight: number): Density | undefined {
  return densityNames.find((name) => densities[name] === rowHeight);
}
