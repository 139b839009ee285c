import { EnvHttpProxyAgent, fetch, type Response } from 'undici';
import { PapersError } from '../domain/errors.ts';
import { LookUpFailure } from './failure.ts';
import { addressIn, type Gateway } from './gateway.ts';

export interface TransportRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent with POST, as JSON. */
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export interface TransportAnswer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly text: string;
}

/** Sends one request. Throws {@link LookUpFailure}; the signal's reason when it was called off. */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer>;

export interface TransportOptions {
  readonly gateway: Gateway;
  /** Of it `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are heeded, in either case. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For an answer from the first byte sent to the last received, in milliseconds. */
  readonly timeOut?: number;
  /** Of an answer, unpacked, in bytes. */
  readonly largest?: number;
}

const TIME_OUT_MS = 30_000;
const LARGEST = 32 * 1024 * 1024;
const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Headers that say who asks: they go no further than the host that they are for. */
const OF_THE_USER: ReadonlySet<string> = new Set(['x-api-key', 'authorization']);

const MEANINGS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known: is there a connection?',
  EAI_AGAIN: 'its name could not be looked up: is there a connection?',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection broke',
  ETIMEDOUT: 'no connection could be made in time',
  UND_ERR_CONNECT_TIMEOUT: 'no connection could be made in time',
  UND_ERR_SOCKET: 'the connection broke',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted; $NODE_EXTRA_CA_CERTS names others to trust',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not trusted; $NODE_EXTRA_CA_CERTS names others to trust',
};

/** The innermost error that has a code or a message: fetch wraps what went wrong. */
function causeOf(error: unknown): { readonly code: string; readonly meaning: string } {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return { code, meaning: MEANINGS[code] ?? (cause instanceof Error ? cause.message : String(cause)) };
}

function dispatcherOf(env: TransportOptions['env']): EnvHttpProxyAgent {
  const named = (name: string): string => (env[name.toLowerCase()] ?? env[name] ?? '').trim();
  try {
    // An empty text is no proxy; one that is left out would be looked for in the process.
    return new EnvHttpProxyAgent({
      httpProxy: named('HTTP_PROXY'),
      httpsProxy: named('HTTPS_PROXY'),
      noProxy: named('NO_PROXY'),
    });
  } catch (error) {
    throw new PapersError('bad-proxy', '$HTTPS_PROXY or $HTTP_PROXY is no address of a proxy', {
      kind: 'usage',
      remedy: 'Write it as http://proxy.example.org:8080.',
      cause: error,
    });
  }
}

async function bodyOf({ body, headers }: Response, host: string, largest: number): Promise<string> {
  const tooLarge = () =>
    new LookUpFailure('too-large', `${host} answered with more than ${Math.floor(largest / 1024 / 1024)} MB`);
  if (Number(headers.get('content-length') ?? 0) > largest) {
    await body?.cancel();
    throw tooLarge();
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.length;
    // Leaving the loop ends the connection.
    if (size > largest) throw tooLarge();
    parts.push(part);
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}

/** Requests over HTTPS: with a time-out, a largest size, redirects that lead to HTTPS, and the proxies of the environment. */
export function createTransport(options: TransportOptions): Transport {
  const { gateway, env, timeOut = TIME_OUT_MS, largest = LARGEST } = options;
  const dispatcher = dispatcherOf(env);

  const send = async (request: TransportRequest, from: URL, left: number): Promise<TransportAnswer> => {
    const { host } = request.url;
    if (!gateway.isAllowed(request.url))
      throw new LookUpFailure('redirect', `${from.host} leads to ${request.url.origin}, which is not https`);
    const url = gateway.addressOf(request.url);
    const clock = AbortSignal.timeout(timeOut);
    const signal = request.signal === undefined ? clock : AbortSignal.any([clock, request.signal]);
    const failed = (kind: 'connection' | 'cut-off', error: unknown): Error => {
      if (error instanceof LookUpFailure) return error;
      request.signal?.throwIfAborted();
      if (clock.aborted)
        return new LookUpFailure('time-out', `${host} did not answer within ${Math.ceil(timeOut / 1000)} seconds`);
      const what = kind === 'connection' ? 'could not be reached' : 'broke off in the middle of its answer';
      const { code, meaning } = causeOf(error);
      const named = code === 'ENOTFOUND' ? 'unknown-host' : kind;
      return new LookUpFailure(named, `${host} ${what} (${meaning})`, { cause: error });
    };
    const response = await fetch(url, {
      method: request.body === undefined ? 'GET' : 'POST',
      headers: request.headers,
      ...(request.body !== undefined && { body: request.body }),
      redirect: 'manual',
      dispatcher,
      signal,
    }).catch((error: unknown) => {
      throw failed('connection', error);
    });
    const location = response.headers.get('location');
    if (REDIRECTS.has(response.status) && location !== null) {
      await response.body?.cancel().catch(() => undefined);
      const next = addressIn(location, request.url.href);
      if (next === undefined || left === 0)
        throw new LookUpFailure('redirect', `${host} leads in circles, or nowhere ("${location.slice(0, 80)}")`);
      const headers = Object.entries(request.headers).filter(([name]) => next.host === host || !OF_THE_USER.has(name));
      const { body: _, ...rest } = request;
      const kept = response.status === 307 || response.status === 308 ? request : rest;
      return send({ ...kept, url: next, headers: Object.fromEntries(headers) }, request.url, left - 1);
    }
    const text = await bodyOf(response, host, largest).catch((error: unknown) => {
      throw failed('cut-off', error);
    });
    return { status: response.status, header: (name) => response.headers.get(name) ?? undefined, text };
  };

  return (request) => send(request, request.url, MOST_REDIRECTS);
}
