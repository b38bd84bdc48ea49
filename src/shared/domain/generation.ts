import type { Draft } from '../seedream/draft.ts';
import type { GenerationId, PictureId, ReferenceId } from './ids.ts';

/**
 * Where a generation stands. It only moves forward through this list, except that `unconfirmed`
 * may become `running` (adopted), `submitting` (sent again by the artist) or `cancelled` (dismissed).
 */
export const generationStatuses = [
  'queued',
  'preparing',
  'submitting',
  'running',
  'saving',
  'completed',
  'failed',
  'cancelled',
  'unconfirmed',
] as const;
export type GenerationStatus = (typeof generationStatuses)[number];

/** Nothing more happens to a generation in one of these by itself. */
export const terminalStatuses = ['completed', 'failed', 'cancelled'] as const satisfies GenerationStatus[];

export function isTerminal(status: GenerationStatus): boolean {
  return (terminalStatuses as readonly GenerationStatus[]).includes(status);
}

/** What is being done within a status; the interface turns it into words. */
export type GenerationStage =
  | 'waiting_in_line'
  | 'waiting_for_network'
  | 'waiting_for_key'
  | 'preparing_references'
  | 'uploading_references'
  | 'sending'
  | 'waiting_to_send_again'
  | 'waiting_for_model'
  | 'unknown_to_key'
  | 'generating'
  | 'saving'
  | 'saving_late';

/** Its library came from elsewhere, or another account's key is in use than the one it was made with. */
export type HeldReason = 'copied' | 'account';

export interface GenerationError {
  /** The API's code, or one of ours (`no_pictures`, `results_expired`, …). Unknown codes are kept as they came. */
  code: string;
  /** Plain words for the artist: what happened, what it cost, what to do. */
  message: string;
  /** What the service said, word for word, for Details. */
  serviceMessage?: string;
  requestId?: string;
  /** Whether the service says or implies that nothing was charged. */
  charged: 'no' | 'unknown';
  /** Whether sending the same thing again can help. A retry is always a new paid task. */
  retry: 'yes' | 'edit_first' | 'no';
}

export interface GeneratedPicture {
  id: PictureId;
  /** Place in the set, from 1. */
  position: number;
  width: number;
  height: number;
  thumbnailUrl: string;
}

export interface GenerationReference {
  referenceId: ReferenceId;
  name: string;
  thumbnailUrl: string;
}

/** A task of the account that could be the one whose answer was lost. */
export interface UnconfirmedMatch {
  taskId: string;
  /** When the service says it was created, in milliseconds since 1970. */
  createdAt: number;
}

/** A generation as the interface sees it. Times are milliseconds since 1970-01-01 UTC. */
export interface Generation {
  id: GenerationId;
  status: GenerationStatus;
  prompt: string;
  draft: Draft;
  references: GenerationReference[];
  /** How many pictures were asked for in this task, 1 to 15. */
  requestedPictures: number;
  createdAt: number;
  submittedAt?: number;
  completedAt?: number;
  taskId?: string;
  /** 0 to 100, as the service reports it; absent while it has reported none. */
  progress?: number;
  stage?: GenerationStage;
  /** For stages that count: `2 of 3`. */
  stageCount?: { done: number; total: number };
  /** When the next automatic step (sending, download) is due. */
  nextAttemptAt?: number;
  estimatedSeconds?: number;
  /** When the links to results that are not saved yet end. */
  resultsExpireAt?: number;
  error?: GenerationError;
  credits?: { reserved?: number; used?: number };
  pictures: GeneratedPicture[];
  /** Only while `unconfirmed`: when the account was last looked through, and what was found. */
  checkedAt?: number;
  match?: UnconfirmedMatch;
  /** It is not sent by itself: only `generations.sendHeld` sends it, and `cancel` removes it. */
  held?: { reason: HeldReason };
  /** The artist stopped watching it; it is still collected when it finishes. */
  unwatched?: boolean;
  /** The artist put its card away. */
  dismissed?: boolean;
}
