import { PapersError } from '../domain/errors.ts';
import { remoteReference, type RemoteReference } from '../domain/remote-reference.ts';
import { LookUpFailure } from '../enrich/failure.ts';
import type { Identifier } from '../enrich/service.ts';
import type { LookUps, ServiceName } from './lookup/services.ts';
import type { Input } from './read-records.ts';

/** Which services know a paper by an identifier, the one to ask first before the others. */
const KNOWN_BY: Readonly<Record<Identifier['kind'], readonly ServiceName[]>> = {
  arxiv: ['arxiv', 'semantic-scholar', 'openalex'],
  // DOIs that DataCite gives (data sets, theses, preprints) are not Crossref's.
  doi: ['crossref', 'openalex', 'semantic-scholar'],
  pmid: ['semantic-scholar', 'openalex'],
  openalex: ['openalex'],
  'semantic-scholar': ['semantic-scholar'],
  dblp: ['dblp'],
};

type Found = ReadonlyMap<string, string | undefined>;

/** Asks a service for papers; gives the answers by id. */
async function answersOf(lookUps: LookUps, service: ServiceName, identifiers: readonly Identifier[]): Promise<Found> {
  const found = new Map<string, string | undefined>();
  for await (const answers of lookUps.byIdentifiers(service, identifiers))
    for (const [{ id }, text] of answers) found.set(id, text);
  return found;
}

function unknown(file: string): PapersError {
  return new PapersError('unknown-reference', 'no service knows such a paper', {
    file,
    remedy: 'Check the identifier, or import the page as saved in a file.',
  });
}

/** A failure of a service as one of that input, so that the others are still read. */
async function asked<Result>(file: string, question: () => Promise<Result>): Promise<Result> {
  try {
    return await question();
  } catch (error) {
    if (!(error instanceof LookUpFailure)) throw error;
    throw new PapersError('look-up-failed', error.message, { file, remedy: 'Try again later.', cause: error });
  }
}

/** One feed of the entries of several. */
function joinedFeeds(feeds: readonly string[]): string {
  const [head = ''] = feeds[0]?.split('\n', 1) ?? [];
  const entries = feeds.flatMap((feed) => feed.match(/<entry\b[\s\S]*?<\/entry>/g) ?? []);
  return `${head}\n${entries.join('\n')}\n</feed>\n`;
}

async function listing(lookUps: LookUps, url: string): Promise<string | undefined> {
  const ids = await lookUps.listed(new URL(url));
  const found = await answersOf(
    lookUps,
    'arxiv',
    ids.map((id) => ({ kind: 'arxiv', id })),
  );
  const feeds = ids.flatMap((id) => found.get(id) ?? []);
  return feeds.length === 0 ? undefined : joinedFeeds(feeds);
}

async function paper(lookUps: LookUps, identifier: Identifier, together: Promise<Found>): Promise<string | undefined> {
  let failure: unknown;
  for (const [place, service] of KNOWN_BY[identifier.kind].entries()) {
    try {
      const found = await (place === 0 ? together : answersOf(lookUps, service, [identifier]));
      const text = found.get(identifier.id);
      if (text !== undefined) return text;
    } catch (error) {
      failure = error;
    }
  }
  if (failure !== undefined) throw failure;
  return undefined;
}

/**
 * Inputs for what is to be fetched, by the words that name it: each is asked for when it is read, those of a kind
 * together. What cannot be had is an error of that input.
 */
export function remoteInputs(words: readonly string[], lookUps: LookUps): Input[] {
  const references = words.flatMap((word): { word: string; reference: RemoteReference }[] => {
    const reference = remoteReference(word);
    return reference === undefined ? [] : [{ word, reference }];
  });
  const together = new Map<Identifier['kind'], Promise<Found>>();
  const allOf = (kind: Identifier['kind']): Promise<Found> => {
    const known = together.get(kind);
    if (known !== undefined) return known;
    const identifiers = references.flatMap(({ reference }) =>
      reference.kind === kind ? [{ kind, id: reference.id }] : [],
    );
    const [service = 'crossref'] = KNOWN_BY[kind];
    const answers = answersOf(lookUps, service, identifiers);
    together.set(kind, answers);
    return answers;
  };
  const textOf = (reference: RemoteReference): Promise<string | undefined> => {
    if (reference.kind === 'arxiv-list') return listing(lookUps, reference.url);
    if (reference.kind === 'daily-papers') return lookUps.dailyPapers(reference.day);
    return paper(lookUps, reference, allOf(reference.kind));
  };
  return references.map(({ word, reference }) => ({
    file: word,
    chunks: async function* () {
      const text = await asked(word, () => textOf(reference));
      if (text === undefined) throw unknown(word);
      yield new TextEncoder().encode(text);
    },
  }));
}

/** Throws `unknown-reference` for a link that is of none of the pages that can be fetched. */
export function checkRemote(word: string): void {
  if (remoteReference(word) === undefined)
    throw new PapersError('unknown-reference', `papers cannot fetch ${word}`, {
      kind: 'usage',
      remedy:
        'It fetches DOIs, arXiv ids, lists of arXiv, papers of Hugging Face, OpenAlex, Semantic Scholar, PubMed and DBLP. Save any other page, and import the file.',
    });
}
