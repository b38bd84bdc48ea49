import { asCode, asNumber, asRecord, asText, asTime } from './loose.ts';
import type { CreditsAnswer, Task, TaskError, TaskListRow, TaskStatus, UploadedFile } from './types.ts';

/** What a task id may look like (EvoLink's own client accepts the same). It is put into paths and file names. */
export const taskIdPattern = /^[A-Za-z0-9._:-]{1,128}$/;

type Loose = Record<string, unknown>;

/** The service's word for a task's state; a word nobody has told us about means "still running". */
export function readStatus(value: unknown): TaskStatus {
  switch (asText(value)?.toLowerCase() ?? '') {
    case 'completed':
    case 'succeeded':
    case 'success':
      return 'completed';
    case 'failed':
    case 'failure':
      return 'failed';
    case 'cancelled':
    case 'canceled':
      return 'cancelled';
    case 'pending':
    case 'queued':
    case 'submitted':
      return 'pending';
    default:
      return 'processing';
  }
}

function readProgress(value: unknown): number | undefined {
  const progress = asNumber(typeof value === 'string' ? value.replace(/%\s*$/, '') : value);
  return progress === undefined ? undefined : Math.min(100, Math.max(0, progress));
}

function linksOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  const links = entries.map((entry) => {
    const record = asRecord(entry);
    return asText(entry) ?? asText(record?.['url']) ?? asText(record?.['image_url']) ?? asText(record?.['file_url']);
  });
  return links.filter((link) => link !== undefined);
}

/** Addresses of the pictures, in order: `results`, else `result_data`, each with or without objects around them. */
export function readResults(task: Loose): string[] {
  const results = linksOf(task['results']);
  return results.length > 0 ? results : linksOf(task['result_data']);
}

