import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../src/enrich/client.ts';
import { LookUpFailure } from '../../src/enrich/failure.ts';
import { gatewayAt } from '../../src/enrich/gateway.ts';
import { keepAnswers } from '../../src/enrich/kept-answers.ts';
import type { Credentials } from '../../src/enrich/service.ts';
import { SERVICES } from '../../src/enrich/services/index.ts';
import { createTransport } from '../../src/enrich/transport.ts';
import { type Fault, type FakeServices, fakeServices } from '../support/services.ts';

const CROSSREF = 'api.crossref.org';
const QUESTION = { url: new URL('https://api.crossref.org/works/10.5555%2Fother.1'), type: 'json' } as const;
const MB = 1024 * 1024;

interface Set {
  readonly offline?: boolean;
  readonly refresh?: boolean;
  readonly paced?: boolean;
  readonly credentials?: Credentials;
  readonly files?: Map<string, string>;
  readonly start?: number;
}

/** The real client over real HTTP, on a clock of the test's, which goes on only while it sleeps. */
function client(services: FakeServices, set: Set = {}) {
  const { offline = false, refresh = false, paced = false, credentials = {}, files = new Map<string, string>() } = set;
  const slept: number[] = [];
  let time = set.start ?? Date.parse('2026-05-01T10:00:00Z');
  const made = createClient({
    transport: createTransport({ gateway: gatewayAt(services.base), env: {}, timeOut: 1500, largest: MB }),
    kept: keepAnswers({ read: (name) => files.get(name), write: (name, text) => void files.set(name, text) }),
    credentials,
    version: '1.2.3',
    offline,
    refresh,
    paced,
    now: () => time,
    sleep: (ms) => {
      slept.push(ms);
      time += ms;
      return Promise.resolve();
    },
  });
  const ask = () => made.answer(SERVICES.crossref, QUESTION);
  return { ask, slept, files, made };
}

async function failureOf(promise: Promise<unknown>): Promise<LookUpFailure> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof LookUpFailure)) throw new Error(`no failure of a look-up: ${String(error)}`);
  return error;
}

const status =
  (code: number, headers: Readonly<Record<string, string>> = {}, body = '{}'): Fault =>
  (response) =>
    void response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(body);

describe('a service that cannot answer now', () => {
  it('is waited for as long as it asks, in seconds or until a date', async () => {
    const services = await fakeServices();
    const { ask, slept } = client(services);
    services.fail(
      CROSSREF,
      status(429, { 'retry-after': '7' }),
      status(503, { 'retry-after': 'Fri, 01 May 2026 10:00:30 GMT' }),
    );
    expect(await ask()).toContain('Harvesting wheat');
    expect(slept).toEqual([7000, 23_000]);
  });

  it('is not waited for when it asks for hours', async () => {
    const services = await fakeServices();
    const { ask, slept } = client(services);
    services.fail(CROSSREF, status(429, { 'retry-after': '10800' }));
    const { kind, message } = await failureOf(ask());
    expect([kind, message]).toEqual(['rate-limited', 'api.crossref.org asks to wait 3 hours']);
    expect(slept).toEqual([]);
  });

  it('is asked again after longer and longer pauses, and then given up', async () => {
    const services = await fakeServices();
    const { ask, slept } = client(services);
    services.alwaysFail(CROSSREF, status(500));
    expect((await failureOf(ask())).message).toBe('api.crossref.org has an error of its own (HTTP 500)');
    expect(slept).toEqual([1000, 2000, 4000]);
    expect(services.received).toHaveLength(4);
  });

  it('is not asked twice when it refuses', async () => {
    const services = await fakeServices();
    services.alwaysFail(CROSSREF, status(403));
    expect((await failureOf(client(services).ask())).kind).toBe('refused');
    expect(services.received).toHaveLength(1);
  });
});

