import { LookUpFailure } from './failure.ts';
import type { KeptAnswer, KeptAnswers } from './kept-answers.ts';
import { createPace, limitedInterval, type Pace, retryAfter, type Sleep } from './pace.ts';
import type { AnswerType, Asked, Credentials, Question } from './service.ts';
import type { Transport, TransportAnswer } from './transport.ts';

export interface ClientOptions {
  readonly transport: Transport;
  readonly kept: KeptAnswers;
  readonly credentials: Credentials;
  /** Of the program. */
  readonly version: string;
  /** Answer from what is kept, however old, and ask nothing. */
  readonly offline: boolean;
  /** Ask again even what was answered lately, if only whether it has changed. */
  readonly refresh: boolean;
  /** In milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: Sleep;
  /** False where what answers keeps its own pace: a gateway on this machine. */
  readonly paced: boolean;
}

export interface Client {
  /** What was answered to a question, under the name that it is kept by; undefined when the service knows nothing, or nothing is kept that counts. */
  kept(name: string): KeptAnswer | undefined;
  keep(name: string, text: string | undefined): void;
  /** Asks, whatever is kept. Undefined when the service knows nothing of it. Throws {@link LookUpFailure}. */
  ask(service: Asked, question: Question, signal?: AbortSignal): Promise<string | undefined>;
  /** Answers from what is kept, else asks. */
  answer(service: Asked, question: Question, signal?: AbortSignal): Promise<string | undefined>;
}

/** One asking of a service, with what it answered before. */
interface Asking {
  readonly service: Asked;
  readonly question: Question;
  readonly before?: KeptAnswer | undefined;
  readonly signal?: AbortSignal | undefined;
}

const DAY = 24 * 60 * 60 * 1000;
/** What is known of a paper seldom changes; that a service comes to know one, sooner. */
const FRESH = { known: 30 * DAY, unknown: 7 * DAY };
const MOST_ATTEMPTS = 4;
const FIRST_PAUSE_MS = 1000;
/** A service that asks for a longer pause is left alone until the next run. */
const LONGEST_PAUSE_MS = 60_000;

const TYPES: Readonly<Record<AnswerType, { readonly accept: string; readonly is: RegExp; readonly ends: RegExp }>> = {
  json: { accept: 'application/json', is: /json/, ends: /[\]}]\s*$/ },
  atom: { accept: 'application/atom+xml', is: /xml/, ends: /<\/feed>\s*$/ },
  html: { accept: 'text/html', is: /html/, ends: /<\/html>\s*$/i },
  bibtex: { accept: 'application/x-bibtex, text/x-bibtex, text/plain', is: /bibtex|text\/plain/, ends: /\}\s*$/ },
};

