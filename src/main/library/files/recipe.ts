import { z } from 'zod';
import { generationStatuses } from '../../../shared/domain/generation.ts';
import { idPattern } from '../../../shared/domain/ids.ts';
import { parseJson } from '../../textFile.ts';
import type { Recipe } from '../types.ts';

/** The only version of recipes so far. */
export const recipeVersion = 1;

const time = z.iso.datetime();
/** Milliseconds since 1970, in the year 2223: times beyond it do not fit into the numbers that the index sorts by. */
const latestTime = 8e12;
const createdAt = time.refine((text) => Date.parse(text) >= 0 && Date.parse(text) < latestTime, {
  error: 'no time between 1970 and 2223',
});
const position = z.int().min(1).max(1000);
const text = z.string();

/**
 * What has to be right for a recipe to be used; all else is kept as it is found, since people and later
 * versions may have added to it.
 */
const recipeSchema = z.looseObject({
  recipeVersion: z.literal(recipeVersion),
  generationId: text.regex(idPattern),
  status: z.enum(generationStatuses),
  model: text,
  prompt: text,
  draft: z.looseObject({
    prompt: text,
    references: z.array(z.looseObject({ referenceId: text })),
    size: z.looseObject({ kind: text }),
    count: z.number(),
    countMode: text,
  }),
  picturesRequested: z.int().min(1).max(1000),
  createdAt,
  submittedAt: time.optional(),
  acceptedAt: time.optional(),
  completedAt: time.optional(),
  request: z.looseObject({}).optional(),
  idempotencyKey: text.optional(),
  taskId: text.optional(),
  credits: z.looseObject({ reserved: z.number().optional(), used: z.number().optional() }).optional(),
  answers: z.looseObject({}).default({}),
  references: z.array(
    z.looseObject({
      position,
      referenceId: text.regex(idPattern),
      name: text,
      file: text,
      note: text.optional(),
    }),
  ),
  files: z.array(
    z.looseObject({
      position,
      /** A name, never a path: a recipe that came from elsewhere must not lead out of its folder. */
      name: text.min(1).regex(/^(?!\.\.?$)[^/\\]+$/),
      sha256: text.regex(/^[0-9a-f]{64}$/),
      bytes: z.int().min(0),
      width: z.int().min(1).max(65_535),
      height: z.int().min(1).max(65_535),
      mediaType: text,
      // Only for show: one that is none is left out.
      colour: text
        .regex(/^#[0-9a-f]{6}$/)
        .optional()
        .catch(undefined),
      deletedAt: text.optional(),
      /** Within the library; whoever uses it makes sure of that. */
      movedTo: text.optional(),
    }),
  ),
  unsaved: z.array(z.looseObject({ position, url: text })).optional(),
  resultsExpireAt: time.optional(),
  error: z.looseObject({ code: text, message: text }).optional(),
  dismissed: z.boolean().optional(),
});

/** Parses a recipe's text. Throws an Error whose message says in a few words what is wrong with it. */
export function readRecipe(content: string): Recipe {
  let value: unknown;
  try {
    value = parseJson(content);
  } catch (error) {
    throw new Error('it is not JSON', { cause: error });
  }
  const version = (value as { recipeVersion?: unknown } | null)?.recipeVersion;
  if (typeof version === 'number' && version > recipeVersion) {
    throw new Error(`it was written by a newer Reverie (version ${version})`);
  }
  const parsed = recipeSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${issue?.path.join('.') || 'it'} is wrong: ${issue?.message ?? 'unknown shape'}`);
  }
  // The schema checks what is used; the rest has the shape that Recipe gives it, or is not looked at.
  return parsed.data as unknown as Recipe;
}