describe('an answer that is none', () => {
  const passing: readonly (readonly [name: string, fault: Fault, kind: string])[] = [
    ['a service that is silent', () => undefined, 'time-out'],
    [
      'one that stops in the middle',
      (response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{"a":'),
      'time-out',
    ],
    [
      'one that is cut off',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        response.write('{"status":"ok",', () => response.destroy());
      },
      'cut-off',
    ],
    ['one that ends too early without saying so', status(200, {}, '{"status":"ok","message":{'), 'cut-off'],
    ['a connection that breaks', (response) => void response.destroy(), 'connection'],
  ];
  it.each(passing)(
    '%s is asked again, and nothing of it is kept',
    async (_, fault, kind) => {
      const services = await fakeServices();
      const { ask, files } = client(services);
      services.alwaysFail(CROSSREF, fault);
      expect((await failureOf(ask())).kind).toBe(kind);
      expect(services.received.length).toBe(4);
      expect(files.size).toBe(0);
    },
    30_000,
  );

  const final: readonly (readonly [name: string, fault: Fault, kind: string])[] = [
    [
      'a login page',
      (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>'),
      'wrong-type',
    ],
    ['one that says that it is huge', status(200, { 'content-length': String(9 * MB) }), 'too-large'],
    ['one that is huge', status(200, {}, JSON.stringify({ text: 'x'.repeat(2 * MB) })), 'too-large'],
    ['a redirect to http', status(302, { location: 'http://example.org/works' }), 'redirect'],
    ['a redirect to a file', status(302, { location: 'file:///etc/passwd' }), 'redirect'],
    ['a redirect in circles', status(302, { location: QUESTION.url.href }), 'redirect'],
  ];
  it.each(final)('%s is named', async (_, fault, kind) => {
    const services = await fakeServices();
    services.alwaysFail(CROSSREF, fault);
    const failure = await failureOf(client(services).ask());
    expect(failure.kind).toBe(kind);
    expect(failure.message).toContain('api.crossref.org');
  });

  it('is no larger when it is packed', async () => {
    const services = await fakeServices();
    const { gzipSync } = await import('node:zlib');
    const bomb = gzipSync(Buffer.from(JSON.stringify({ text: 'x'.repeat(5 * MB) })));
    services.alwaysFail(
      CROSSREF,
      (response) =>
        void response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb),
    );
    expect((await failureOf(client(services).ask())).kind).toBe('too-large');
  });
});

describe('asking politely', () => {
  it('follows a redirect within https, and tells no other host the key', async () => {
    const services = await fakeServices();
    const { made } = client(services, { credentials: { semanticScholarKey: 'secret' } });
    services.fail(
      'api.semanticscholar.org',
      status(301, { location: 'https://api.crossref.org/works/10.5555%2Fother.1' }),
    );
    const question = { ...QUESTION, url: new URL('https://api.semanticscholar.org/graph/v1/paper/x') };
    expect(await made.answer(SERVICES['semantic-scholar'], question)).toContain('Harvesting');
    expect(services.received.map(({ host, headers }) => [host, headers['x-api-key']])).toEqual([
      ['api.semanticscholar.org', 'secret'],
      ['api.crossref.org', undefined],
    ]);
  });

  it('says which program asks, and how to reach the user', async () => {
    const services = await fakeServices();
    await client(services, { credentials: { contact: 'ada@example.org' } }).ask();
    const [request] = services.received;
    expect(request?.headers['user-agent']).toBe('papers/1.2.3 (mailto:ada@example.org)');
    expect(request?.url.searchParams.get('mailto')).toBe('ada@example.org');
  });

  it('keeps the pace of each service, and slows to the limits that answers name', async () => {
    const services = await fakeServices();
    const { made, slept } = client(services, { paced: true });
    const work = (id: string) => ({ ...QUESTION, url: new URL(`https://api.crossref.org/works/${id}`) });
    for (const id of ['a', 'b']) await made.answer(SERVICES.crossref, work(id));
    services.fail(CROSSREF, status(200, { 'x-rate-limit-limit': '10', 'x-rate-limit-interval': '60s' }));
    for (const id of ['c', 'd']) await made.answer(SERVICES.crossref, work(id));
    await made.answer(SERVICES.openalex, { ...QUESTION, url: new URL('https://api.openalex.org/works/W1') });
    expect(slept).toEqual([1000, 1000, 6000]);
  });
});

describe('answers that are kept', () => {
  const DAY = 24 * 60 * 60 * 1000;
  const start = Date.parse('2026-05-01T10:00:00Z');

  it('are not asked for again for a month, then only whether they changed', async () => {
    const services = await fakeServices();
    const first = client(services);
    services.fail(CROSSREF, status(200, { etag: '"v1"', 'last-modified': 'Wed, 01 Apr 2026 00:00:00 GMT' }, '{"a":1}'));
    expect(await first.ask()).toBe('{"a":1}');
    expect(await client(services, { files: first.files, start: start + 29 * DAY }).ask()).toBe('{"a":1}');
    expect(services.received).toHaveLength(1);
    services.fail(CROSSREF, (response) => void response.writeHead(304).end());
    expect(await client(services, { files: first.files, start: start + 31 * DAY }).ask()).toBe('{"a":1}');
    expect(services.received[1]?.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Wed, 01 Apr 2026 00:00:00 GMT',
    });
    // That it has not changed counts as an answer.
    expect(await client(services, { files: first.files, start: start + 60 * DAY }).ask()).toBe('{"a":1}');
    expect(services.received).toHaveLength(2);
  });

  it('include that a service knows nothing', async () => {
    const services = await fakeServices();
    const { ask } = client(services);
    services.fail(CROSSREF, status(404));
    expect(await ask()).toBeUndefined();
    expect(await ask()).toBeUndefined();
    expect(services.received).toHaveLength(1);
  });

  it('are all that there is offline', async () => {
    const services = await fakeServices();
    const { ask, files } = client(services);
    expect((await failureOf(client(services, { offline: true }).ask())).kind).toBe('offline');
    const known = await ask();
    expect(await client(services, { offline: true, files, start: start + 900 * DAY }).ask()).toBe(known);
    expect(services.received).toHaveLength(1);
  });

  it('are asked for again when they are damaged, or of another question', async () => {
    const services = await fakeServices();
    const { ask, files } = client(services);
    const whole = await ask();
    for (const damage of [
      (text: string) => text.slice(0, 40),
      (text: string) => text.replace('wheat', 'w3eat'),
      (text: string) => text.replace('other.1', 'other.2'),
      () => 'null',
    ]) {
      for (const [name, text] of files) files.set(name, damage(text));
      expect(await ask()).toBe(whole);
    }
    expect(services.received).toHaveLength(5);
  });

  it('hold no key', async () => {
    const services = await fakeServices();
    const { made, files } = client(services, { credentials: { openalexKey: 'secret', semanticScholarKey: 'secret' } });
    await made.answer(SERVICES.openalex, { ...QUESTION, url: new URL('https://api.openalex.org/works/W4385571689') });
    expect(services.received[0]?.url.searchParams.get('api_key')).toBe('secret');
    expect([...files].flat().join()).not.toContain('secret');
  });
});

