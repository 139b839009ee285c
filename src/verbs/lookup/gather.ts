import { isPreprint } from '../../domain/duplicates.ts';
import { lackedFields } from '../../domain/fill-missing.ts';
import { isPreprintDoi } from '../../domain/identifiers.ts';
import type { PaperRecord } from '../../domain/paper.ts';
import { type Identifier, identifierName } from '../../enrich/service.ts';
import type { Failures } from './failures.ts';
import { type Candidate, candidatesIn, identifiersOf } from './records.ts';
import { BY_TITLE, type LookUps, type ServiceName } from './services.ts';
import { type PaperFacts, type Settlement, settle } from './settle.ts';

/** A paper that is looked up, and what was found so far. */
export interface Subject extends PaperFacts {
  readonly found: Candidate[];
  /** The services that were asked by its title. */
  readonly askedByTitle: Set<ServiceName>;
  /** The name of the record that a person named: it is looked for until it is found. */
  readonly wanted?: string;
}

export interface GatherOptions {
  readonly lookUps: LookUps;
  readonly services: readonly ServiceName[];
  readonly failures: Failures;
  readonly signal: AbortSignal | undefined;
  /** Is told how much of the work is done, from 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** The rounds of a run, each of which is an equal share of the progress that is shown. */
const ROUNDS = 4;

function identifierIn(name: string | undefined): Identifier[] {
  const [, kind, id = ''] = /^(doi|arxiv):(.+)$/.exec(name ?? '') ?? [];
  return kind === 'doi' || kind === 'arxiv' ? [{ kind, id }] : [];
}

/** What a paper is known by: what it, the records that are certain, and a person say. */
function knownBy(subject: Subject): Identifier[] {
  const { certain, known } = settle(subject, subject.found);
  const said = certain.flatMap(({ identifiers }) => identifiers);
  const all = [...identifiersOf(known), ...said, ...identifierIn(subject.wanted)];
  return [...new Map(all.map((identifier) => [identifierName(identifier), identifier])).values()];
}

/**
 * What lists all publications of a title: where a preprint came out, and whether a work was published twice, which is
 * asked about papers that do not say themselves which version they are.
 */
const LISTING: readonly ServiceName[] = ['crossref', 'dblp'];

function isAnyVersion({ date, venue, doi }: PaperRecord): boolean {
  return date === undefined && venue === undefined && (doi === undefined || isPreprintDoi(doi));
}

/** Not twice; nor further than to the first that finds something where there is only a title, which nothing can make certain. */
function isWorthAsking(subject: Subject, service: ServiceName): boolean {
  const { paper, found, askedByTitle, wanted } = subject;
  if (askedByTitle.has(service)) return false;
  const canBeCertain = paper.abstract !== undefined || paper.authors !== undefined;
  return canBeCertain || wanted !== undefined || settle(subject, found).doubtful.length === 0;
}

/** Asks services about papers: by identifiers, then by title those that none is certain of, then by what came to light. */
export class Gathering {
  readonly #options: GatherOptions;
  /** Which identifiers were asked, by service. */
  readonly #asked = new Set<string>();
  #round = 0;

  constructor(options: GatherOptions) {
    this.#options = options;
  }

  get #isOver(): boolean {
    return this.#options.signal?.aborted === true;
  }

  async run(subjects: readonly Subject[]): Promise<void> {
    const settled = (subject: Subject): Settlement => settle(subject, subject.found);
    await this.#byIdentifiers(subjects);
    await this.#byTitle(subjects, BY_TITLE, (subject) =>
      subject.wanted === undefined
        ? settled(subject).certain.length === 0
        : subject.found.every(({ name }) => name !== subject.wanted),
    );
    await this.#byIdentifiers(subjects);
    await this.#byTitle(subjects, LISTING, (subject, service) => {
      const { certain, known } = settled(subject);
      if (certain.length === 0) return false;
      const isPublished = certain.some(({ record }) => !isPreprint(record));
      return isPublished ? isAnyVersion(subject.paper) : service === 'dblp' && lackedFields(known).includes('venue');
    });
  }

  #progress(share: number): void {
    this.#options.onProgress(Math.min(1, (this.#round + share) / ROUNDS));
  }

  /** Does a question; what it meets is taken in, unless the run was called off. */
  async #try(service: ServiceName, question: () => Promise<void>): Promise<void> {
    try {
      await question();
    } catch (error) {
      if (!this.#isOver) this.#options.failures.add(service, error);
    }
  }

  async #byIdentifiers(subjects: readonly Subject[]): Promise<void> {
    const { services, lookUps, failures, signal } = this.#options;
    const bySubject = subjects.map((subject) => ({ subject, identifiers: knownBy(subject) }));
    let [done, total] = [0, 0];
    const ask = async (service: ServiceName): Promise<void> => {
      const owners = new Map<string, { readonly identifier: Identifier; readonly subjects: Subject[] }>();
      for (const { subject, identifiers } of bySubject)
        for (const identifier of identifiers) {
          const name = identifierName(identifier);
          if (this.#asked.has(`${service} ${name}`)) continue;
          const owner = owners.get(name) ?? { identifier, subjects: [] };
          owner.subjects.push(subject);
          owners.set(name, owner);
        }
      for (const name of owners.keys()) this.#asked.add(`${service} ${name}`);
      total += owners.size;
      const identifiers = Array.from(owners.values(), ({ identifier }) => identifier);
      for await (const answers of lookUps.byIdentifiers(service, identifiers, signal))
        for (const [identifier, text] of answers) {
          const found = text === undefined ? [] : await candidatesIn(service, text);
          for (const subject of owners.get(identifierName(identifier))?.subjects ?? [])
            for (const candidate of found) subject.found.push(candidate);
          done += 1;
          this.#progress(done / total);
        }
    };
    if (!this.#isOver)
      await Promise.all(
        services
          .filter((service) => !failures.isOver(service))
          .map((service) => this.#try(service, () => ask(service))),
      );
    this.#round += 1;
  }

  async #byTitle(
    subjects: readonly Subject[],
    order: readonly ServiceName[],
    isOpen: (subject: Subject, service: ServiceName) => boolean,
  ): Promise<void> {
    const { services, lookUps, failures, signal } = this.#options;
    const asked = order.filter((service) => services.includes(service));
    for (const [place, service] of asked.entries()) {
      const open = subjects.filter((subject) => isWorthAsking(subject, service) && isOpen(subject, service));
      for (const [index, subject] of open.entries()) {
        if (this.#isOver || failures.isOver(service)) break;
        subject.askedByTitle.add(service);
        await this.#try(service, async () => {
          const text = await lookUps.byTitle(service, subject.paper.title, signal);
          const found = text === undefined ? [] : await candidatesIn(service, text);
          for (const candidate of found) subject.found.push(candidate);
        });
        this.#progress((place + (index + 1) / open.length) / asked.length);
      }
    }
    this.#round += 1;
  }
}
