import { arxivIdIn, arxivIdOfUrl, normaliseDoi } from './identifiers.ts';

/** Something to fetch from the web, as a person names it. */
export type RemoteReference =
  | { readonly kind: 'doi' | 'arxiv' | 'pmid' | 'openalex' | 'semantic-scholar' | 'dblp'; readonly id: string }
  /** A page of arXiv that lists papers. */
  | { readonly kind: 'arxiv-list'; readonly url: string }
  /** The papers of a day on Hugging Face: `2024-05-01`; the latest without one. */
  | { readonly kind: 'daily-papers'; readonly day?: string };

/** What names a paper to a service, with what the id is in it. */
const NAMED: readonly (readonly [
  kind: Exclude<RemoteReference['kind'], 'arxiv-list' | 'daily-papers'>,
  pattern: RegExp,
])[] = [
  ['openalex', /^(?:openalex:|https?:\/\/(?:api\.)?openalex\.org\/(?:works\/)?)(W\d+)$/i],
  [
    'semantic-scholar',
    /^(?:s2:|semantic-scholar:|https?:\/\/(?:www\.)?semanticscholar\.org\/paper\/(?:[^/]+\/)?)([\da-f]{40})$/i,
  ],
  [
    'dblp',
    /^(?:dblp:|https?:\/\/(?:www\.)?dblp\.(?:org|uni-trier\.de)\/rec\/)((?:[\w-]+\/)+[\w-]+?)(?:\.html|\.bib)?$/i,
  ],
  ['pmid', /^(?:pmid:\s*|https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/)(\d{1,9})\/?$/i],
];

/** What a word of a command line names that is to be fetched; undefined for anything else, which may be a file. */
export function remoteReference(word: string): RemoteReference | undefined {
  const arxiv = /^https?:/i.test(word) ? arxivIdOfUrl(word) : arxivIdIn(word);
  if (arxiv !== undefined && !/\s/.test(word)) return { kind: 'arxiv', id: arxiv };
  const doi = normaliseDoi(word);
  const preprint = doi === undefined ? undefined : arxivIdOfUrl(`https://doi.org/${doi}`);
  if (preprint !== undefined) return { kind: 'arxiv', id: preprint };
  if (doi !== undefined) return { kind: 'doi', id: doi };
  for (const [kind, pattern] of NAMED) {
    const [, id] = pattern.exec(word) ?? [];
    if (id !== undefined) return { kind, id: kind === 'openalex' ? id.toUpperCase() : id };
  }
  if (/^https?:\/\/(?:www\.|export\.)?arxiv\.org\/list\/\S+$/i.test(word))
    return { kind: 'arxiv-list', url: word.replace(/^http:/i, 'https:') };
  const [daily, day] =
    /^https?:\/\/(?:www\.)?huggingface\.co\/papers(?:\/date\/(\d{4}-\d\d-\d\d))?\/?$/i.exec(word) ?? [];
  return daily === undefined ? undefined : { kind: 'daily-papers', ...(day !== undefined && { day }) };
}

/** True for what can only be meant as something to fetch; a bare DOI or arXiv id may be the name of a file. */
export function isOnlyRemote(word: string): boolean {
  return /^(?:https?:\/\/|(?:arxiv|doi|pmid|openalex|s2|semantic-scholar|dblp):)/i.test(word);
}