describe('a proxy', () => {
  it('of the environment is asked for the connection, but for hosts that need none', async () => {
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', ({ url = '' }, socket) => {
      asked.push(url);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void proxy.close());
    const address = proxy.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const HTTPS_PROXY = `http://127.0.0.1:${port}`;
    const request = { url: QUESTION.url, headers: {} };
    const send = (env: Readonly<Record<string, string>>) =>
      createTransport({ gateway: gatewayAt(undefined), env, timeOut: 3000 })(request);
    expect((await failureOf(send({ HTTPS_PROXY }))).kind).toBe('connection');
    expect(asked).toEqual(['api.crossref.org:443']);
    await failureOf(send({ https_proxy: HTTPS_PROXY, NO_PROXY: 'crossref.org' }));
    expect(asked).toHaveLength(1);
  });

  it('that is no address is an error of whoever set it', () => {
    expect(() => createTransport({ gateway: gatewayAt(undefined), env: { HTTPS_PROXY: ':::' } })).toThrow(
      'HTTPS_PROXY',
    );
  });
});

describe('a gateway', () => {
  it('is https, or on this machine', () => {
    expect(() => gatewayAt('http://example.org')).toThrow('https');
    expect(() => gatewayAt('ftp://localhost')).toThrow('https');
    const gate = gatewayAt('https://gate.example.org/services/');
    expect(gate.addressOf(QUESTION.url).href).toBe(
      'https://gate.example.org/services/api.crossref.org/works/10.5555%2Fother.1',
    );
    expect(gatewayAt(undefined).isAllowed(new URL('http://127.0.0.1/'))).toBe(false);
  });
});
