import { PapersError } from '../domain/errors.ts';

/** Where services are reached: at their own addresses, or all through one gateway. */
export interface Gateway {
  /** True for one on this very machine, which keeps its own pace. */
  readonly isLocal: boolean;
  /** The address to connect to for the address of a service. */
  addressOf(url: URL): URL;
  /** Whether an address may be asked at all: HTTPS, or the gateway's own. */
  isAllowed(url: URL): boolean;
}

/** The address that a text is, seen from another; undefined when it is none. */
export function addressIn(text: string, base?: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/;

/**
 * A gateway answers for all services, each under the path of its host: `https://gate.example.org/api.crossref.org/works`.
 * It has to be HTTPS, but for one on this very machine. Without one, services are reached directly, over HTTPS only.
 * Throws `bad-gateway`.
 */
export function gatewayAt(base: string | undefined): Gateway {
  if (base === undefined || base.trim() === '')
    return { isLocal: false, addressOf: (url) => url, isAllowed: ({ protocol }) => protocol === 'https:' };
  const gate = addressIn(base);
  const isSafe = gate !== undefined && (gate.protocol === 'https:' || LOOPBACK.test(gate.hostname));
  if (gate === undefined || !isSafe || !/^https?:$/.test(gate.protocol))
    throw new PapersError('bad-gateway', `$PAPERS_GATEWAY has to be an https address, not "${base}"`, {
      kind: 'usage',
      remedy: 'Only a gateway on this machine may be http, such as http://127.0.0.1:8080.',
    });
  const folder = gate.pathname.replace(/\/$/, '');
  const isOurs = (url: URL): boolean => url.origin === gate.origin;
  return {
    isLocal: LOOPBACK.test(gate.hostname),
    addressOf: (url) => (isOurs(url) ? url : new URL(`${folder}/${url.host}${url.pathname}${url.search}`, gate)),
    isAllowed: (url) => isOurs(url) || url.protocol === 'https:',
  };
}
