import type { Paper } from '../domain/paper.ts';

/** The page of a paper: its own, else that of its DOI or arXiv id, else its first link. http(s) only. */
export function pageOf({ url, doi, arxiv, links = [] }: Paper): string | undefined {
  const candidates = [
    url,
    doi === undefined ? undefined : `https://doi.org/${encodeURI(doi)}`,
    arxiv === undefined ? undefined : `https://arxiv.org/abs/${encodeURI(arxiv)}`,
    ...links,
  ];
  return candidates.find((link) => link !== undefined && /^https?:\/\/\S+$/i.test(link));
}
