import { z } from 'zod';

/*
 * Readers of single values in answers whose fields are all optional and whose types have changed over
 * time: a value of an unexpected type counts as absent, it never makes the whole answer unreadable.
 */
const record = z.record(z.string(), z.unknown());
const text = z.string().trim().min(1);
const number = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/)
    .transform(Number),
]);
const code = z.union([text, z.number().transform(String)]);

const or = <Value>(result: { success: true; data: Value } | { success: false }): Value | undefined =>
  result.success ? result.data : undefined;

/** A plain object, every field kept. */
export const asRecord = (value: unknown): Record<string, unknown> | undefined =>
  Array.isArray(value) ? undefined : or(record.safeParse(value));
/** A string that is not blank, trimmed. */
export const asText = (value: unknown): string | undefined => or(text.safeParse(value));
/** A finite number, also when it is written as a string. */
export const asNumber = (value: unknown): number | undefined => or(number.safeParse(value));
/** An error code: a string, or a number as a string. */
export const asCode = (value: unknown): string | undefined => or(code.safeParse(value));

/** Milliseconds since 1970 from unix seconds, unix milliseconds or an ISO 8601 text. */
export function asTime(value: unknown): number | undefined {
  const count = asNumber(value);
  // 1e11 seconds is the year 5138; 1e11 milliseconds is 1973. Nothing here is as old or as far.
  if (count !== undefined) return count <= 0 ? undefined : Math.round(count < 1e11 ? count * 1000 : count);
  const written = asText(value);
  if (written === undefined) return undefined;
  const time = Date.parse(written);
  return Number.isNaN(time) ? undefined : time;
}
