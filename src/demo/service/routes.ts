import { bytesAnswer, errorAnswer, filesErrorAnswer, Refusal, textAnswer, type Answer } from './answer.ts';
import { deleteFile, downloadFile, fileList, publicFile, quota, upload } from './fileRoutes.ts';
import { credits, models, submit, taskBatch, taskDetail, taskList } from './generationRoutes.ts';
import type { Incoming } from './incoming.ts';
import { decoded } from './uploads.ts';
import type { World } from './world.ts';

/** The simulator's addresses, to name them in a fault's match. */
export const simulatorPaths = {
  submit: '/v1/images/generations',
  /** One task, not the list. */
  task: /^\/v1\/tasks\/task-unified-/,
  tasks: '/v1/tasks',
  credits: '/v1/credits',
  models: '/v1/models',
  upload: '/api/v1/files/upload/stream',
  result: /^\/results\//,
  file: /^\/files\//,
} as const;

function keyProblem(world: World, incoming: Incoming): string | undefined {
  const key = /^Bearer\s+(\S.*)$/i.exec(incoming.headers['authorization'] ?? '')?.[1];
  if (key === undefined) return 'No API key: send it as Authorization: Bearer <key>.';
  return world.key !== undefined && key !== world.key ? 'Invalid or expired token.' : undefined;
}

async function result(world: World, path: string): Promise<Answer> {
  const now = world.now();
  const found = world.tasks.resultAt(path, now);
  if (!found) return textAnswer(404, 'text/plain; charset=utf-8', 'There is no such file.');
  if (now >= found.task.linksEndAt) {
    const expired =
      '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';
    return textAnswer(world.expiredLinkStatus, 'application/xml', expired);
  }
  return bytesAnswer('image/jpeg', await world.picture(found.task, found.index));
}

function apiRoute(world: World, incoming: Incoming): Answer {
  const { method, path, query } = incoming;
  const problem = keyProblem(world, incoming);
  if (problem !== undefined) return errorAnswer(401, 'unauthorized', problem);
  const detail = /^\/v1\/tasks\/([^/]+)$/.exec(path)?.[1];
  switch (`${method} ${path}`) {
    case 'POST /v1/images/generations':
      return submit(world, incoming);
    case 'GET /v1/tasks':
      return taskList(world, query);
    case 'POST /v1/tasks/batch':
      return taskBatch(world, incoming);
    case 'GET /v1/credits':
      return credits(world);
    case 'GET /v1/models':
      return models();
    default:
      if (method === 'GET' && detail !== undefined) return taskDetail(world, decoded(detail));
      return errorAnswer(404, 'not_found', `There is no ${method} ${path}.`);
  }
}

function filesRoute(world: World, incoming: Incoming): Answer {
  const { method, path, query } = incoming;
  const download = /^\/api\/v1\/files\/download\/([^/]+)$/.exec(path)?.[1];
  if (method === 'GET' && download !== undefined) return downloadFile(world, download);
  const problem = keyProblem(world, incoming);
  if (problem !== undefined) return filesErrorAnswer(401, 401, problem);
  const file = /^\/api\/v1\/files\/(file_[^/]+)$/.exec(path)?.[1];
  switch (`${method} ${path}`) {
    case 'POST /api/v1/files/upload/stream':
      return upload(world, incoming);
    case 'GET /api/v1/files/quota':
      return quota(world);
    case 'GET /api/v1/files/list':
      return fileList(world, query);
    default:
      if (method === 'DELETE' && file !== undefined) return deleteFile(world, file);
      return filesErrorAnswer(404, 404, `There is no ${method} ${path}.`);
  }
}

/** Does what a request asks. A failure of the simulator itself is answered as the service's own 500. */
export async function route(world: World, incoming: Incoming): Promise<Answer> {
  const { method, path } = incoming;
  try {
    if (path.startsWith('/v1/')) return apiRoute(world, incoming);
    if (path.startsWith('/api/v1/files/')) return filesRoute(world, incoming);
    if (method === 'GET' && path.startsWith('/results/')) return await result(world, path);
    if (method === 'GET' && path.startsWith('/files/')) return publicFile(world, decoded(path));
    return errorAnswer(404, 'not_found', `There is no ${method} ${path}.`);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    return errorAnswer(500, 'internal_error', error instanceof Error ? error.message : String(error));
  }
}
