import type { Generation, GenerationReference, GenerationStage, HeldReason } from '../../shared/domain/generation.ts';
import type { ReferenceId } from '../../shared/domain/ids.ts';
import { assertNever } from '../../shared/domain/assertNever.ts';
import { model } from '../../shared/seedream/limits.ts';
import type { KeptPicture } from '../library/files/pictureFiles.ts';
import type { Recipe } from '../library/files/recipe.ts';
import type { GenerationRow, ResultRow } from './row.ts';
import type { GenerationReferenceRow } from './store.ts';

/** What a running step knows beside its row; lost, harmlessly, at a restart. */
export interface LiveFacts {
  stage?: GenerationStage;
  stageCount?: { done: number; total: number };
}

export interface ViewParts {
  row: GenerationRow;
  references: readonly GenerationReferenceRow[];
  results: readonly ResultRow[];
  pictures: readonly KeptPicture[];
  live: LiveFacts | undefined;
  held?: HeldReason | undefined;
}

function stageOf(parts: ViewParts): Pick<Generation, 'stage' | 'stageCount'> {
  const { row, live, results } = parts;
  const withLive = (stage: GenerationStage): Pick<Generation, 'stage' | 'stageCount'> => ({
    stage: live?.stage ?? stage,
    ...(live?.stageCount ? { stageCount: live.stageCount } : {}),
  });
  switch (row.status) {
    case 'queued':
      return withLive('waiting_in_line');
    case 'preparing':
      // Without references there is nothing to prepare: it waits for the gate before submits.
      return withLive(row.draft.references.length > 0 ? 'preparing_references' : 'waiting_in_line');
    case 'submitting':
      return withLive(row.postOpen ? 'sending' : 'waiting_to_send_again');
    case 'running':
      if (live?.stage === 'unknown_to_key') return { stage: live.stage };
      return { stage: row.progress !== undefined && row.progress > 0 ? 'generating' : 'waiting_for_model' };
    case 'saving': {
      const done = results.filter((result) => result.state === 'saved').length;
      const late = results.some((result) => result.state === 'waiting' && result.attempts > 0);
      return { stage: late ? 'saving_late' : 'saving', stageCount: { done, total: results.length } };
    }
    case 'completed':
    case 'failed':
    case 'cancelled':
    case 'unconfirmed':
      return {};
    default:
      return assertNever(row.status, 'generation status');
  }
}

function nextAttemptOf(row: GenerationRow, results: readonly ResultRow[]): number | undefined {
  if (row.status === 'submitting' && !row.postOpen) return row.nextAttemptAt;
  if (row.status !== 'saving') return undefined;
  const due = results.flatMap((result) =>
    result.state === 'waiting' && result.nextAttemptAt !== undefined ? [result.nextAttemptAt] : [],
  );
  return due.length > 0 ? Math.min(...due) : undefined;
}

function progressOf(row: GenerationRow): { progress?: number } {
  if (row.status === 'saving' || row.status === 'completed') return { progress: 100 };
  return row.status !== 'running' || row.progress === undefined ? {} : { progress: row.progress };
}

export function referenceThumbnailUrl(id: ReferenceId): string {
  return `media://reference-thumbnail/${id}`;
}

