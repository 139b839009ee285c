import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { LAUNCHER } from './papers.ts';

const fixture = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/lookups/${name}`, import.meta.url)), 'utf8');

type Fields = Readonly<Record<string, unknown>>;

function objects(value: unknown, ...path: readonly string[]): Fields[] {
  let inner: unknown = value;
  for (const name of path) inner = (inner as Fields)[name];
  return inner as Fields[];
}

/** The share of a question's words that a title has. */
function likeness(title: unknown, words: string | null): number {
  const asked = new Set((words ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const has = new Set(
    JSON.stringify(title)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu),
  );
  return asked.size === 0 ? 0 : [...asked].filter((word) => has.has(word)).length / asked.size;
}

interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

const json = (value: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

function arxiv({ searchParams }: URL): Reply {
  const feed = fixture('arxiv.atom');
  const ids = searchParams.get('id_list')?.split(',') ?? [];
  const words = searchParams.get('search_query')?.replace(/^ti:/, '') ?? null;
  const kept = feed.replace(/\n {2}<entry>[\s\S]*?<\/entry>/g, (entry) => {
    const [, id = ''] = /abs\/([\d.]+)v/.exec(entry) ?? [];
    const [, title = ''] = /<title>([\s\S]*?)<\/title>/.exec(entry) ?? [];
    return ids.includes(id) || likeness(title, words) > 0.7 ? entry : '';
  });
  return { headers: { 'content-type': 'application/atom+xml; charset=utf-8', etag: '"feed-1"' }, body: kept };
}

function crossref({ pathname, searchParams }: URL): Reply {
  const answer = JSON.parse(fixture('crossref.json')) as Fields;
  const works = objects(answer, 'message', 'items');
  const [, single] = /^\/works\/(.+)$/.exec(decodeURIComponent(pathname)) ?? [];
  if (single !== undefined) {
    const work = works.find(({ DOI }) => DOI === single);
    return work === undefined
      ? { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Resource not found.' }
      : json({ ...answer, 'message-type': 'work', message: work });
  }
  const dois = searchParams.get('filter')?.replaceAll('doi:', '').split(',') ?? [];
  const words = searchParams.get('query.bibliographic');
  const items = works.filter(({ DOI, title }) => dois.includes(String(DOI)) || likeness(title, words) > 0.7);
  const { headers, ...reply } = json({ ...answer, message: { ...(answer['message'] as Fields), items } });
  return { ...reply, headers: { ...headers, 'x-rate-limit-limit': '50', 'x-rate-limit-interval': '1s' } };
}

function openalex({ pathname, searchParams }: URL): Reply {
  const answer = JSON.parse(fixture('openalex.json')) as Fields;
  const works = objects(answer, 'results');
  const [, single] = /^\/works\/(.+)$/.exec(decodeURIComponent(pathname)) ?? [];
  if (single !== undefined) {
    const work = works.find(
      ({ id, doi }) => String(id).endsWith(`/${single}`) || `doi:${String(doi).slice(16)}` === single,
    );
    return work === undefined ? json({ error: 'not found' }, 404) : json(work);
  }
  const filter = searchParams.get('filter') ?? '';
  const dois = filter.startsWith('doi:') ? filter.slice(4).split('|') : [];
  const words = filter.startsWith('title.search:') ? filter.slice(13) : null;
  const results = works.filter(
    ({ doi, title }) => dois.includes(String(doi).replace('https://doi.org/', '')) || likeness(title, words) > 0.7,
  );
  return json({ ...answer, results });
}

function semanticScholar({ pathname, searchParams }: URL, body: string): Reply {
  const papers = JSON.parse(fixture('semantic-scholar.json')) as Fields[];
  const named = (name: string): Fields | undefined =>
    papers.find(({ externalIds, paperId }) => {
      const { DOI, ArXiv } = externalIds as Fields;
      return [`DOI:${String(DOI).toLowerCase()}`, `ARXIV:${String(ArXiv)}`, paperId].includes(name);
    });
  if (pathname.endsWith('/paper/batch')) {
    const { ids } = JSON.parse(body) as { ids: string[] };
    const found = ids.map((id) => named(id) ?? null);
    return found.every((paper) => paper === null) ? json({ error: 'No valid paper ids given' }, 400) : json(found);
  }
  if (pathname.endsWith('/paper/search/match')) {
    const [best] = papers.filter(({ title }) => likeness(title, searchParams.get('query')) > 0.8);
    return best === undefined
      ? json({ error: 'Title match not found' }, 404)
      : json({ data: [{ ...best, matchScore: 174.2 }] });
  }
  const found = named(decodeURIComponent(pathname.replace(/^.*\/paper\//, '')));
  return found === undefined ? json({ error: 'Paper not found' }, 404) : json(found);
}

function dblp({ searchParams }: URL): Reply {
  const { result } = JSON.parse(fixture('dblp.json')) as { result: Fields };
  const hits = result['hits'] as Fields;
  const hit = objects(hits, 'hit').filter(
    ({ info }) => likeness((info as Fields)['title'], searchParams.get('q')) > 0.7,
  );
  const none = { '@total': '0', '@computed': '0', '@sent': '0', '@first': '0' };
  return json({ result: { ...result, hits: hit.length === 0 ? none : { ...hits, hit } } });
}

const LISTING = `<!DOCTYPE html>
<html lang="en"><body><dl id='articles'>
<dt><a name='item1'>[1]</a> <a href ="/abs/2306.01985" title="Abstract" id="2306.01985">arXiv:2306.01985</a>
 [<a href="/pdf/2306.01985" title="Download PDF">pdf</a>]</dt>