function isWhole(text: string, type: AnswerType): boolean {
  if (!TYPES[type].ends.test(text.slice(-200))) return false;
  if (type !== 'json') return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function wait(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}

/** Asks services: politely, patiently, and nothing twice. */
export function createClient(options: ClientOptions): Client {
  const { transport, kept, credentials, version, offline, refresh, now, sleep } = options;
  const paces = new Map<string, Pace>();
  const paceOf = ({ name, interval }: Asked): Pace => {
    const known = paces.get(name) ?? createPace(options.paced ? interval : 0, now, sleep);
    paces.set(name, known);
    return known;
  };
  const { contact } = credentials;
  const agent = `papers/${version}${contact === undefined ? '' : ` (mailto:${contact})`}`;

  const send = ({ service, question: { url, type, body }, before, signal }: Asking) => {
    const { parameters = {}, headers = {} } = service.signed?.(credentials) ?? {};
    const signed = new URL(url);
    for (const [name, value] of Object.entries(parameters)) signed.searchParams.set(name, value);
    return transport({
      url: signed,
      headers: {
        'user-agent': agent,
        accept: TYPES[type].accept,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(before?.etag !== undefined && { 'if-none-match': before.etag }),
        ...(before?.lastModified !== undefined && { 'if-modified-since': before.lastModified }),
        ...headers,
      },
      ...(body !== undefined && { body }),
      ...(signal !== undefined && { signal }),
    });
  };

  /** The answer, or the failure that it means. */
  const checked = (service: Asked, { url: { host }, type }: Question, answer: TransportAnswer): TransportAnswer => {
    const { status } = answer;
    if (status === 304 || status === 404 || status === 410) return answer;
    if (status === 400 && service.knowsNothing?.test(answer.text) === true) return answer;
    if (status >= 500) throw new LookUpFailure('server', `${host} has an error of its own (HTTP ${status})`);
    if (status === 401 || status === 403)
      throw new LookUpFailure(
        'refused',
        `${host} refuses to answer (HTTP ${status}): is its key right, is its limit used up?`,
      );
    if (status < 200 || status > 299)
      throw new LookUpFailure('refused', `${host} does not take the question (HTTP ${status})`);
    const given = answer.header('content-type') ?? 'nothing named';
    if (!TYPES[type].is.test(given))
      throw new LookUpFailure(
        'wrong-type',
        `${host} answered with ${given.slice(0, 60)} where ${type} was expected: is there a page to log in to in between?`,
      );
    if (!isWhole(answer.text, type))
      throw new LookUpFailure('cut-off', `${host} broke off in the middle of its answer`);
    return answer;
  };

  const attempt = async (asking: Asking): Promise<TransportAnswer> => {
    const { service, question, signal } = asking;
    const { host } = question.url;
    const pace = paceOf(service);
    for (let attempts = 1; ; attempts += 1) {
      let pause = FIRST_PAUSE_MS * 2 ** (attempts - 1);
      let failure: LookUpFailure;
      try {
        const answer = await pace.take(() => send(asking), signal);
        if (options.paced)
          pace.slowTo(
            limitedInterval(answer.header('x-rate-limit-limit'), answer.header('x-rate-limit-interval')) ?? 0,
          );
        const asked = retryAfter(answer.header('retry-after'), now());
        const isBusy = answer.status === 429 || (answer.status === 503 && asked !== undefined);
        if (!isBusy) return checked(service, question, answer);
        pause = asked ?? pause;
        failure = new LookUpFailure(
          'rate-limited',
          pause > LONGEST_PAUSE_MS
            ? `${host} asks to wait ${wait(pause)}`
            : `${host} is asked too often (HTTP ${answer.status})`,
        );
        if (pause > LONGEST_PAUSE_MS) throw failure;
      } catch (error) {
        if (!(error instanceof LookUpFailure) || !error.isPassing) throw error;
        failure = error;
      }
      if (attempts === MOST_ATTEMPTS) throw failure;
      await sleep(pause, signal);
    }
  };

  const isFresh = ({ at, text }: KeptAnswer): boolean =>
    offline || (!refresh && now() - at < (text === undefined ? FRESH.unknown : FRESH.known));

  const ask = async (asking: Asking): Promise<KeptAnswer> => {
    const { question, before } = asking;
    if (offline) throw new LookUpFailure('offline', `${question.url.host} was not asked`);
    const answer = await attempt(asking);
    if (answer.status === 304 && before !== undefined) return { ...before, at: now() };
    const [etag, lastModified] = [answer.header('etag'), answer.header('last-modified')];
    const isKnown = answer.status >= 200 && answer.status < 300;
    return {
      text: isKnown ? answer.text : undefined,
      at: now(),
      ...(etag !== undefined && { etag }),
      ...(lastModified !== undefined && { lastModified }),
    };
  };

  return {
    kept: (name) => {
      const answer = kept.get(name);
      return answer !== undefined && isFresh(answer) ? answer : undefined;
    },
    keep: (name, text) => kept.put(name, { text, at: now() }),
    ask: async (service, question, signal) => (await ask({ service, question, signal })).text,
    answer: async (service, question, signal) => {
      // Without what tells who asks: an answer is the same for everyone.
      const name = `${service.name} ${question.url.href}`;
      const before = kept.get(name);
      if (before !== undefined && isFresh(before)) return before.text;
      const answer = await ask({ service, question, before, signal });
      kept.put(name, answer);
      return answer.text;
    },
  };
}