/** The generation as the page is told of it. */
export function viewOf(parts: ViewParts): Generation {
  const { row, results } = parts;
  const nextAttemptAt = parts.held === undefined ? nextAttemptOf(row, results) : undefined;
  const late = results.find((result) => result.state === 'waiting' && result.problem !== undefined);
  const references: GenerationReference[] = parts.references.map((reference) => ({
    referenceId: reference.referenceId,
    name: reference.name ?? 'reference',
    thumbnailUrl: referenceThumbnailUrl(reference.referenceId),
  }));
  const error =
    row.error ??
    (row.status === 'saving' && late?.problem !== undefined
      ? { code: 'download_late', message: late.problem, charged: 'unknown' as const, retry: 'no' as const }
      : undefined);
  return {
    id: row.id,
    status: row.status,
    prompt: row.draft.prompt,
    draft: row.draft,
    references,
    requestedPictures: row.picturesRequested,
    createdAt: row.createdAt,
    ...(row.submittedAt === undefined ? {} : { submittedAt: row.submittedAt }),
    ...(row.completedAt === undefined ? {} : { completedAt: row.completedAt }),
    ...(row.taskId === undefined ? {} : { taskId: row.taskId }),
    ...progressOf(row),
    ...(parts.held === undefined ? stageOf(parts) : { held: { reason: parts.held } }),
    ...(nextAttemptAt === undefined ? {} : { nextAttemptAt }),
    ...(row.status !== 'running' || row.estimatedSeconds === undefined
      ? {}
      : { estimatedSeconds: row.estimatedSeconds }),
    ...(row.resultsExpireAt === undefined ? {} : { resultsExpireAt: row.resultsExpireAt }),
    ...(error === undefined ? {} : { error }),
    ...(row.creditsReserved === undefined && row.creditsUsed === undefined ? {} : { credits: creditsOf(row) }),
    pictures: parts.pictures.map((picture) => ({
      id: picture.id,
      position: picture.position,
      width: picture.width,
      height: picture.height,
      thumbnailUrl: `media://thumbnail/${picture.id}`,
    })),
    ...(row.checkedAt === undefined ? {} : { checkedAt: row.checkedAt }),
    ...(row.match === undefined ? {} : { match: row.match }),
    ...(row.unwatched ? { unwatched: true } : {}),
    ...(row.dismissed ? { dismissed: true } : {}),
  };
}

function creditsOf(row: GenerationRow): { reserved?: number; used?: number } {
  return {
    ...(row.creditsReserved === undefined ? {} : { reserved: row.creditsReserved }),
    ...(row.creditsUsed === undefined ? {} : { used: row.creditsUsed }),
  };
}

const iso = (time: number): string => new Date(time).toISOString();

/** The recipe as it is now; `pictures` are those that lie in their place. */
export function recipeOf(
  row: GenerationRow,
  references: readonly GenerationReferenceRow[],
  results: readonly ResultRow[],
  pictures: readonly KeptPicture[],
): Recipe {
  const kept = new Set(pictures.map((picture) => picture.position));
  const unsaved = results.filter((result) => !kept.has(result.position));
  return {
    recipeVersion: 1,
    generationId: row.id,
    status: row.status,
    model: row.request?.model ?? model,
    prompt: row.request?.prompt ?? row.draft.prompt,
    draft: row.draft,
    picturesRequested: row.picturesRequested,
    createdAt: iso(row.createdAt),
    ...(row.submittedAt === undefined ? {} : { submittedAt: iso(row.submittedAt) }),
    ...(row.acceptedAt === undefined ? {} : { acceptedAt: iso(row.acceptedAt) }),
    ...(row.completedAt === undefined ? {} : { completedAt: iso(row.completedAt) }),
    ...(row.request === undefined ? {} : { request: row.request }),
    ...(row.idempotencyKey === undefined ? {} : { idempotencyKey: row.idempotencyKey }),
    ...(row.taskId === undefined ? {} : { taskId: row.taskId }),
    ...(row.creditsReserved === undefined && row.creditsUsed === undefined ? {} : { credits: creditsOf(row) }),
    answers: row.answers,
    references: references.map((reference) => ({
      position: reference.position,
      referenceId: reference.referenceId,
      name: reference.name ?? 'reference',
      file: reference.file ?? '',
      ...(reference.sentFile === undefined ? {} : { sentFile: reference.sentFile }),
      ...(reference.note === undefined ? {} : { note: reference.note }),
    })),
    files: pictures.map((picture) => ({
      position: picture.position,
      name: picture.file.slice(picture.file.lastIndexOf('/') + 1),
      sha256: picture.sha256,
      bytes: picture.bytes,
      width: picture.width,
      height: picture.height,
      mediaType: picture.mediaType,
      ...(picture.colour === undefined ? {} : { colour: picture.colour }),
      // The artist has moved it within the library.
      ...(picture.file.slice(0, picture.file.lastIndexOf('/')) === row.folder ? {} : { movedTo: picture.file }),
    })),
    ...(unsaved.length === 0
      ? {}
      : { unsaved: unsaved.map((result) => ({ position: result.position, url: result.url })) }),
    ...(row.resultsExpireAt === undefined ? {} : { resultsExpireAt: iso(row.resultsExpireAt) }),
    ...(row.error === undefined ? {} : { error: row.error }),
    ...(row.dismissed ? { dismissed: true } : {}),
  };
}
