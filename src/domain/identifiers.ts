/**
 * Identifiers of papers. arXiv: https://info.arxiv.org/help/arxiv_identifier.html (YYMM.number since April 2007,
 * archive/YYMMNNN before). DOI: the pattern that Crossref recommends, https://www.crossref.org/blog/dois-and-matching-regular-expressions/.
 */
const ARXIV = String.raw`\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|(?:astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nlin|nucl-(?:ex|th)|physics|quant-ph|math|cs|q-bio|q-fin|stat|cmp-lg|alg-geom|chao-dyn|dg-ga|funct-an|patt-sol|solv-int|adap-org|acc-phys|ao-sci|atom-ph|bayes-an|chem-ph|comp-gas|mtrl-th|plasm-ph|q-alg|supr-con)(?:\.[A-Z]{2})?\/\d{7}`;
const VERSION = String.raw`(?:v\d+)?`;
const ARXIV_LABELLED = pattern(String.raw`\barXiv\s*:\s*(${ARXIV})${VERSION}(?![\d.]*\d)`);
const ARXIV_ALONE = pattern(String.raw`^(?:arXiv\s*:\s*)?(${ARXIV})${VERSION}$`);
const ARXIV_URL = pattern(
  String.raw`^(?:https?:\/\/)?(?:(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html|format|ps)\/|(?:www\.)?huggingface\.co\/papers\/|(?:www\.)?alphaxiv\.org\/(?:abs\/|overview\/)?|(?:www\.)?ar5iv\.(?:labs\.arxiv\.)?org\/(?:html|abs)\/|(?:dx\.)?doi\.org\/10\.48550\/arxiv\.)(${ARXIV})${VERSION}(?:\.pdf)?(?:[?#/].*)?$`,
);
const DOI = /\b10\.\d{4,9}\/[-._;()/:a-z0-9<>[\]+&]+/i;

/** A pattern made when it is first asked for: long ones take time, and most commands meet no identifier. */
function pattern(source: string): () => RegExp {
  let made: RegExp | undefined;
  return () => (made ??= new RegExp(source, 'i'));
}

/** The arXiv id that a text is, or names as `arXiv:2306.01985`, without its version. */
export function arxivIdIn(text: string): string | undefined {
  const trimmed = text.trim();
  const found = ARXIV_ALONE().exec(trimmed) ?? arxivUrl(trimmed) ?? ARXIV_LABELLED().exec(text);
  return found?.[1]?.toLowerCase();
}

function arxivUrl(text: string): RegExpExecArray | null {
  // Asked of every word of a query: to compile the pattern takes longer than to answer.
  return text.includes('/') ? ARXIV_URL().exec(text) : null;
}

/** The arXiv id that a link leads to: arXiv's own pages, Hugging Face papers, alphaXiv, ar5iv and arXiv's DOIs. */
export function arxivIdOfUrl(url: string): string | undefined {
  return arxivUrl(url.trim())?.[1]?.toLowerCase();
}

/** Where a run of one kind of characters at the end of a text begins. Patterns that end in `$` try every place. */
function endWithout(text: string, characters: string, from: number): number {
  let end = from;
  while (end > 0 && characters.includes(text[end - 1] ?? '')) end -= 1;
  return end;
}

/** The DOI that a text holds, in lower case, without the punctuation of the sentence around it. Linear in its length. */
export function doiIn(text: string): string | undefined {
  const doi = DOI.exec(text)?.[0].toLowerCase();
  if (doi === undefined) return undefined;
  let unclosed = 0;
  for (const character of doi) unclosed += Number(character === '(') - Number(character === ')');
  for (let end = doi.length; ;) {
    const before = end;
    end = endWithout(doi, '.,;:', end);
    for (const entity of ['&amp', '&']) if (doi.endsWith(entity, end)) end -= entity.length;
    if (doi[end - 1] === ')' && unclosed < 0) {
      end -= 1;
      unclosed += 1;
    } else if (']>'.includes(doi[end - 1] ?? ' ')) end -= 1;
    if (end === before) return doi.slice(0, end);
  }
}

/** What is left of a text without what leads to its DOI. */
function withoutResolver(text: string): string {
  return text.trim().replace(/^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|^doi\s*:\s*/i, '');
}

/** A DOI as it is kept, from `https://doi.org/10...`, `doi:10...` or the DOI itself; undefined for any other text. */
export function normaliseDoi(text: string): string | undefined {
  const bare = withoutResolver(text);
  const doi = doiIn(bare);
  return doi !== undefined && bare.toLowerCase().startsWith(doi) && bare.length - doi.length <= 2 ? doi : undefined;
}

/** The DOI that a field for one holds, however it was written; also one with signs that a DOI in running text would end at. */
export function wholeDoi(text: string): string | undefined {
  const bare = withoutResolver(text);
  return /^10\.\d{4,9}\/\S*[^\s.,;]$/.test(bare) ? bare.toLowerCase() : (normaliseDoi(text) ?? doiIn(text));
}

/** A DOI that a preprint server gives may stand beside the publisher's own for the same work. */
export function isPreprintDoi(doi: string): boolean {
  return /^10\.(?:48550|1101|21203|31234|20944|26434|2139)\//.test(doi);
}
