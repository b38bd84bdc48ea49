import type { ServerResponse } from 'node:http';
import { assertNever } from '../../shared/domain/assertNever.ts';
import { givenAnswer, type Answer } from './answer.ts';
import type { Fault } from './faults.ts';

/** A whole PNG of one grey pixel. */
const tinyPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const tinyPdf = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
const page = '<!doctype html><html><head><title>Just a moment</title></head><body><h1>Just a moment</h1></body></html>';

export function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
  response.end(answer.body);
}

function reset(response: ServerResponse): void {
  response.req.socket.resetAndDestroy();
}

/** Resolves when the caller has read what was written, or has gone. */
function roomIn(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      response.off('drain', go);
      response.off('close', go);
      resolve();
    };
    response.on('drain', go);
    response.on('close', go);
  });
}

/** Writes `count` bytes that begin like a JPEG, no faster than they are read. */
async function sendLarge(response: ServerResponse, count: number, announced: boolean): Promise<void> {
  response.writeHead(200, { 'content-type': 'image/jpeg', ...(announced ? { 'content-length': count } : {}) });
  const block = Buffer.alloc(64 * 1024, 0x20);
  let left = count;
  let part = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), block.subarray(4)]).subarray(0, left);
  while (left > 0 && !response.destroyed) {
    left -= part.length;
    if (!response.write(part)) await roomIn(response);
    part = block.subarray(0, Math.min(left, block.length));
  }
  response.end();
}

/** Announces the whole of `answer`, sends its first `count` bytes, and cuts the connection once they are out. */
function sendTruncated(response: ServerResponse, answer: Answer, count: number): void {
  response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
  response.write(answer.body.subarray(0, count), () => {
    response.req.socket.destroy();
  });
}

/** Whether the fault strikes instead of what was asked, so that nothing is done. */
export function strikesBefore(fault: Fault): boolean {
  return fault.kind === 'answer' || fault.kind === 'reset_before' || fault.kind === 'silent_before';
}

/** Answers as `fault` wants it. `answer` is what would have been answered; absent where nothing was done. */
export async function deliverFault(response: ServerResponse, fault: Fault, answer: Answer | undefined): Promise<void> {
  const truly = answer ?? { status: 200, headers: {}, body: new Uint8Array() };
  switch (fault.kind) {
    case 'none':
      return send(response, truly);
    case 'answer':
    case 'answer_after':
      return send(response, givenAnswer(fault));
    case 'reset_before':
    case 'reset_after':
      return reset(response);
    case 'silent_before':
    case 'silent_after':
      return;
    case 'garbled':
      return send(response, { ...truly, body: truly.body.subarray(0, Math.max(1, Math.floor(truly.body.length / 2))) });
    case 'truncated':
      return sendTruncated(response, truly, fault.bytes ?? Math.floor(truly.body.length / 2));
    case 'html':
      return send(response, {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: Buffer.from(page),
      });
    case 'other_type':
      return send(response, {
        status: 200,
        headers: { 'content-type': 'image/jpeg' },
        body: fault.type === 'png' ? tinyPng : tinyPdf,
      });
    case 'too_big':
      return sendLarge(response, fault.bytes, fault.announced ?? false);
    case 'redirect':
      return send(response, {
        status: fault.status ?? 302,
        headers: { location: fault.location },
        body: new Uint8Array(),
      });
    default:
      return assertNever(fault, 'fault');
  }
}
