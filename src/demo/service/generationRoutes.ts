import { model } from '../../shared/seedream/limits.ts';
import { errorAnswer, jsonAnswer, refuse, type Answer } from './answer.ts';
import { checkRequest, type CheckOptions } from './checkRequest.ts';
import type { Incoming } from './incoming.ts';
import { priceOf } from './balance.ts';
import { ratioInWords } from './sizeAsked.ts';
import { stateOf, type TaskReference } from './tasks.ts';
import { detailView, rowView, submitView } from './taskViews.ts';
import { decoded, referenceProblem } from './uploads.ts';
import type { World } from './world.ts';

/** The shape that official clients give the key; nothing is published. */
const idempotencyKeyForm = /^[A-Za-z0-9._-]{16,96}$/;
const maximumBatch = 50;
const maximumPageSize = 50;

function json(incoming: Incoming): unknown {
  const { body } = incoming;
  switch (body.kind) {
    case 'json':
      return body.value;
    case 'none':
      return refuse(400, 'invalid_request', 'The request has no body.');
    case 'form':
      return refuse(400, 'invalid_request', 'The body must be JSON.');
    case 'unreadable':
      return refuse(400, 'invalid_request', `The body is not valid JSON: ${body.why}`);
    case 'too_large':
      return refuse(413, 'invalid_request', `The body is larger than ${body.limit} bytes.`);
  }
}

/** The same for equal JSON values, whatever the order of their members. */
function fingerprint(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

function pathOfOwn(world: World, address: string): string | undefined {
  const url = URL.parse(address);
  return url?.origin === world.origin ? decoded(url.pathname) : undefined;
}

function checkOptions(world: World, now: number): CheckOptions {
  return {
    autoForms: world.autoForms,
    isOwn: (url) => url.origin === world.origin,
    ownFileProblem: (address) => {
      const file = world.uploads.at(pathOfOwn(world, address) ?? '', now);
      return file ? referenceProblem(file) : 'the file does not exist or has expired.';
    },
    shapeFor: (prompt) => ratioInWords(prompt) ?? world.shapeWithoutWords(prompt),
  };
}

function referencesOf(world: World, urls: string[], now: number): TaskReference[] {
  return urls.map((address) => {
    const path = pathOfOwn(world, address);
    const file = path === undefined ? undefined : world.uploads.at(path, now);
    return file ? { address, bytes: file.bytes, damaged: file.header.size === undefined } : { address, damaged: false };
  });
}

/** `POST /v1/images/generations` */
export function submit(world: World, incoming: Incoming): Answer {
  const now = world.now();
  const key = incoming.headers['idempotency-key'];
  if (key !== undefined && !idempotencyKeyForm.test(key)) {
    refuse(400, 'invalid_request', 'Idempotency-Key must have 16 to 96 characters of A-Z a-z 0-9 . _ -');
  }
  const value = json(incoming);
  const request = checkRequest(value, checkOptions(world, now));
  const print = fingerprint(value);
  const earlier = key === undefined ? undefined : world.submitted.get(key);
  if (earlier) {
    if (earlier.fingerprint !== print) {
      refuse(409, 'idempotency_conflict', 'This Idempotency-Key was used with another request.');
    }
    return jsonAnswer(200, submitView(earlier.task), { 'idempotency-replayed': 'true' });
  }
  const task = world.tasks.create(request, referencesOf(world, request.imageUrls, now), key, now);
  if (!task) {
    return errorAnswer(
      402,
      'insufficient_quota',
      `Insufficient credits: ${priceOf(request.n)} needed, ${world.balance.left} left. Please top up.`,
    );
  }
  if (key !== undefined) world.submitted.set(key, { task, fingerprint: print });
  return jsonAnswer(200, submitView(task));
}

/** `GET /v1/tasks/{id}` */
export function taskDetail(world: World, id: string): Answer {
  if (!id.startsWith('task-unified-')) {
    refuse(400, 'invalid_task_id', 'Invalid task id: it must start with task-unified-.', { param: 'task_id' });
  }
  const now = world.now();
  const task = world.tasks.find(id);
  if (!task) return refuse(404, 'task_not_found', `Task ${id} does not exist or has expired.`);
  return jsonAnswer(200, detailView(task, world.origin, now));
}

function wholeNumber(query: URLSearchParams, name: string, otherwise: number, maximum: number): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) refuse(400, 'invalid_request', `${name} must be a whole number above 0.`);
  return Math.min(value, maximum);
}

/** `GET /v1/tasks?status=&type=&model=&page=&page_size=` */
export function taskList(world: World, query: URLSearchParams): Answer {
  const now = world.now();
  const status = query.get('status');
  if (status && !['processing', 'completed', 'failed', 'cancelled'].includes(status)) {
    refuse(400, 'invalid_request', `status ${status} is not known.`);
  }
  const page = wholeNumber(query, 'page', 1, Number.MAX_SAFE_INTEGER);
  const pageSize = wholeNumber(query, 'page_size', 20, maximumPageSize);
  const [type, wantedModel] = [query.get('type'), query.get('model')];
  const fits = world.tasks.all.filter((task) => {
    const own = stateOf(task, now).status;
    // The list's "processing" includes those that still wait.
    if (status && status !== (own === 'pending' ? 'processing' : own)) return false;
    return (!type || type === 'image') && (!wantedModel || wantedModel === model);
  });
  const newestFirst = fits.toReversed().toSorted((a, b) => b.createdAt - a.createdAt);
  return jsonAnswer(200, {
    data: newestFirst.slice((page - 1) * pageSize, page * pageSize).map((task) => rowView(task, now)),
    total: fits.length,
    page,
    page_size: pageSize,
  });
}

/** `POST /v1/tasks/batch`; unknown ids are simply missing from the answer. */
export function taskBatch(world: World, incoming: Incoming): Answer {
  const now = world.now();
  const value = json(incoming);
  const ids = typeof value === 'object' && value !== null && 'task_ids' in value ? value.task_ids : undefined;
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string')) {
    return refuse(400, 'invalid_request', 'task_ids must be a list of task ids.');
  }
  if (ids.length > maximumBatch) refuse(400, 'invalid_request', `At most ${maximumBatch} task ids at once.`);
  const found = ids.map((id) => world.tasks.find(id)).filter((task) => task !== undefined);
  return jsonAnswer(200, { data: found.map((task) => detailView(task, world.origin, now)) });
}

/** `GET /v1/credits` */
export function credits(world: World): Answer {
  world.now();
  const { told: left, used } = world.balance;
  return jsonAnswer(200, {
    success: true,
    message: '',
    data: {
      token: { remaining_credits: left, used_credits: used, unlimited_credits: false },
      user: { remaining_credits: left, used_credits: used },
    },
  });
}

/** `GET /v1/models` */
export function models(): Answer {
  return jsonAnswer(200, { object: 'list', data: [{ id: model, object: 'model', owned_by: 'demo' }] });
}
