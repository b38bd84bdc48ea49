import { z } from 'zod';

/** One call of the bridge: how its input is checked, and the type of what it answers. */
export interface Route<Input extends z.ZodType, Output> {
  input: Input;
  /** Only a type; nothing is here at run time. */
  readonly output?: Output;
}

export function route<Input extends z.ZodType>(input: Input) {
  return { answers: <Output>(): Route<Input, Output> => ({ input }) };
}

export const nothing = z.tuple([]);

export interface Page<Item> {
  items: Item[];
  /** Where to go on; absent on the last page. */
  nextCursor?: string;
}
