import { arxivIdIn, arxivIdOfUrl, doiIn } from '../../domain/identifiers.ts';
import { linksIn } from '../../domain/links.ts';
import { partialDateIn } from '../../domain/partial-date.ts';

/** What a short line says, where its form leaves no doubt. */
export type Fact =
  | { readonly kind: 'furniture'; readonly what: string }
  | { readonly kind: 'separator' }
  /** A number alone: upvotes before a title, comments behind a date. `-` is a count of none. */
  | { readonly kind: 'number'; readonly count: number | undefined }
  | { readonly kind: 'upvotes' | 'comments' | 'stars' | 'authorCount'; readonly count?: number }
  | { readonly kind: 'date'; readonly date?: string; readonly comments?: number }
  | { readonly kind: 'submitted'; readonly by?: string }
  | { readonly kind: 'organization'; readonly name: string; readonly date?: string }
  | { readonly kind: 'identifier'; readonly arxiv?: string; readonly doi?: string; readonly links: readonly string[] }
  | { readonly kind: 'label'; readonly label: Label; readonly value: string };

/** Names that a line can give itself before a colon, as they are written in lists and exports. */
const LABELS = {
  title: ['title', 'paper', 'paper title'],
  authors: ['authors', 'author', 'author(s)', 'by'],
  abstract: ['abstract', 'summary', 'tl;dr', 'tldr'],
  venue: [
    'venue',
    'journal',
    'conference',
    'published in',
    'publication',
    'journal-ref',
    'journal ref',
    'booktitle',
    'proceedings',
    'source',
  ],
  date: [
    'date',
    'year',
    'published',
    'published on',
    'publication date',
    'publication year',
    'submitted',
    'submitted on',
  ],
  doi: ['doi'],
  arxiv: ['arxiv', 'arxiv id', 'arxiv link'],
  url: ['url', 'link', 'paper link', 'paper url', 'pdf', 'page', 'homepage', 'project', 'project page', 'website'],
  code: ['code', 'github', 'repo', 'repository', 'implementation', 'code link'],
  keywords: ['keywords', 'key words', 'index terms', 'subjects', 'topics', 'categories'],
  tags: ['tags', 'tag', 'labels'],
  note: ['note', 'notes'],
  status: ['decision', 'status'],
  lists: ['lists', 'list', 'reading lists'],
  ignored: [
    'comments',
    'comment',
    'report-no',
    'msc-class',
    'acm-class',
    'cite as',
    'license',
    'bibtex',
    'citation key',
    'id',
    'read from',
  ],
} as const satisfies Record<string, readonly string[]>;

export type Label = keyof typeof LABELS;

const LABEL_NAMES = new Map<string, Label>(
  (Object.keys(LABELS) as Label[]).flatMap((label) => LABELS[label].map((name): [string, Label] => [name, label])),
);

/** The label that a word is a name of, as in a table's head. */
export function labelNamed(name: string): Label | undefined {
  return LABEL_NAMES.get(name.trim().toLowerCase());
}

const MONTH = String.raw`(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?`;
const DAY = new RegExp(
  String.raw`^(?:published (?:on )?|posted (?:on )?|submitted (?:on )?|updated (?:on )?)?(?:${MONTH}\s+\d{1,2}|\d{1,2}\s+${MONTH})(?:,?\s+\d{4})?(?:\s+(\d{1,4}))?$`,
  'i',
);
const WHOLE_DATE = new RegExp(
  String.raw`^(?:published (?:on )?|posted (?:on )?|submitted (?:on )?)?(?:\d{4}-\d\d-\d\d|${MONTH}\s+\d{4}|\d{1,2}/\d{1,2}/\d{4})$`,
  'i',
);
const AGO = /^(?:about |published )?(?:an?|\d+) (?:minute|hour|day|week|month|year)s? ago$/i;
const COUNT = /^[+]?(\d{1,3}(?:,\d{3})+|\d{1,6}|\d{1,4}(?:\.\d+)?k)$/i;
const AUTHOR_COUNT = /^(?:[·•*-]\s*)?(\d{1,4}) authors?$/i;

