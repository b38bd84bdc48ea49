import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainJpeg } from '../support/plainPicture.ts';
import { simulatorCalls, type Calls } from '../support/simulatorCalls.ts';

let calls: Calls;
beforeEach(async () => {
  calls = await simulatorCalls();
});
afterEach(() => calls.simulator.close());

/** A PNG's signature and header for a picture of this size; enough for a service that reads headers only. */
function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(33);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(header);
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return header;
}

const dataOf = (json: Record<string, unknown>) => json['data'] as Record<string, string>;

describe('uploading a file', () => {
  it('answers in the documented form and gives the exact bytes back without a key', async () => {
    const bytes = plainJpeg(300, 200, [120, 90, 140], 'reference');
    const { status, json } = await calls.upload(
      bytes,
      { upload_path: 'photos', file_name: 'ref-7f3a.jpg' },
      'sketch.jpg',
    );
    expect(status).toBe(200);
    const { origin } = calls.simulator;
    expect(json).toMatchObject({ success: true, code: 200, msg: 'ok' });
    expect(json['data']).toEqual({
      file_id: expect.stringMatching(/^file_/),
      file_name: 'ref-7f3a.jpg',
      original_name: 'sketch.jpg',
      file_size: bytes.length,
      mime_type: 'image/jpeg',
      upload_path: 'photos',
      file_url: `${origin}/files/photos/ref-7f3a.jpg`,
      download_url: `${origin}/api/v1/files/download/${dataOf(json)['file_id']}`,
      upload_time: '2026-11-22T20:00:00+08:00',
      expires_at: '2026-11-25T20:00:00+08:00',
    });
    for (const url of [dataOf(json)['file_url'], dataOf(json)['download_url']]) {
      const response = await fetch(String(url));
      expect(response.headers.get('content-type')).toBe('image/jpeg');
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    }
    expect(calls.simulator.requests[0]).toMatchObject({
      method: 'POST',
      path: '/api/v1/files/upload/stream',
      body: { upload_path: 'photos', file_name: 'ref-7f3a.jpg' },
      bytes: Uint8Array.from(bytes),
    });
  });

  it('invents a name when none is given, and overwrites a file of the same name', async () => {
    const invented = await calls.upload(pngHeader(100, 100), {}, 'my sketch.png');
    expect(dataOf(invented.json)['file_name']).toMatch(/^my-sketch-[a-z0-9]{4}\.png$/);
    await calls.upload(pngHeader(100, 100), { fileName: 'a.png' });
    const second = await calls.upload(pngHeader(200, 200), { fileName: 'a.png' });
    const back = await fetch(String(dataOf(second.json)['file_url']));
    expect(Buffer.from(await back.arrayBuffer()).equals(pngHeader(200, 200))).toBe(true);
    expect(dataOf((await calls.get('/api/v1/files/quota')).json)['used_files']).toBe(2);
  });

  it.each([
    ['text', Buffer.from('just words')],
    ['a TIFF', Buffer.from('49492a0008000000', 'hex')],
    ['a PDF called .png', Buffer.from('%PDF-1.7')],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s with the code of a type that is not allowed', async (_name, bytes) => {
    const { json } = await calls.upload(bytes);
    expect(json).toEqual({ success: false, code: 40002, msg: expect.stringMatching(/type/) });
  });

  it('refuses a missing file, another body and a missing key in its own envelope', async () => {
    const url = `${calls.simulator.origin}/api/v1/files/upload/stream`;
    const empty = new FormData();
    empty.set('file_name', 'a.png');
    const key = { authorization: 'Bearer k' };
    const bodies: [RequestInit, number][] = [
      [{ method: 'POST', headers: key, body: empty }, 400],
      [{ method: 'POST', headers: { ...key, 'content-type': 'application/json' }, body: '{}' }, 400],
      [{ method: 'POST', headers: { ...key, 'content-type': 'multipart/form-data; boundary=x' }, body: 'broken' }, 400],
      [{ method: 'POST', body: empty }, 401],
    ];
    for (const [init, code] of bodies) {
      const response = await fetch(url, init);
      expect(response.status).toBe(code);
      expect(await response.json()).toEqual({ success: false, code, msg: expect.stringMatching(/\S/) });
    }
  });

  it('refuses more files than the quota, which it tells', async () => {
    const own = await simulatorCalls({ maximumFiles: 2 });
    await own.upload(pngHeader(100, 100));
    await own.upload(pngHeader(100, 100));
    expect((await own.upload(pngHeader(100, 100))).json).toMatchObject({ success: false, code: 40003 });
    expect((await own.get('/api/v1/files/quota')).json['data']).toEqual({
      user_group: 'default',
      used_files: 2,
      max_files: 2,
      remain_files: 0,
      is_custom: false,
      quota_reason: 'default',
    });
    await own.simulator.close();
  });

  it('lists files newest first and deletes them', async () => {
    const first = await calls.upload(pngHeader(100, 100), { file_name: 'one.png' });
    await calls.upload(pngHeader(100, 100), { file_name: 'two.png' });
    const list = async () => dataOf((await calls.get('/api/v1/files/list?page=1&pageSize=20')).json);
    expect(await list()).toMatchObject({ total: 2, files: [{ file_name: 'two.png' }, { file_name: 'one.png' }] });
    const url = `${calls.simulator.origin}/api/v1/files/${dataOf(first.json)['file_id']}`;
    const headers = { authorization: 'Bearer k' };
    expect((await fetch(url, { method: 'DELETE', headers })).status).toBe(200);
    expect((await fetch(url, { method: 'DELETE', headers })).status).toBe(404);
    expect(await list()).toMatchObject({ total: 1 });
  });
});

describe('an uploaded reference', () => {
  it('is accepted until it expires after 72 hours', async () => {
    const { json } = await calls.upload(plainJpeg(300, 200, [120, 90, 140]));
    const url = dataOf(json)['file_url'];
    expect((await calls.submit({ image_urls: [url] })).status).toBe(200);
    await calls.clock.advance(72 * 3_600_000);
    expect((await fetch(String(url))).status).toBe(404);
    const late = await calls.submit({ image_urls: [url] });
    expect(late.status).toBe(400);
    expect(late.json['error']).toMatchObject({ message: expect.stringMatching(/image_urls\[0\].*expired/) });
  });

  it.each([
    ['too narrow', pngHeader(14, 100), /14 x 100/],
    ['too long', pngHeader(3300, 200), /1\/16/],
    ['too large an area', pngHeader(6001, 6000), /6000 x 6000/],
    ['too many bytes', Buffer.concat([pngHeader(100, 100), Buffer.alloc(10_000_000)]), /10 MB/],
  ])('that is %s is refused', async (_name, bytes, message) => {
    const { json } = await calls.upload(bytes);
    const { status, json: answer } = await calls.submit({ image_urls: [dataOf(json)['file_url']] });
    expect(status).toBe(400);
    expect(answer['error']).toMatchObject({ code: 'invalid_parameters', message: expect.stringMatching(message) });
  });

  it('whose header is damaged makes the task fail', async () => {
    const { json } = await calls.upload(Buffer.from('ffd8ffe000', 'hex'));
    const done = await calls.finished({ image_urls: [dataOf(json)['file_url']] });
    expect(done.json).toMatchObject({ status: 'failed', error: { code: 'image_processing_error' } });
  });

  it('never was at an address of the simulator that it did not give', async () => {
    const { status } = await calls.submit({ image_urls: [`${calls.simulator.origin}/files/images/other.png`] });
    expect(status).toBe(400);
  });
});
