import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import type { ReferenceId } from '../../../src/shared/domain/ids.ts';
import { composePrompt } from '../../../src/shared/seedream/index.ts';
import { previewOf } from '../../../src/main/workspace/sendingPreview.ts';
import { detailedSvg, makeGif, makePng, pngChunk, withJpegOrientation } from '../../unit/imaging/pictures.ts';
import { testImaging } from '../../support/plainPicture.ts';
import { queueRig, type QueueRig } from '../../support/queueRig.ts';
import { sha256 } from './fixtures.ts';

const imaging = testImaging();
let rig: QueueRig;
beforeEach(async () => {
  rig = await queueRig({ imaging });
});
afterEach(() => rig.dispose());
afterAll(() => imaging.close());

async function add(name: string, bytes: Uint8Array): Promise<ReferenceId> {
  const [answer] = await rig.references.add([{ name, bytes }]);
  if (answer?.status !== 'accepted') throw new Error(JSON.stringify(answer));
  return answer.reference.id;
}

const uploads = (): QueueRig['simulator']['requests'] =>
  rig.simulator.requests.filter((request) => request.path.endsWith('/upload/stream'));
const preview = (draft: ReturnType<QueueRig['draft']>): ReturnType<typeof previewOf> =>
  previewOf(draft, { references: rig.references, callbackUrl: () => '', autoForm: { get: () => undefined } });

/** Sent files in the order of `image_urls`, as the service has them. */
async function received(urls: readonly string[]): Promise<string[]> {
  return await Promise.all(urls.map(async (url) => sha256(new Uint8Array(await (await fetch(url)).arrayBuffer()))));
}

async function sendAndWait(draft: ReturnType<QueueRig['draft']>): Promise<{ prompt: string; image_urls: string[] }> {
  const [id] = rig.queue.submit(draft);
  if (!id) throw new Error('nothing was queued');
  await rig.untilStatus(id, 'completed');
  return rig.posts().at(-1)?.body as { prompt: string; image_urls: string[] };
}

describe('what is sent', () => {
  it('is what was shown: the fitted bytes, in the order of the draft, with the request as previewed', async () => {
    const jpeg = await imaging.drawSvg(detailedSvg(300, 200), 300, 200, 90);
    const ids = [
      await add('turned.jpg', withJpegOrientation(jpeg, 6)),
      await add('moving.gif', makeGif(60, 40, 4)),
      await add('named.png', makePng(60, 40, { chunks: [pngChunk('tEXt', Buffer.from('Author\0Ada'))] })),
      await add('plain.png', makePng(70, 40)),
    ];
    const order = [ids[2]!, ids[0]!, ids[3]!, ids[1]!];
    const draft = rig.draft({ references: order.map((referenceId) => ({ referenceId })) });
    const shown = preview(draft);
    expect(shown.request.image_urls).toEqual(['named.png', 'turned.jpg', 'plain.png', 'moving.gif']);
    expect(shown).toMatchObject({
      prompt: draft.prompt,
      pictures: 1,
      tasks: 1,
      credits: 2.04,
      problems: [],
      references: [
        { position: 1, changes: ['private details removed'] },
        { position: 2, changes: ['turned upright', 'private details removed'], sentAs: { width: 200, height: 300 } },
        { position: 3, changes: [] },
        { position: 4, changes: ['first of 4 frames'] },
      ],
    });
    const body = await sendAndWait(draft);
    const { image_urls: urls, ...rest } = body;
    expect({ ...rest, image_urls: shown.request.image_urls }).toEqual(shown.request);
    const kept = order.map((id) => rig.library.reference(id)!.sent!);
    expect(await received(urls)).toEqual(kept.map((sent) => sent.sha256));
    expect(kept.map(({ file }) => sha256(readFileSync(rig.library.resolve(file))))).toEqual(
      kept.map((sent) => sent.sha256),
    );
    // Now that they are up, the preview knows their addresses.
    expect(preview(draft).request).toEqual(body);
    const [generation] = rig.queue.list({}).items;
    expect(rig.recipe(generation!.id).references.map(({ sentFile }) => sentFile)).toEqual(
      order.map((id) => {
        const row = rig.library.reference(id)!;
        return row.sent!.file === row.file ? undefined : row.sent!.file;
      }),
    );
    expect(rig.references.usedIn(order[0]!)).toEqual({ generations: [generation!.id], pictures: 1 });
  });

  it('carries notes only in the text the artist has seen', async () => {
    const id = await add('a.png', makePng(60, 40));
    const draft = rig.draft({ references: [{ referenceId: id, note: 'only the palette' }] });
    expect(preview(draft)).toMatchObject({
      prompt: draft.prompt,
      promptWithNotes: composePrompt(draft),
      warnings: [{ field: 'references' }],
    });
    expect((await sendAndWait(draft)).prompt).toBe(draft.prompt);
    const approved = { ...draft, approvedPrompt: composePrompt(draft) };
    expect((await sendAndWait(approved)).prompt).toBe(`${draft.prompt}\nImage 1: only the palette.`);
    expect(uploads()).toHaveLength(1);
  });

  it('refuses to send what can only be cropped, and what is gone', async () => {
    const [answer] = await rig.references.add([{ name: 'strip.png', bytes: makePng(1700, 100) }]);
    if (answer?.status !== 'refused' || !answer.cropFrom) throw new Error('no crop offered');
    const draft = rig.draft({ references: [{ referenceId: answer.cropFrom }] });
    expect(() => rig.queue.submit(draft)).toThrow(/no longer in this library/);
    expect(preview(draft).problems).toMatchObject([{ field: 'references' }]);
  });
});

