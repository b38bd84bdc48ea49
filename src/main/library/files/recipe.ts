import { z } from 'zod';
import { generationStatuses, type GenerationError, type GenerationStatus } from '../../../shared/domain/generation.ts';
import { idPattern, type GenerationId, type ReferenceId } from '../../../shared/domain/ids.ts';
import type { Draft } from '../../../shared/seedream/draft.ts';
import type { GenerationRequest } from '../../../shared/seedream/request.ts';
import { parseJson } from '../../files/textFile.ts';

/** A picture's file as a recipe names it. */
export interface RecipeFile {
  position: number;
  /** File name in the recipe's folder. */
  name: string;
  sha256: string;
  bytes: number;
  width: number;
  height: number;
  mediaType: string;
  /** Its dominant one, `#rrggbb`, to stand for it before its thumbnail is there. */
  colour?: string;
  /** When the artist deleted it forever. */
  deletedAt?: string;
  /** Where the artist moved it to, relative to the library. */
  movedTo?: string;
}

/**
 * `recipe.json`: how a generation was made. It lies beside its pictures, and the index is rebuilt from
 * it. Until a generation has a folder, the same shape lies in `.reverie/records/<id>.json`.
 * Times are ISO 8601 in UTC.
 */
export interface Recipe {
  recipeVersion: 1;
  generationId: GenerationId;
  status: GenerationStatus;
  model: string;
  prompt: string;
  draft: Draft;
  picturesRequested: number;
  createdAt: string;
  submittedAt?: string;
  acceptedAt?: string;
  completedAt?: string;
  /** The exact body that was posted, and its idempotency key. */
  request?: GenerationRequest;
  idempotencyKey?: string;
  taskId?: string;
  credits?: { reserved?: number; used?: number };
  /** The API's answers, whole: to the submit and the last one to the task. */
  answers: { submit?: unknown; task?: unknown };
  /** In sending order. `file` is relative to the library folder. */
  references: {
    position: number;
    referenceId: ReferenceId;
    name: string;
    file: string;
    /** What is sent of it, where that is not the original itself. */
    sentFile?: string;
    note?: string;
  }[];
  files: RecipeFile[];
  /** Links of results that are not saved (yet). */
  unsaved?: { position: number; url: string }[];
  resultsExpireAt?: string;
  error?: GenerationError;
  /** The artist put its card away. */
  dismissed?: boolean;
}

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