function readTaskError(value: unknown): TaskError | undefined {
  const record = asRecord(value);
  const message = asText(record?.['message']) ?? asText(record?.['msg']) ?? asText(value);
  const code = asCode(record?.['code']);
  if (code === undefined && message === undefined) return undefined;
  const suggestion = asText(record?.['suggestion']);
  return {
    code: code ?? 'unknown_error',
    message: message ?? '',
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/**
 * A task as one answer describes it, or undefined when the answer is no task. `fallbackId` is the id that
 * was asked for, where there is one; without it an answer that names no usable id is none.
 */
export function readTask(answer: unknown, fallbackId?: string): Task | undefined {
  const whole = asRecord(answer);
  if (!whole) return undefined;
  const wrapped = asRecord(whole['data']);
  const task = asText(whole['id']) === undefined && asText(wrapped?.['id']) !== undefined ? (wrapped ?? whole) : whole;
  const named = asText(task['id']) ?? asText(task['task_id']);
  // A read must at least say how the task stands; an unrelated answer must not look like a running task.
  const id = named ?? (asText(task['status']) === undefined ? undefined : fallbackId);
  if (id === undefined || !taskIdPattern.test(id)) return undefined;
  const usage = asRecord(task['usage']);
  const billing = asRecord(task['billing']);
  const information = asRecord(task['task_info']);
  const progress = readProgress(task['progress']);
  const createdAt = asTime(task['created']) ?? asTime(task['created_at']);
  const estimatedSeconds = asNumber(information?.['estimated_time']);
  const creditsReserved = asNumber(usage?.['credits_reserved']) ?? asNumber(billing?.['reserved_credits']);
  const creditsUsed =
    asNumber(usage?.['credits_used']) ??
    asNumber(asRecord(usage?.['cost'])?.['credits']) ??
    asNumber(billing?.['charged_credits']) ??
    asNumber(task['credits_used']);
  const model = asText(task['model']);
  const error = readTaskError(task['error']);
  return {
    id,
    status: readStatus(task['status']),
    results: readResults(task),
    raw: whole,
    ...(progress === undefined ? {} : { progress }),
    ...(model === undefined ? {} : { model }),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(estimatedSeconds === undefined ? {} : { estimatedSeconds }),
    ...(creditsReserved === undefined ? {} : { creditsReserved }),
    ...(creditsUsed === undefined ? {} : { creditsUsed }),
    ...(error === undefined ? {} : { error }),
  };
}

function listOf(answer: unknown, ...names: string[]): unknown[] | undefined {
  if (Array.isArray(answer)) return answer as unknown[];
  const record = asRecord(answer);
  if (!record) return undefined;
  for (const name of names) {
    const value = record[name];
    if (Array.isArray(value)) return value as unknown[];
    const inner = asRecord(value);
    const nested = inner && names.map((each) => inner[each]).find((each) => Array.isArray(each));
    if (nested) return nested as unknown[];
  }
  return undefined;
}

/** Rows of the account's task list that can be used; undefined when the answer is no list. */
export function readTaskList(answer: unknown): TaskListRow[] | undefined {
  const rows = listOf(answer, 'data', 'items', 'tasks', 'list');
  return rows?.flatMap((row) => {
    const record = asRecord(row);
    const id = asText(record?.['id']) ?? asText(record?.['task_id']);
    const createdAt = asTime(record?.['created_at']) ?? asTime(record?.['created']);
    if (!record || id === undefined || createdAt === undefined || !taskIdPattern.test(id)) return [];
    const model = asText(record['model']);
    const creditsUsed = asNumber(record['credits_used']);
    return [
      {
        id,
        status: readStatus(record['status']),
        createdAt,
        ...(model === undefined ? {} : { model }),
        ...(creditsUsed === undefined ? {} : { creditsUsed }),
      },
    ];
  });
}

/** Names of the models that a key may list; undefined when the answer is no list. */
export function readModels(answer: unknown): string[] | undefined {
  return listOf(answer, 'data', 'models')?.flatMap((entry) => {
    const id = asText(entry) ?? asText(asRecord(entry)?.['id']);
    return id === undefined ? [] : [id];
  });
}

/** Credits of account and key; undefined when the answer holds neither. */
export function readCredits(answer: unknown): CreditsAnswer | undefined {
  const whole = asRecord(answer);
  const data = asRecord(whole?.['data']) ?? whole;
  const user = asRecord(data?.['user']);
  const token = asRecord(data?.['token']);
  if (!user && !token) return undefined;
  const accountRemaining = asNumber(user?.['remaining_credits']);
  const accountUsed = asNumber(user?.['used_credits']);
  const keyRemaining = asNumber(token?.['remaining_credits']);
  const keyUnlimited = token?.['unlimited_credits'] === true || token?.['unlimited_credits'] === 'true';
  const limits = [accountRemaining, keyUnlimited ? undefined : keyRemaining].filter((limit) => limit !== undefined);
  return {
    ...(accountRemaining === undefined ? {} : { accountRemaining }),
    ...(accountUsed === undefined ? {} : { accountUsed }),
    ...(keyRemaining === undefined ? {} : { keyRemaining }),
    ...(token ? { keyUnlimited } : {}),
    // The account's balance is shared by all keys; the key's own limit may be lower.
    ...(limits.length === 0 ? {} : { spendable: Math.min(...limits) }),
  };
}

/** Uploaded files stay for 72 hours (EvoLink's file pages); used when an answer does not say until when. */
export const uploadLifetime = 72 * 3_600_000;

/** Where an uploaded file lies; undefined when the answer does not say. */
export function readUpload(answer: unknown, now: number): UploadedFile | undefined {
  const whole = asRecord(answer);
  const data = asRecord(whole?.['data']) ?? whole;
  const url = asText(data?.['file_url']);
  if (!whole || url === undefined || !URL.canParse(url)) return undefined;
  const fileId = asText(data?.['file_id']);
  return {
    url,
    expiresAt: asTime(data?.['expires_at']) ?? now + uploadLifetime,
    raw: whole,
    ...(fileId === undefined ? {} : { fileId }),
  };
}
