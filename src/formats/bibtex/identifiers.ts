import { arxivIdIn, arxivIdOfUrl, wholeDoi } from '../../domain/identifiers.ts';
import { isCodeLink, linksIn } from '../../domain/links.ts';
import type { PaperRecord } from '../../domain/paper.ts';
import type { Fields } from './fields.ts';
import { plainText } from './tex.ts';

/** How the venue of a preprint begins. */
export const PREPRINT = /^(?:arxiv|corr\b|biorxiv|medrxiv)/i;

/** Some programs write the signs of a DOI as TeX: `43:4{\textless}338`, `$<$`. */
function doiOf(fields: Fields): string | undefined {
  const text = fields.peek('doi');
  const doi = text === undefined ? undefined : wholeDoi(/[\\$]/.test(text) ? plainText(text) : text);
  if (doi !== undefined) fields.take('doi');
  return doi;
}

/** Identifiers under all the names and in all the places where programs put them. */
export function identifiersOf(fields: Fields, venue: string | undefined): Partial<PaperRecord> {
  const doi = doiOf(fields);
  const archive = (fields.peek('archiveprefix') ?? fields.peek('eprinttype'))?.toLowerCase();
  const eprint = fields.peek('eprint');
  let arxiv = archive === undefined || archive === 'arxiv' ? arxivIdIn(eprint ?? '') : undefined;
  let pmid: string | undefined;
  if (arxiv !== undefined) fields.take('eprint');
  else if (archive === 'pubmed' && /^\d{1,9}$/.test(eprint ?? '')) pmid = fields.take('eprint');
  if (arxiv !== undefined || pmid !== undefined) {
    fields.take('archiveprefix');
    fields.take('eprinttype');
  }
  const arxivField = arxivIdIn(fields.peek('arxivid') ?? fields.peek('arxiv') ?? '');
  if (arxivField !== undefined) fields.take('arxivid', 'arxiv');
  arxiv ??= arxivField ?? (PREPRINT.test(venue ?? '') ? arxivIdIn(venue ?? '') : undefined);
  const named = /^(?:PMID:? ?)?(\d{1,9})$/i;
  for (const field of ['pmid', 'verba', 'note'])
    if (
      pmid === undefined &&
      named.test(fields.peek(field) ?? '') &&
      (field === 'pmid' || /pmid/i.test(fields.peek(field) ?? ''))
    )
      pmid = named.exec(fields.take(field) ?? '')?.[1];
  let pmcid: string | undefined;
  for (const field of ['pmcid', 'pmc', 'verbb'])
    if (pmcid === undefined && /^PMC\d{1,9}$/i.test(fields.peek(field) ?? ''))
      pmcid = fields.take(field)?.toUpperCase();
  return {
    ...(doi !== undefined && { doi }),
    ...(arxiv !== undefined && { arxiv }),
    ...(pmid !== undefined && { pmid }),
    ...(pmcid !== undefined && { pmcid }),
  };
}

/** The links that our own writer puts where neither language has a field for them. */
function ownLinks(fields: Fields): readonly string[] {
  for (const name of ['links', 'verbc']) {
    const links = fields.peek(name)?.split(/\s+/) ?? [];
    if (links.length === 0 || !links.every((link) => /^https?:\/\/\S+$/i.test(link))) continue;
    fields.take(name);
    return links;
  }
  return [];
}

/** In characters: in a field that is longer, links are looked for as in any text. */
const LONGEST_ADDRESSES = 4000;

/** The addresses of one field: several have spaces or semicolons between them; one that names a file may have spaces itself. */
function addressesIn(text: string): readonly string[] {
  if (text.length > LONGEST_ADDRESSES) return linksIn(text);
  return text.split(/[\s;,]+(?=https?:\/\/)/i).flatMap((address) => {
    if (/^https?:\/\/\S+$/i.test(address)) return [address];
    const isFile = /^https?:\/\/.*\/[^/]*\.\w{2,5}$/i.test(address);
    return isFile ? [address.replace(/\s/g, '%20')] : linksIn(address);
  });
}

/** The page of an entry, and the other links that it gives; where it has no `url`, BibTeX has the page in `howpublished`. */
export function linksOf(
  fields: Fields,
  arxiv: string | undefined,
  texts: readonly (string | undefined)[],
): Partial<PaperRecord> {
  const given = addressesIn(fields.peek('url') ?? '');
  const [url] = [
    ...given,
    ...addressesIn(fields.peek('bdsk-url-1') ?? ''),
    ...linksIn(fields.peek('howpublished') ?? ''),
  ];
  if (given.length > 0) fields.take('url');
  const own = ownLinks(fields);
  const said = [...given, ...own, ...[fields.peek('howpublished'), ...texts].flatMap((text) => linksIn(text ?? ''))];
  const links = said.filter((link) => link !== url);
  const code = [...(url === undefined ? [] : [url]), ...links].filter(isCodeLink);
  const fromUrl = arxiv ?? (url === undefined ? undefined : arxivIdOfUrl(url));
  return {
    ...(fromUrl !== undefined && { arxiv: fromUrl }),
    ...(url !== undefined && { url }),
    ...(links.length > 0 && { links: [...new Set(links)] }),
    ...(code.length > 0 && { code: [...new Set(code)] }),
  };
}
