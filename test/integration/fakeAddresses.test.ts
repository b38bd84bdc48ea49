import type { lookup } from 'node:dns';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NameService } from '../../src/main/evolink/addresses.ts';
import { createEvolink, EvolinkFailure, type Evolink } from '../../src/main/evolink/index.ts';
import { silentLogger } from '../../src/main/logging/index.ts';
import { systemClock } from '../../src/shared/domain/clock.ts';
import { testImaging } from '../support/plainPicture.ts';
import { queueRig } from '../support/queueRig.ts';
import { resultsCertificate } from '../support/resultsCertificate.ts';
import { rejectionOf } from '../support/rejection.ts';

/*
 * A VPN in fake-IP mode: every name is answered with 198.18.0.4, and a connection to that arrives at the true host,
 * here a server with the certificate of results.example.
 */
const fake = '198.18.0.4';
const trusted = getCACertificates('default');
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(50_000, 7)]);

let folder: string;
let port: number;
let hosts: (string | undefined)[];
let answer: (message: IncomingMessage, response: ServerResponse) => void;
let closers: (() => Promise<unknown>)[];

function namesOf(address: string): NameService {
  return {
    resolve: ((_name: string, _options: object, tell: (...given: unknown[]) => void) => {
      tell(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
    }) as unknown as typeof lookup,
    route: () => ({ address: '127.0.0.1', family: 4 }),
  };
}

function clientBehind(address = fake): Evolink {
  const origin = `https://${resultsCertificate.host}:${port}`;
  const client = createEvolink({
    origins: () => ({ api: origin, files: origin }),
    key: () => Promise.resolve('sk-evo-secret-0123456789'),
    loopbackAllowed: () => false,
    logger: silentLogger,
    clock: systemClock,
    version: '1',
    names: namesOf(address),
  });
  closers.push(() => client.close());
  return client;
}

const failureOf = (work: Promise<unknown>): Promise<EvolinkFailure> => rejectionOf(work, EvolinkFailure);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reverie-fake-'));
  hosts = [];
  closers = [];
  answer = (_message, response) => response.end(jpeg);
  setDefaultCACertificates([...trusted, resultsCertificate.certificate]);
  const server = createServer(
    { key: resultsCertificate.key, cert: resultsCertificate.certificate },
    (message, response) => {
      hosts.push(message.headers.host);
      answer(message, response);
    },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
  closers.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
});
afterEach(async () => {
  for (const close of closers.toReversed()) await close();
  setDefaultCACertificates(trusted);
  rmSync(folder, { recursive: true });
});

const part = (): string => join(folder, '1.part');
const link = (host = resultsCertificate.host): string => `https://${host}:${port}/a.jpg`;

describe('behind a VPN in fake-IP mode', () => {
  it.each([fake, '198.19.255.254', '::ffff:198.18.0.4', 'fc00::4'])(
    'a picture is fetched from the host that the service has named, at %s',
    async (address) => {
      const saved = await clientBehind(address).download(link(), part(), { namedByService: true });
      expect(saved).toMatchObject({ bytes: jpeg.byteLength, mediaType: 'image/jpeg' });
    },
  );

  it('that host is known by its certificate', async () => {
    const stranger = link('another.example');
    const failure = await failureOf(clientBehind().download(stranger, part(), { namedByService: true }));
    expect(failure).toMatchObject({ kind: 'network', code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    setDefaultCACertificates(trusted);
    const unknown = await failureOf(clientBehind().download(link(), part(), { namedByService: true }));
    expect(unknown.kind).toBe('network');
    expect(hosts).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['10.0.0.4', '127.0.0.1', '192.168.1.1', '169.254.169.254', 'fd00::4', '::1'])(
    'an internal address stays refused: %s',
    async (address) => {
      const failure = await failureOf(clientBehind(address).download(link(), part(), { namedByService: true }));
      expect(failure).toMatchObject({ kind: 'refused_address', code: 'private_address' });
      expect(failure.message).toContain(`leads to the internal address ${address}`);
      expect(hosts).toEqual([]);
    },
  );

  it('what the artist links is refused, with what stands in the way', async () => {
    const failure = await failureOf(clientBehind().download(link(), part()));
    expect(failure).toMatchObject({ kind: 'refused_address', code: 'private_address' });
    expect(failure.message).toContain(`answers ${fake} for results.example (fake-IP mode)`);
    expect(failure.message).toContain('then try again');
    expect(hosts).toEqual([]);
  });

  it('a redirect within the named host is followed, one to another host is not', async () => {
    answer = (message, response) => {
      if (message.url === '/a.jpg') response.writeHead(302, { location: '/b.jpg' }).end();
      else response.end(jpeg);
    };
    await clientBehind().download(link(), part(), { namedByService: true });
    answer = (_message, response) => response.writeHead(302, { location: link('another.example') }).end();
    const failure = await failureOf(clientBehind().download(link(), part(), { namedByService: true }));
    expect(failure).toMatchObject({ kind: 'refused_address', code: 'private_address' });
    expect(failure.message).toContain('another.example');
  });
});

describe('a paid picture whose host is refused', () => {
  const imaging = testImaging();
  afterAll(() => imaging.close());

  it('is told on its card with what to do, and fetched when the VPN is out of the way', async () => {
    const rig = await queueRig({ imaging, names: namesOf(fake) });
    closers.push(() => rig.dispose());
    const path = /\.jpe?g/;
    rig.simulator.faults.next(
      { method: 'GET', path, times: 5 },
      { kind: 'redirect', location: 'https://pictures.example/a.jpg' },
    );
    const [id] = rig.queue.submit(rig.draft());
    if (id === undefined) throw new Error('Nothing was queued.');
    const late = await rig.until(id, (each) => each.error?.message.includes('fake-IP') ?? false);
    expect(late.error).toMatchObject({
      code: 'download_late',
      message: expect.stringContaining(`answers ${fake} for pictures.example (fake-IP mode)`) as string,
    });
    rig.clock.jump(20 * 60 * 60 * 1000);
    expect(rig.queue.get(id).status).toBe('saving');
    const done = await rig.untilStatus(id, 'completed');
    expect(done.pictures).toHaveLength(1);
    expect(rig.posts()).toHaveLength(1);
  });
});
