import { arxivIdIn, arxivIdOfUrl, doiIn } from '../../domain/identifiers.ts';
import { isCodeLink } from '../../domain/links.ts';
import { partialDateIn } from '../../domain/partial-date.ts';
import { authorLine, authorNames, isName } from './authors.ts';
import type { Block, TextLink } from './block.ts';
import { addDetails, isByline, strip } from './details.ts';
import { addPaperLink, type Draft, newDraft } from './draft.ts';
import { isAbstractLike, isCertainTitle, isSentence, isTitleLike } from './shape.ts';

type Item = Extract<Block, { kind: 'item' }>;

const PAPER_PAGE =
  /^https?:\/\/(?:[\w-]+\.)*(?:arxiv\.org|doi\.org|openreview\.net|aclanthology\.org|aclweb\.org|huggingface\.co\/papers|semanticscholar\.org|acm\.org|ieee\.org|springer\.com|sciencedirect\.com|nature\.com|science\.org|wiley\.com|tandfonline\.com|pubmed\.ncbi|ncbi\.nlm|biorxiv\.org|medrxiv\.org|ssrn\.com|mlr\.press|neurips\.cc|nips\.cc|thecvf\.com|jmlr\.org|pnas\.org|plos\.org|mdpi\.com|frontiersin\.org|dblp\.org|hal\.science|zenodo\.org|alphaxiv\.org|paperswithcode\.com\/paper)|\.pdf(?:$|[?#])/i;

/** True for a link to a page of one paper, as far as its host tells. */
export function isPaperPage(url: string): boolean {
  return arxivIdOfUrl(url) !== undefined || PAPER_PAGE.test(url);
}

/** No title is longer: a look for its end goes no further. */
const LONGEST_TITLE = 400;

/** What links to a paper's parts are called: `[paper] [code]`, `(pdf)`, `| Website`. */
const BUTTONS =
  /[[(|]\s*(?:paper|pdf|code|project|arxiv|link|website|page|blog|slides|video|demo|dataset|data|model|poster|github|bib(?:tex)?)\s*(?:[\])]|(?=\||$))/gi;

interface Titled {
  readonly title: string;
  readonly rest: string;
}

function afterLink(text: string, { text: words, at }: TextLink): string {
  return text.slice(at + words.length);
}

/** `Authors (2017). Title. Venue.` */
function apaTitle(text: string): (Titled & { readonly authors: string; readonly year: string }) | undefined {
  const [whole, authors, year, title] =
    /^([^()]{4,400}?)\s*\(((?:19|20)\d\d)[a-z]?\)[.,:]?\s+([^.?!]{8,300}[.?!])/.exec(text) ?? [];
  if (whole === undefined || authors === undefined || year === undefined || title === undefined) return undefined;
  return authorLine(authors) === undefined
    ? undefined
    : { title: title.replace(/\.$/, ''), rest: text.slice(whole.length), authors, year };
}

/** A title in plain words, by the author names, identifier or stop that follows it. */
function plainTitle(text: string): Titled | undefined {
  const [quoted, inQuotes] = /^["“]([^"“”]{8,300})[,.]?["”]/.exec(text) ?? [];
  if (quoted !== undefined && inQuotes !== undefined)
    return { title: inQuotes.replace(/[,.]$/, ''), rest: text.slice(quoted.length) };
  const [, before = '', cited = '', behind = ''] =
    /^([^"“”]{3,400}?),?\s+["“]([^"“”]{8,300})["”](.*)$/.exec(text) ?? [];
  if (cited !== '' && authorLine(before) !== undefined)
    return { title: cited.replace(/[,.]$/, ''), rest: `${before}. ${strip(behind).replace(/^in\s+/i, '')}` };
  const [, named = '', brackets = ''] =
    /^([^()]{3,300}?)\s+(\([^()]{4,300}\b(?:19|20)\d\d[a-z]?\)[.:].*)$/.exec(text) ?? [];
  if (named !== '' && isByline(/^\(([^()]*)\)/.exec(brackets)?.[1] ?? '') && isTitleLike(named))
    return { title: named, rest: brackets };
  const identified = arxivIdIn(text) !== undefined || doiIn(text) !== undefined || partialDateIn(text) !== undefined;
  if (!identified) return isCertainTitle(text) ? { title: text, rest: '' } : undefined;
  const certain = arxivIdIn(text) !== undefined || doiIn(text) !== undefined;
  for (const { index, 0: mark } of text.matchAll(/\. |, | [-–—|] | \(|: /g)) {
    if (index > LONGEST_TITLE) break;
    const [title, rest] = [text.slice(0, index), text.slice(index + mark.length - (mark === ' (' ? 1 : 0))];
    const [first = ''] = rest.replace(/^\(/, '').split(/[,.;(]| and /, 1);
    const follows =
      isName(first.trim()) ||
      /^\(?\p{Lu}[\p{L}'’-]+ et al\b/u.test(rest) ||
      /^(?:arxiv\s*:|doi\s*:|10\.\d{4}|https?:|\(?(?:19|20)\d\d\b)/i.test(rest);
    if (title.split(' ').length >= (certain && isName(first.trim()) ? 2 : 3) && follows && isTitleLike(title))
      return { title, rest };
  }
  const [title = ''] = text.split(/\. /, 1);
  return isCertainTitle(title) ? { title, rest: text.slice(title.length) } : undefined;
}

function titled({ strong }: Item, text: string, links: readonly TextLink[]): Titled | undefined {
  const [link] = links;
  const words = (title: string) => title.split(/\s+/).length;
  const start = /^[^\p{L}\p{N}]*/u.exec(text)?.[0].length ?? 0;
  if (strong !== undefined && strong.length > 3 && !strong.endsWith(':')) {
    const title = strip(strong.replace(/[.:]$/, ''));
    const at = text.indexOf(strong);
    const rest = `${text.slice(at + strong.length)} ${text.slice(0, at)}`;
    const supported = words(title) >= 3 || links.some(({ url }) => isPaperPage(url)) || /^\s*[(:]/.test(rest);
    // `**2023** [Title](url)`: what is strong is only a mark before the title.
    if (supported && isTitleLike(title) && !/^\W*(?:19|20)?\d\d\W*$/.test(title)) return { title, rest };
  }
  if (link !== undefined && link.text.length > 2) {
    const isFirst = link.at <= start + 2 || text.slice(0, link.at).trim().length <= 12;
    if (isFirst && isTitleLike(link.text) && (isPaperPage(link.url) || words(link.text) >= 4))
      return { title: strip(link.text), rest: afterLink(text, link) };
  }
  // `Title [[paper](url)] [[code](url)]`: the words before the first link.
  const before = link === undefined ? '' : strip(text.slice(0, link.at));
  if (
    link !== undefined &&
    words(before) >= 3 &&
    isTitleLike(before) &&
    links.some(({ url }) => isPaperPage(url) || isCodeLink(url))
  )
    return plainTitle(before) ?? { title: before.replace(/(?<=\p{L}{2})\.$/u, ''), rest: afterLink(text, link) };
  return undefined;
}

/** Reads what follows a title: `(authors, year): abstract`, ` - authors. Venue, year`, identifiers. */
function addRest(draft: Draft, rest: string): void {
  const [bracketed, inside] = /^\s*[,:–—-]?\s*\(([^()]{2,400})\)/.exec(rest) ?? [];
  if (bracketed !== undefined && inside !== undefined) {
    addDetails(draft, inside);
    addRest(draft, rest.slice(bracketed.length));
    return;
  }
  const text = strip(rest);
  const introduced = /^\s*:/.test(rest) && text.split(' ').length >= 3 && /[.!?]$/.test(text);
  if (isByline(text)) addDetails(draft, text);
  else if (introduced || isAbstractLike(text) || isSentence(text)) draft.abstract.push(text);
  else if (text !== '') addDetails(draft, text);
}

/** The paper that a point of a list is about, or undefined when it is none for certain. */
export function listEntry(item: Item): Draft | undefined {
  const whole = item.rows
    .map((row) => row.text)
    .filter((row) => row !== '')
    .join(' ');
  // `(EMNLP 2022) Title`, `[2023/05] Title`: what stands before a title is said of it.
  const [prefix = '', before = ''] = /^[([]([^()[\]]{2,40})[)\]]\s+(?=\S)/.exec(whole) ?? [];
  const text = whole.slice(prefix.length);
  const [start, end] = [item.rows[0]?.line ?? 1, item.rows.at(-1)?.line ?? 1];
  let length = 0;
  const links = item.rows.flatMap((row) => {
    const found = row.links.map((link) => ({
      ...link,
      at: text.indexOf(link.text, Math.max(0, length + link.at - prefix.length - 4)),
    }));
    length += row.text === '' ? 0 : row.text.length + 1;
    return found.map((link) => (link.at === -1 ? { ...link, at: text.length } : link));
  });
  const apa = apaTitle(text);
  const found =
    apa ??
    titled(item, text, links) ??
    (links.every((link) => link.text.startsWith('http')) || links.some(({ url }) => isPaperPage(url))
      ? plainTitle(text)
      : undefined);
  if (found === undefined || found.title === '' || /^https?:/i.test(found.title)) return undefined;
  const draft = newDraft(found.title, start, end);
  if (found === apa) {
    draft.authors = authorNames(apa.authors);
    draft.date = apa.year;
  }
  for (const { url } of links) addPaperLink(draft, url);
  if (before !== '') addDetails(draft, before);
  addRest(draft, found.rest.replace(BUTTONS, ' '));
  return draft;
}
