import type { GenerationError, GenerationStatus, UnconfirmedMatch } from '../../shared/domain/generation.ts';
import type { GenerationId } from '../../shared/domain/ids.ts';
import type { Draft } from '../../shared/seedream/draft.ts';
import type { GenerationRequest } from '../../shared/seedream/request.ts';

/** A generation as the index keeps it. Times are milliseconds since 1970. */
export interface GenerationRow {
  id: GenerationId;
  createdAt: number;
  status: GenerationStatus;
  draft: Draft;
  picturesRequested: number;
  request: GenerationRequest | undefined;
  idempotencyKey: string | undefined;
  /** From just before the POST until its answer is understood. Still set after a crash: the answer is not known. */
  postOpen: boolean;
  /** Failed attempts at the present step in a row. */
  attempts: number;
  nextAttemptAt: number | undefined;
  /** Just before the last POST. */
  submittedAt: number | undefined;
  taskId: string | undefined;
  acceptedAt: number | undefined;
  progress: number | undefined;
  estimatedSeconds: number | undefined;
  creditsReserved: number | undefined;
  creditsUsed: number | undefined;
  answers: { submit?: unknown; task?: unknown };
  resultsExpireAt: number | undefined;
  completedAt: number | undefined;
  error: GenerationError | undefined;
  checkedAt: number | undefined;
  match: UnconfirmedMatch | undefined;
  unwatched: boolean;
  dismissed: boolean;
  folder: string | undefined;
  /** The mark of the installation that made it; undefined of one that was made anew from the folders. */
  owner: string | undefined;
  /** The account whose key it was made with. Says nothing of the key. */
  account: string | undefined;
}

/** A link to a finished picture and how far its download is. */
export interface ResultRow {
  position: number;
  url: string;
  attempts: number;
  nextAttemptAt: number | undefined;
  problem: string | undefined;
  state: 'waiting' | 'saved' | 'lost';
}

/** What a transition changes. `undefined` clears. */
export type RowPatch = Partial<Omit<GenerationRow, 'id' | 'createdAt' | 'draft' | 'picturesRequested'>>;

type SqlValue = string | number | null;
export type SqlRow = Record<string, SqlValue>;

const text = (value: SqlValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
const number = (value: SqlValue | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
/** What a JSON column holds; it was written by `patchColumns` from the type it is read as. */
function json(value: SqlValue | undefined): never | undefined {
  return typeof value === 'string' ? (JSON.parse(value) as never) : undefined;
}

export function rowFromSql(sql: SqlRow): GenerationRow {
  return {
    id: sql.id as GenerationId,
    createdAt: sql.created_at as number,
    status: sql.status as GenerationStatus,
    draft: JSON.parse(sql.draft as string) as Draft,
    picturesRequested: sql.pictures_requested as number,
    request: json(sql.request),
    idempotencyKey: text(sql.idempotency_key),
    postOpen: sql.post_open === 1,
    attempts: sql.attempts as number,
    nextAttemptAt: number(sql.next_attempt_at),
    submittedAt: number(sql.submitted_at),
    taskId: text(sql.task_id),
    acceptedAt: number(sql.accepted_at),
    progress: number(sql.progress),
    estimatedSeconds: number(sql.estimated_seconds),
    creditsReserved: number(sql.credits_reserved),
    creditsUsed: number(sql.credits_used),
    answers: json(sql.answers) ?? {},
    resultsExpireAt: number(sql.results_expire_at),
    completedAt: number(sql.completed_at),
    error: json(sql.error),
    checkedAt: number(sql.checked_at),
    match: json(sql.match),
    unwatched: sql.unwatched === 1,
    dismissed: sql.dismissed === 1,
    folder: text(sql.folder),
    owner: text(sql.owner),
    account: text(sql.account),
  };
}

const asJson = (value: unknown): SqlValue => (value === undefined ? null : JSON.stringify(value));
const asIs = (value: unknown): SqlValue => (value === undefined ? null : (value as SqlValue));
const asBit = (value: unknown): SqlValue => (value ? 1 : 0);

/** Column and encoding of everything a patch may set. */
export const patchColumns: { [Name in keyof RowPatch]-?: [column: string, encode: (value: unknown) => SqlValue] } = {
  status: ['status', asIs],
  request: ['request', asJson],
  idempotencyKey: ['idempotency_key', asIs],
  postOpen: ['post_open', asBit],
  attempts: ['attempts', asIs],
  nextAttemptAt: ['next_attempt_at', asIs],
  submittedAt: ['submitted_at', asIs],
  taskId: ['task_id', asIs],
  acceptedAt: ['accepted_at', asIs],
  progress: ['progress', asIs],
  estimatedSeconds: ['estimated_seconds', asIs],
  creditsReserved: ['credits_reserved', asIs],
  creditsUsed: ['credits_used', asIs],
  answers: ['answers', asJson],
  resultsExpireAt: ['results_expire_at', asIs],
  completedAt: ['completed_at', asIs],
  error: ['error', asJson],
  checkedAt: ['checked_at', asIs],
  match: ['match', asJson],
  unwatched: ['unwatched', asBit],
  dismissed: ['dismissed', asBit],
  folder: ['folder', asIs],
  owner: ['owner', asIs],
  account: ['account', asIs],
};
