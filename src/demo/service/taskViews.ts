import { model } from '../../shared/seedream/limits.ts';
import { priceOf } from './balance.ts';
import { chargedBy, stateOf, type TaskRecord } from './tasks.ts';

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

function estimatedSeconds(task: TaskRecord): number {
  return Math.max(1, Math.ceil((task.endsAt - task.createdAt) / 1000));
}

/** The answer to a submit (manual of `POST /v1/images/generations`). */
export function submitView(task: TaskRecord): Record<string, unknown> {
  return {
    id: task.id,
    object: 'image.generation.task',
    created: seconds(task.createdAt),
    model,
    type: 'image',
    status: 'pending',
    progress: 0,
    task_info: { can_cancel: true, estimated_time: estimatedSeconds(task) },
    usage: { billing_rule: 'per_call', credits_reserved: priceOf(task.request.n), user_group: 'default' },
  };
}

/** The task as `GET /v1/tasks/{id}` tells it, with the fields that official clients read beyond the manual. */
export function detailView(task: TaskRecord, origin: string, now: number): Record<string, unknown> {
  const { status, progress } = stateOf(task, now);
  const done = status === 'completed' || status === 'failed';
  const usage = { billing_rule: 'per_call', user_group: 'default', credits_reserved: priceOf(task.request.n) };
  return {
    id: task.id,
    object: 'image.generation.task',
    created: seconds(task.createdAt),
    model,
    type: 'image',
    status,
    progress,
    task_info: { can_cancel: !done, estimated_time: estimatedSeconds(task) },
    usage: done ? { ...usage, credits_used: chargedBy(task, now) } : usage,
    ...(done ? { duration: Math.round((task.endsAt - task.createdAt) / 100) / 10 } : {}),
    ...(status === 'completed' ? { results: task.paths.map((path) => origin + path) } : {}),
    ...(task.failure && status === 'failed' ? { error: { ...task.failure, type: 'task_error' } } : {}),
  };
}

/** A row of `GET /v1/tasks`, which has no result links. */
export function rowView(task: TaskRecord, now: number): Record<string, unknown> {
  const { status, progress } = stateOf(task, now);
  return {
    id: task.id,
    status,
    model,
    type: 'image',
    progress,
    created_at: seconds(task.createdAt),
    has_results: status === 'completed',
    has_error: status === 'failed',
    credits_used: chargedBy(task, now),
  };
}
