import { z } from 'zod';
import { generationStatuses, type Generation } from '../domain/generation.ts';
import type { GenerationId, ReferenceId } from '../domain/ids.ts';
import type { ReferenceVersion, SentFormat } from '../domain/reference.ts';
import type { DraftProblem } from '../seedream/checkDraft.ts';
import type { Draft } from '../seedream/draft.ts';
import type { GenerationRequest } from '../seedream/request.ts';
import { aspectRatios, tiers } from '../seedream/sizes.ts';
import { generationId, generationIds, referenceId } from './idSchemas.ts';
import { cursor, route, type Page } from './route.ts';

/*
 * Shapes only. The model's limits (prompt length, counts, areas) are not repeated here: `checkDraft`
 * decides those, with words the artist understands. What stands here bounds what main will look at.
 */
/** Far above the model's 2000, so that a long paste is refused with its length instead of a shapeless error. */
const longText = z.string().max(1_000_000);
const finite = z.number().min(-1e12).max(1e12);

export const sizeChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('auto'), tier: z.enum(tiers) }),
  z.strictObject({ kind: z.literal('ratio'), ratio: z.enum(aspectRatios), tier: z.enum(tiers) }),
  z.strictObject({ kind: z.literal('pixels'), width: finite, height: finite }),
]);

export const draft = z.strictObject({
  prompt: longText,
  references: z.array(z.strictObject({ referenceId, note: z.string().max(10_000).optional() })).max(1000),
  size: sizeChoice,
  count: finite,
  countMode: z.enum(['set', 'separate']),
  approvedPrompt: longText.optional(),
}) satisfies z.ZodType<Draft, unknown>;

export const generationQuery = z
  .strictObject({
    status: z.union([z.enum(generationStatuses), z.array(z.enum(generationStatuses)).max(20)]).optional(),
    /** Items a page, 1 to 500; 100 when absent. */
    limit: z.int().min(1).max(500).optional(),
    cursor: cursor.optional(),
    /** Only those whose card was put away, or only those whose card was not. */
    dismissed: z.boolean().optional(),
  })
  .default({});
export type GenerationQuery = z.output<typeof generationQuery>;

export interface Estimate {
  /** Pictures asked for, over all tasks. */
  pictures: number;
  tasks: number;
  credits: number;
  dollars: number;
  problems: DraftProblem[];
}

/** "What will be sent": all of it, before it is. */
export interface SendingPreview {
  /**
   * The exact body of each task; never holds the key. In `image_urls` a reference that is not up yet
   * stands with its name, since its address is not known before.
   */
  request: GenerationRequest;
  /** The prompt in it. */
  prompt: string;
  /** The prompt as it would be with every note, for the artist to read and approve; equal when there is none. */
  promptWithNotes: string;
  /** In sending order. */
  references: SendingReference[];
  /** Pictures asked for, over all tasks. */
  pictures: number;
  tasks: number;
  credits: number;
  dollars: number;
  /** Why it cannot be sent; empty when it can. */
  problems: DraftProblem[];
  /** What to look at first; keeps nothing from being sent. */
  warnings: DraftProblem[];
}

export interface SendingReference {
  /** From 1. */
  position: number;
  referenceId: ReferenceId;
  name: string;
  sentAs: ReferenceVersion<SentFormat>;
  changes: string[];
  /** Its address where it is up already. */
  url?: string;
}

export const generationRoutes = {
  estimate: route(z.tuple([draft])).answers<Estimate>(),
  /** Exactly what `submit` would send for this draft. Nothing is written or sent. */
  preview: route(z.tuple([draft])).answers<SendingPreview>(),
  submit: route(z.tuple([draft])).answers<{ ids: GenerationId[] }>(),
  get: route(z.tuple([generationId])).answers<Generation>(),
  list: route(z.tuple([generationQuery])).answers<Page<Generation>>(),
  cancel: route(z.tuple([generationId])).answers<{
    outcome: 'cancelled' | 'unwatched' | 'already_ended';
  }>(),
  retry: route(z.tuple([generationId])).answers<{ ids: GenerationId[] }>(),
  /** Sends what waits for the artist because its library was copied or another key is in use. */
  sendHeld: route(z.tuple([generationId])).answers<Generation>(),
  retryDownload: route(z.tuple([generationId])).answers<Generation>(),
  checkUnconfirmed: route(z.tuple([generationId])).answers<Generation>(),
  resolveUnconfirmed: route(z.tuple([generationId, z.enum(['adopt', 'resend', 'dismiss'])])).answers<Generation>(),
  dismiss: route(z.tuple([generationId])).answers<Generation>(),
  /** Puts the cards of ended generations away, or back: all of them, or none where one has not ended (`not_possible_now`). */
  setDismissed: route(z.tuple([generationIds, z.boolean()])).answers<Generation[]>(),
} as const;

export interface GenerationEvents {
  changed: Generation;
}