/** Words of the pages around papers, each line as a whole. */
const FURNITURE: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  {
    pattern:
      /^(?:new|trending|hot|popular|latest|today|daily|weekly|monthly|yearly|all|trending papers?|daily papers|papers|search|filters?|sort by.*|sort:?.*)$/i,
    what: 'navigation',
  },
  {
    pattern:
      /^(?:home|models|datasets|spaces|community|docs|documentation|enterprise|pricing|tasks|collections|languages|organizations|blog|posts|learn|discord|forum|website|solutions|about|careers|jobs|press|contact|help|menu|log ?in|log ?out|sign ?up|sign ?in|settings|notifications|profile|company|terms|privacy|status|more|less|show more|show less|read more|load more|see all|view all|back to top|skip to (?:main )?content)$/i,
    what: 'navigation',
  },
  {
    pattern:
      /^(?:previous|next|prev|first|last|page \d+(?: of \d+)?|«|»|‹|›|←|→|\d+ (?:results?|papers?)(?: found)?)$/i,
    what: 'page links',
  },
  {
    pattern:
      /^(?:trending papers ranked by|get trending papers|get (?:the )?(?:latest|daily) papers|.*\bin your (?:email )?inbox\b)/i,
    what: 'subscription banner',
  },
  { pattern: /^subscribe(?: now| to .*)?[.!]?$/i, what: 'subscription banner' },
  { pattern: /^by\s*\[?AK\b.*|^by .* and the research community$/i, what: 'byline of the page' },
  {
    pattern:
      /^(?:view |open |read )?(?:arxiv page|arxiv|pdf|html(?: \(experimental\))?|tex source|abs|paper page|project page|papers? with code|bibtex|cite|share|save|bookmark|add to collection|add to library|download(?: pdf)?|other|other formats|postscript|view (?:on )?(?:arxiv|pdf|paper|html|project page|github)(?: page)?)$/i,
    what: 'buttons',
  },
  {
    pattern: /^(?:logo|[[\s]*hugging ?face['’]?s? logo\b.*|avatar|image|icon|thumbnail|paper thumbnail|video|play)$/i,
    what: 'picture',
  },
  {
    pattern: /^(?:web source|capture|captured?|retrieved|accessed|url source|markdown content)\b.*$/i,
    what: 'note of the capture',
  },
  {
    pattern: /^(?:©|\(c\)|copyright|all rights reserved|cookie|privacy policy|terms of (?:use|service)).*$/i,
    what: 'footer',
  },
  {
    pattern:
      /^(?:loading\.*|search papers.*|search\.{3}|type to search.*|no results.*|abstract|summary|ai[- ]generated summary|upvote|github|comments?|authors|introduction|contents|table of contents|references|bibliography)$/i,
    what: 'heading',
  },
  {
    pattern:
      /^(?:paper (?:submitter|author)|reply|edit(?:ed)?|replies|deleted|(?:models|datasets|spaces|collections) (?:citing|including) this paper.*|no (?:model|dataset|space|collection)s? (?:linking|including) this paper.*|cite arxiv\.org\/abs\/\S+ in a .*|add this paper to a collection.*|this is an automated message.*|upload images.*|tap or paste here.*|sign up or log in to comment.*|in a training loop.*)$/i,
    what: 'discussion',
  },
  {
    pattern:
      /^(?:\(or arxiv:.*for this version\)|focus to learn more|submission history|from: .*\[view email\]|\[v\d+\] .*|bibliographic tools|access paper:?|current browse context:?|change to browse by:?|full-?text links:?|showing \d.* results?.*|total of \d+ entries.*|\(showing .*\)|(?:astrophysics|computer science|condensed matter|economics|electrical engineering and systems science|mathematics|nonlinear sciences|physics|quantitative (?:biology|finance)|statistics) > [a-z][a-z -]*|export bibtex citation|which authors of this paper are endorsers.*)$/i,
    what: 'page of arXiv',
  },
  {
    pattern:
      /^(?:(?:save|cite|cited by \d+|related articles|all \d+ versions|web of science: \d+|view as html|import into bibtex|»|\[pdf\]|\[html\])[\s,·|]*)+$/i,
    what: 'buttons',
  },
  { pattern: /^(?:system theme|tos|huggingface|©.*hugging face.*|\+\d{1,4}|:::+.*)$/i, what: 'navigation' },
  { pattern: /^[-=_*~.·•|\\/[\](){}<>#+\s]{1,}$/, what: 'line' },
];

function countOf(text: string): number | undefined {
  const [, digits] = COUNT.exec(text) ?? [];
  if (digits === undefined) return undefined;
  return /k$/i.test(digits) ? Math.round(Number.parseFloat(digits) * 1000) : Number(digits.replaceAll(',', ''));
}

/** `Submitted 2 June, 2023; originally announced June 2023.`, `[Submitted on 2 Jun 2023 (v1), last revised ...]`. */
const SUBMITTED = /^\[?submitted (?:on )?\d{1,2} \p{L}{3,9},? \d{4}\b.{0,200}$/iu;

function dateFact(text: string): Fact | undefined {
  if (SUBMITTED.test(text)) return { kind: 'label', label: 'date', value: text };
  if (AGO.test(text)) return { kind: 'date' };
  const day = DAY.exec(text);
  if (day === null && !WHOLE_DATE.test(text)) return undefined;
  const date = partialDateIn(text);
  const comments = day?.[1];
  // `Mar 8, 2024 6`: the count behind a whole date; but `May 29 2024` ends in its year.
  const isCount = comments !== undefined && (date === undefined || !date.startsWith(comments));
  return { kind: 'date', ...(date !== undefined && { date }), ...(isCount && { comments: Number(comments) }) };
}

function countedFact(text: string): Fact | undefined {
  if (text === '·' || text === '•') return { kind: 'separator' };
  if (text === '-' || text === '–') return { kind: 'number', count: undefined };
  const count = countOf(text);
  if (count !== undefined) return { kind: 'number', count };
  const [, authors] = AUTHOR_COUNT.exec(text) ?? [];
  if (authors !== undefined) return { kind: 'authorCount', count: Number(authors) };
  const [, kind, number] =
    /^(upvotes?|github(?: stars?)?|stars?|☆|★|⭐|comments?|replies)[:\s]*([\d.,]+k?)$/i.exec(text) ?? [];
  const [, before, after] =
    /^([\d.,]+k?)\s+(upvotes?|votes?|likes?|stars?|github stars?|comments?|replies)$/i.exec(text) ?? [];
  const value = countOf(number ?? before ?? '');
  if (value === undefined) return undefined;
  const word = (kind ?? after ?? '').toLowerCase();
  if (/^(?:up)?vote|^like/.test(word)) return { kind: 'upvotes', count: value };
  return { kind: /^(?:comment|repl)/.test(word) ? 'comments' : 'stars', count: value };
}

function identifierFact(text: string): Fact | undefined {
  const links = linksIn(text);
  const rest = links.reduce(
    (remaining, link) => remaining.replace(link, ''),
    text.replace(/https?:\/\/(?:www\.)?/gi, (scheme) => scheme),
  );
  const arxiv =
    links.map(arxivIdOfUrl).find((id) => id !== undefined) ?? (/^arxiv:/i.test(text) ? arxivIdIn(text) : undefined);
  const doi = /^(?:doi\s*:?\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/\S+$/i.test(text) ? doiIn(text) : undefined;
  // arXiv's own DOIs say no more than its ids.
  const own = doi?.startsWith('10.48550/arxiv.') === true ? undefined : doi;
  const onlyLinks = links.length > 0 && rest.replace(/[\s|,;·•()[\]<>-]/g, '') === '';
  if (!onlyLinks && doi === undefined && !(arxiv !== undefined && /^arxiv:/i.test(text))) return undefined;
  return { kind: 'identifier', links, ...(arxiv !== undefined && { arxiv }), ...(own !== undefined && { doi: own }) };
}

function labelFact(text: string): Fact | undefined {
  const [, venue] = /^published in:?\s+(\S.{3,150})$/i.exec(text) ?? [];
  if (venue !== undefined) return { kind: 'label', label: 'venue', value: venue };
  const [, name = '', value = ''] =
    /^[*_]{0,2}([A-Za-z][A-Za-z;.() -]{1,22}?)[*_]{0,2}\s*[:：][*_]{0,2}\s*(\S[\s\S]*)?$/.exec(text) ?? [];
  const label = labelNamed(name);
  return label === undefined ? undefined : { kind: 'label', label, value: value.trim() };
}

function organizationFact(text: string): Fact | undefined {
  const [, name, rest] = /^(.{2,80}?)\s+[·•]\s+(.{3,40})$/.exec(text) ?? [];
  if (name === undefined || rest === undefined) return undefined;
  const date = dateFact(rest);
  if (date?.kind !== 'date') return undefined;
  if (AUTHOR_COUNT.test(name)) return date;
  return { kind: 'organization', name, ...(date.date !== undefined && { date: date.date }) };
}

/** What a line says, where its form leaves no doubt; undefined for a title, an abstract or anything else. */
export function factOf(line: string): Fact | undefined {
  const text = line.trim().replace(/^[·•]\s+(?=\S)/, '');
  if (text.length > 2000) return labelFact(text.slice(0, 40))?.kind === 'label' ? labelFact(text) : undefined;
  const [submitted, submitter] = /^submitted by:?\s*(\S.{0,60})?$/i.exec(text) ?? [];
  if (submitted !== undefined) return { kind: 'submitted', ...(submitter !== undefined && { by: submitter }) };
  const counted = countedFact(text);
  if (counted !== undefined) return counted;
  if (/^upvotes?$/i.test(text)) return { kind: 'upvotes' };
  if (/^(?:github|stars?)$/i.test(text)) return { kind: 'stars' };
  const furniture = FURNITURE.find(({ pattern }) => pattern.test(text));
  if (furniture !== undefined) return { kind: 'furniture', what: furniture.what };
  return dateFact(text) ?? identifierFact(text) ?? labelFact(text) ?? organizationFact(text);
}
