export const SERVICE_NAMES = ['arxiv', 'crossref', 'openalex', 'semantic-scholar', 'dblp'] as const;

export type ServiceName = (typeof SERVICE_NAMES)[number];

/** What services know papers by. `openalex`, `semantic-scholar` and `dblp` are their own. */
export interface Identifier {
  readonly kind: 'doi' | 'arxiv' | 'pmid' | 'openalex' | 'semantic-scholar' | 'dblp';
  readonly id: string;
}

/** `doi:10.1145/3292500.3330701`: an identifier as one text. */
export function identifierName({ kind, id }: Identifier): string {
  return `${kind}:${id}`;
}

/** What an answer has to be, so that a login page of a network is not taken for one. */
export type AnswerType = 'json' | 'atom' | 'html' | 'bibtex';

export interface Question {
  readonly url: URL;
  readonly type: AnswerType;
  /** Sent with POST, as JSON. */
  readonly body?: string;
}

/** Who asks, as far as the user said. */
export interface Credentials {
  /** An e-mail address. */
  readonly contact?: string;
  readonly semanticScholarKey?: string;
  readonly openalexKey?: string;
}

/** What is asked, and what it wants of those who ask. */
export interface Asked {
  readonly name: string;
  /** The least time between two requests, in milliseconds. */
  readonly interval: number;
  /** What it says with HTTP 400 where it only knows nothing of what was asked. */
  readonly knowsNothing?: RegExp;
  /** The parameters and headers by which the user is known. */
  signed?(credentials: Credentials): {
    readonly parameters?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
  };
}

/** A web service: how it is asked, and how its answers are told apart. Answers stay in its own format. */
export interface Service extends Asked {
  readonly name: ServiceName;
  /** The question for one paper; undefined when the service does not know that kind of identifier. */
  one(identifier: Identifier): Question | undefined;
  /** Several papers at a time. */
  readonly many?: ManyAtOnce;
  /** The papers whose titles are most like one; undefined when the title has no words. */
  byTitle(title: string): Question | undefined;
}

export interface ManyAtOnce {
  readonly most: number;
  /** Whether an identifier can be asked with others. */
  takes(identifier: Identifier): boolean;
  question(identifiers: readonly Identifier[]): Question;
  /** The answer of each paper, by {@link identifierName}, as if it had been asked alone. Throws where the answer is not whole. */
  split(text: string, identifiers: readonly Identifier[]): ReadonlyMap<string, string>;
}

const LONGEST_TITLE = 300;

/** The words of a title, without signs that languages of queries give a meaning to; undefined when there are none. */
export function titleWords(title: string): string | undefined {
  const words = title.slice(0, LONGEST_TITLE).match(/[\p{L}\p{M}\p{N}]+/gu);
  return words?.join(' ');
}

/** An address with parameters. */
export function address(base: string, parameters: Readonly<Record<string, string>>): URL {
  const url = new URL(base);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}

type Fields = Readonly<Record<string, unknown>>;

/** The objects of a list in a JSON document, under the names given. Throws on what is no such document. */
export function objectsIn(text: string, ...path: readonly string[]): Fields[] {
  let inner: unknown = JSON.parse(text);
  for (const name of path) inner = typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined;
  if (!Array.isArray(inner)) throw new TypeError(`expected a list under ${path.join('.')}`);
  return inner.filter((item): item is Fields => typeof item === 'object' && item !== null);
}