describe('a picture of the web', () => {
  it('is kept in the library and sent as its link, until the service cannot read it', async () => {
    const id = await add('a.png', makePng(60, 40));
    const [address] = (await sendAndWait(rig.draft({ references: [{ referenceId: id }] }))).image_urls;
    // Another library: it knows neither the file nor that it is up.
    const other = await queueRig({ imaging, origin: rig.simulator.origin });
    try {
      const answer = await other.references.addFromLink(address!);
      expect(answer).toMatchObject({
        status: 'accepted',
        reference: { id, changes: [], origin: { kind: 'link', from: address } },
      });
      const options = { signal: new AbortController().signal, onProgress: () => {} };
      expect(await other.references.ensureUploaded([id], options)).toEqual([address]);
      expect(uploads()).toHaveLength(1);
      // Where the same picture came from earlier is only what the library says; what is sent is the link just fetched.
      const told = JSON.stringify({ kind: 'link', from: 'https://elsewhere.example/a.png' });
      other.library.database.prepare('UPDATE source_references SET origin = ?').run(told);
      other.library.database.exec('DELETE FROM uploads');
      await other.references.addFromLink(address!);
      expect(await other.references.ensureUploaded([id], options)).toEqual([address]);
      other.references.forget([id]);
      expect(await other.references.ensureUploaded([id], options)).not.toEqual([address]);
      expect(uploads()).toHaveLength(2);
    } finally {
      await other.dispose();
    }
  });

  it.each([
    ['http://example.com/a.png', /not a secure one/],
    ['https://192.168.1.1/a.png', /inside this computer or network/],
    ['file:///etc/passwd', /is not a web address/],
    ['not a link', /is not a web address/],
  ])('is not fetched from %s', async (link, reason) => {
    expect(await rig.references.addFromLink(link)).toMatchObject({
      status: 'refused',
      reason: expect.stringMatching(reason),
    });
  });
});

describe('the references of a library', () => {
  it('are listed by use, named, found whatever the accents, and named no more', async () => {
    const ids: ReferenceId[] = [];
    for (let index = 0; index < 5; index += 1) ids.push(await add(`${index}.png`, makePng(30 + index, 40)));
    const pages: ReferenceId[] = [];
    for (let cursor: string | undefined, page = 0; page < 9; page += 1) {
      const found = rig.references.recent({ limit: 2, cursor });
      pages.push(...found.items.map(({ id }) => id));
      if (found.nextCursor === undefined) break;
      cursor = found.nextCursor;
    }
    expect(pages.toSorted()).toEqual(ids.toSorted());
    expect(rig.references.setTitle(ids[0]!, ' Rothaariges Mädchen ')).toMatchObject({ title: 'Rothaariges Mädchen' });
    rig.references.setTitle(ids[1]!, 'Studio floor');
    const named = (text?: string): (string | undefined)[] => rig.references.named({ text }).map(({ title }) => title);
    expect(named()).toEqual(['Rothaariges Mädchen', 'Studio floor']);
    expect(named('MADCHEN roth')).toEqual(['Rothaariges Mädchen']);
    expect(named('100%')).toEqual([]);
    expect(rig.references.setTitle(ids[1]!, null).title).toBeUndefined();
    expect(named()).toEqual(['Rothaariges Mädchen']);
    expect(() => rig.references.setTitle('nobody' as ReferenceId, 'x')).toThrow(/no longer in the library/);
    // The names outlive the index: they lie beside the pictures.
    await rig.library.rebuild();
    expect(named()).toEqual(['Rothaariges Mädchen']);
  });

  it('stay when the generation that used them goes', async () => {
    const id = await add('a.png', makePng(60, 40));
    await sendAndWait(rig.draft({ references: [{ referenceId: id }] }));
    rig.library.database.exec('DELETE FROM generations');
    expect(rig.references.get([id])).toHaveLength(1);
    expect(rig.references.usedIn(id)).toEqual({ generations: [], pictures: 0 });
  });
});
