import type { IncomingMessage } from 'node:http';

/** An uploaded form: one file and its text fields. */
export interface UploadForm {
  file?: { name: string; bytes: Uint8Array };
  fields: Record<string, string>;
}

/** The body of a request, read whole. */
export type ReadBody =
  | { kind: 'none' }
  | { kind: 'json'; value: unknown }
  | { kind: 'form'; form: UploadForm }
  /** Neither JSON nor a form, or one that is damaged. */
  | { kind: 'unreadable'; why: string }
  | { kind: 'too_large'; limit: number };

/** A request as the routes see it. */
export interface Incoming {
  method: string;
  /** Without query. */
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: ReadBody;
  /** When its headers arrived, in milliseconds since 1970. */
  at: number;
}

/** Largest JSON body taken. */
const maximumJsonBytes = 1024 * 1024;
/** Largest upload taken: official clients name 100 MB; room for the form around it. */
const maximumFormBytes = 100 * 1024 * 1024 + 64 * 1024;

export function plainHeaders(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

/** Reads at most `limit` bytes; undefined when there are more. Rejects when the connection breaks. */
async function readBytes(message: IncomingMessage, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Stopping early must leave the connection open: the answer still has to go through it.
  for await (const chunk of message.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

async function readForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<UploadForm> {
  const data = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  const form: UploadForm = { fields: {} };
  for (const [name, value] of data) {
    if (typeof value === 'string') form.fields[name] = value;
    else if (name === 'file') form.file = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
  }
  return form;
}

/** Reads and parses the body. Rejects only when the connection breaks. */
export async function readBody(message: IncomingMessage): Promise<ReadBody> {
  const contentType = message.headers['content-type'] ?? '';
  const isForm = /^multipart\/form-data\b/i.test(contentType);
  const limit = isForm ? maximumFormBytes : maximumJsonBytes;
  const bytes = await readBytes(message, limit);
  if (!bytes) return { kind: 'too_large', limit };
  if (bytes.length === 0) return { kind: 'none' };
  try {
    if (isForm) return { kind: 'form', form: await readForm(bytes, contentType) };
    return { kind: 'json', value: JSON.parse(new TextDecoder().decode(bytes)) };
  } catch (error) {
    return { kind: 'unreadable', why: error instanceof Error ? error.message : String(error) };
  }
}
