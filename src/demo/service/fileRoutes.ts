import { bytesAnswer, filesErrorAnswer, jsonAnswer, textAnswer, type Answer } from './answer.ts';
import type { Incoming } from './incoming.ts';
import type { UploadedFile } from './uploads.ts';
import type { World } from './world.ts';

/** ISO 8601 with the +08:00 offset of the manual's examples. */
function chinaTime(milliseconds: number): string {
  const eightHours = 8 * 60 * 60 * 1000;
  return `${new Date(milliseconds + eightHours).toISOString().slice(0, 19)}+08:00`;
}

const done = (data: unknown): Answer => jsonAnswer(200, { success: true, code: 200, msg: 'ok', data });

function uploadView(world: World, file: UploadedFile): Record<string, unknown> {
  return {
    file_id: file.id,
    file_name: file.name,
    original_name: file.originalName,
    file_size: file.bytes.length,
    mime_type: file.header.mediaType,
    upload_path: file.folder,
    file_url: world.origin + file.path,
    download_url: `${world.origin}/api/v1/files/download/${file.id}`,
    upload_time: chinaTime(file.uploadedAt),
    expires_at: chinaTime(file.expiresAt),
  };
}

/** `POST /api/v1/files/upload/stream` */
export function upload(world: World, incoming: Incoming): Answer {
  const now = world.now();
  const { body } = incoming;
  if (body.kind === 'too_large') return filesErrorAnswer(400, 40001, 'The file is too large.');
  if (body.kind !== 'form') {
    const why = body.kind === 'unreadable' ? ` (${body.why})` : '';
    return filesErrorAnswer(400, 400, `The body must be a multipart/form-data form${why}.`);
  }
  const { file, fields } = body.form;
  if (!file) return filesErrorAnswer(400, 400, 'The field "file" is missing.');
  const stored = world.uploads.store(
    file.bytes,
    {
      original: file.name,
      wanted: fields['file_name'] ?? fields['fileName'],
      folder: fields['upload_path'] ?? fields['uploadPath'],
    },
    now,
  );
  return done(uploadView(world, stored));
}

/** `GET /api/v1/files/quota` */
export function quota(world: World): Answer {
  const used = world.uploads.list(world.now()).length;
  const max = world.uploads.maximumFiles;
  return done({
    user_group: 'default',
    used_files: used,
    max_files: max,
    remain_files: Math.max(0, max - used),
    is_custom: false,
    quota_reason: 'default',
  });
}

/** `GET /api/v1/files/list?page=&pageSize=` */
export function fileList(world: World, query: URLSearchParams): Answer {
  const page = Math.max(1, Math.trunc(Number(query.get('page') ?? 1)) || 1);
  const size = Math.min(100, Math.max(1, Math.trunc(Number(query.get('pageSize') ?? 20)) || 20));
  const files = world.uploads.list(world.now());
  return done({
    total: files.length,
    files: files.slice((page - 1) * size, page * size).map((file) => ({
      file_id: file.id,
      file_name: file.name,
      file_size: file.bytes.length,
      upload_time: chinaTime(file.uploadedAt),
    })),
  });
}

/** `DELETE /api/v1/files/{file_id}` */
export function deleteFile(world: World, id: string): Answer {
  return world.uploads.delete(id) ? done(null) : filesErrorAnswer(404, 404, 'File not found.');
}

function fileAnswer(file: UploadedFile | undefined): Answer {
  return file
    ? bytesAnswer(file.header.mediaType, file.bytes)
    : textAnswer(404, 'text/plain; charset=utf-8', 'The file does not exist or has expired.');
}

/** `GET /api/v1/files/download/{file_id}`, open to everyone with the address. */
export function downloadFile(world: World, id: string): Answer {
  return fileAnswer(world.uploads.find(id, world.now()));
}

/** `GET` of an upload's public address, open to everyone with the address. */
export function publicFile(world: World, path: string): Answer {
  return fileAnswer(world.uploads.at(path, world.now()));
}
