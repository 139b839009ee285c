import type { Client } from './client.ts';
import { LookUpFailure } from './failure.ts';
import {
  type Asked,
  type Identifier,
  identifierName,
  type ManyAtOnce,
  type Service,
  type ServiceName,
} from './service.ts';
import { SERVICES } from './services/index.ts';

/** What can be asked about papers. Answers are documents in the service's own format. */
export interface LookUps {
  /** True when a contact address is sent along. */
  readonly hasContact: boolean;
  /**
   * Looks papers up by identifiers, several at a time where the service has that; gives what came of each, batch by batch:
   * undefined where nothing is known. Identifiers that the service does not know at all are left out. Throws
   * {@link LookUpFailure}; what was answered before is kept.
   */
  byIdentifiers(
    service: ServiceName,
    identifiers: readonly Identifier[],
    signal?: AbortSignal,
  ): AsyncGenerator<ReadonlyMap<Identifier, string | undefined>>;
  /** The papers whose titles are most like one. Throws {@link LookUpFailure}. */
  byTitle(service: ServiceName, title: string, signal?: AbortSignal): Promise<string | undefined>;
  /** The ids of the papers that a page of arXiv lists, in its order. Throws {@link LookUpFailure}. */
  listed(page: URL, signal?: AbortSignal): Promise<readonly string[]>;
  /** The daily papers of Hugging Face, of one day or the latest. Throws {@link LookUpFailure}. */
  dailyPapers(day: string | undefined, signal?: AbortSignal): Promise<string | undefined>;
}

function batches<Item>(items: readonly Item[], most: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, index) =>
    items.slice(index * most, (index + 1) * most),
  );
}

const HUGGING_FACE: Asked = { name: 'hugging-face', interval: 1000 };

/** The arXiv ids on a page that lists papers: each announced paper links its abstract. */
function idsOnPage(html: string): string[] {
  const links = html.matchAll(/href\s*=\s*"(?:https?:\/\/arxiv\.org)?\/abs\/([\w.-]+(?:\/\d{7})?)"/g);
  return [...new Set(Array.from(links, ([, id = '']) => id.replace(/v\d+$/, '').toLowerCase()))];
}

export function createLookUps(client: Client, hasContact: boolean): LookUps {
  /** The answers of one batch, of which each is kept by itself, so that other batches find it too. */
  async function batchAnswer(
    service: Service,
    many: ManyAtOnce,
    identifiers: readonly Identifier[],
    signal: AbortSignal | undefined,
  ): Promise<Map<Identifier, string | undefined>> {
    const text = await client.ask(service, many.question(identifiers), signal);
    const { name } = service;
    let split: ReadonlyMap<string, string>;
    try {
      split = text === undefined ? new Map() : many.split(text, identifiers);
    } catch (error) {
      throw new LookUpFailure('wrong-type', `${name} answered in a form that is not known`, { cause: error });
    }
    const answers = new Map<Identifier, string | undefined>();
    for (const identifier of identifiers) {
      const answer = split.get(identifierName(identifier));
      client.keep(`${name} ${identifierName(identifier)}`, answer);
      answers.set(identifier, answer);
    }
    return answers;
  }

  return {
    hasContact,
    byIdentifiers: async function* (name, identifiers, signal) {
      const service = SERVICES[name];
      const kept = new Map<Identifier, string | undefined>();
      const together: Identifier[] = [];
      const alone: Identifier[] = [];
      for (const identifier of identifiers) {
        const known = client.kept(`${name} ${identifierName(identifier)}`);
        if (known !== undefined) kept.set(identifier, known.text);
        else if (service.many?.takes(identifier) === true) together.push(identifier);
        else if (service.one(identifier) !== undefined) alone.push(identifier);
      }
      if (kept.size > 0) yield kept;
      const { many } = service;
      if (many !== undefined)
        for (const batch of batches(together, many.most)) yield batchAnswer(service, many, batch, signal);
      for (const identifier of alone) {
        const question = service.one(identifier);
        if (question !== undefined) yield new Map([[identifier, await client.answer(service, question, signal)]]);
      }
    },
    byTitle: async (name, title, signal) => {
      const question = SERVICES[name].byTitle(title);
      return question === undefined ? undefined : client.answer(SERVICES[name], question, signal);
    },
    listed: async (page, signal) => {
      const html = await client.ask(SERVICES.arxiv, { url: page, type: 'html' }, signal);
      return html === undefined ? [] : idsOnPage(html);
    },
    dailyPapers: (day, signal) => {
      const url = new URL('https://huggingface.co/api/daily_papers');
      if (day !== undefined) url.searchParams.set('date', day);
      return client.ask(HUGGING_FACE, { url, type: 'json' }, signal);
    },
  };
}