<dt><a href ="/abs/2306.07536" title="Abstract" id="2306.07536">arXiv:2306.07536</a></dt>
</dl></body></html>`;

const HOSTS: Readonly<Record<string, (url: URL, body: string) => Reply>> = {
  'export.arxiv.org': arxiv,
  'arxiv.org': () => ({ headers: { 'content-type': 'text/html; charset=utf-8' }, body: LISTING }),
  'api.crossref.org': crossref,
  'api.openalex.org': openalex,
  'api.semanticscholar.org': semanticScholar,
  'dblp.org': dblp,
};

/** A request as it came. */
export interface Received {
  readonly host: string;
  readonly url: URL;
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers instead of a service, as it likes. */
export type Fault = (response: ServerResponse, request: Received) => void;

/** A server on this machine that answers for all services, from fixtures in their own formats. */
export interface FakeServices {
  /** For `PAPERS_GATEWAY`. */
  readonly base: string;
  readonly received: Received[];
  /** Answers the next requests to a host so; then it answers as ever. */
  fail(host: string, ...faults: readonly Fault[]): void;
  /** Answers every request to a host so. */
  alwaysFail(host: string, fault: Fault): void;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

export async function fakeServices(): Promise<FakeServices> {
  const received: Received[] = [];
  const faults = new Map<string, Fault[]>();
  const always = new Map<string, Fault>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, host = '', rest = '/'] = /^\/([^/]+)(\/.*)$/.exec(request.url ?? '') ?? [];
    const url = new URL(`https://${host}${rest}`);
    const body = await textOf(request);
    const got = { host, url, method: request.method ?? '', headers: request.headers, body };
    received.push(got);
    const fault = faults.get(host)?.shift() ?? always.get(host);
    if (fault !== undefined) return fault(response, got);
    const reply = HOSTS[host]?.(url, body) ?? { status: 404, body: '' };
    const etag = reply.headers?.['etag'];
    if (etag !== undefined && request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    response.writeHead(reply.status ?? 200, reply.headers).end(reply.body);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    base: `http://127.0.0.1:${port}`,
    received,
    fail: (host, ...given) => void faults.set(host, [...(faults.get(host) ?? []), ...given]),
    alwaysFail: (host, fault) => void always.set(host, fault),
  };
}

export interface Ran {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program while this process goes on answering it. `during` is given the running program. */
export function runPapers(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  during?: (kill: (signal: NodeJS.Signals) => void) => void,
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [LAUNCHER, ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: folder, XDG_DATA_HOME: join(folder, 'data'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
    child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
    child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
    during?.((signal) => void child.kill(signal));
  });
}
