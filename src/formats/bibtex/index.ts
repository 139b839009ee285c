import type { Entry } from '../../domain/entry.ts';
import type { Author } from '../../domain/author.ts';
import type { PublicationType } from '../../domain/publication-type.ts';
import type { Format } from '../format.ts';
import { flatten, latexText, latexTitle } from './latex.ts';

/** Classic entry types, by what the source says; the field that the venue goes to. */
const TYPES = {
  article: { type: 'misc', venue: 'howpublished' },
  'article-journal': { type: 'article', venue: 'journal' },
  'paper-conference': { type: 'inproceedings', venue: 'booktitle' },
  book: { type: 'book', venue: 'series' },
  chapter: { type: 'incollection', venue: 'booktitle' },
  report: { type: 'techreport', venue: 'institution' },
  thesis: { type: 'phdthesis', venue: 'school' },
} as const satisfies Partial<Record<PublicationType, { readonly type: string; readonly venue: string }>>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const CONFERENCE =
  /\b(?:proc(?:eedings)?|conf(?:erence)?|workshop|symposium|neurips|nips|icml|iclr|aaai|ijcai|acl|naacl|eacl|emnlp|coling|cvpr|iccv|eccv|kdd|sigir|chi)\b/i;
const PREPRINT = /^(?:arxiv|corr|biorxiv|medrxiv|preprint)\b/i;

/** The type that the source says; without one, what its venue is for certain, else `misc`, which asks for nothing. */
function entryType({ type, venue }: Entry): { readonly type: string; readonly venue: string } {
  if (type !== undefined && type in TYPES && (venue !== undefined || type === 'book' || type === 'thesis'))
    return TYPES[type as keyof typeof TYPES];
  if (venue === undefined || PREPRINT.test(venue)) return TYPES.article;
  return CONFERENCE.test(venue) ? TYPES['paper-conference'] : TYPES['article-journal'];
}

/** A name that BibTeX cannot split wrongly: in parts where the source has them, else whole where it is not plainly a person's. */
function authorName({ name, family, given }: Author): string {
  if (family !== undefined && given !== undefined) return `${latexText(family)}, ${latexText(given)}`;
  const plain = latexText(name);
  return /[,{}]|\sand\s|^\S+$|\d/i.test(plain) ? `{${plain}}` : plain;
}

/** An address as it is; only what would end or unbalance the field is encoded. */
function verbatim(url: string): string {
  return flatten(url).replace(/[{}\\%#\s]/g, (character) =>
    character === '%' || character === '#' ? `\\${character}` : encodeURIComponent(character),
  );
}

function keywordsOf({ keywords = [], tags }: Entry): string {
  return [...new Set([...keywords, ...tags])].map((keyword) => latexText(keyword.replaceAll(',', ' '))).join(', ');
}

type Field = readonly [name: string, value: string | undefined];

function fieldsOf(entry: Entry, venueField: string, abstracts: boolean): Field[] {
  const { title, authors = [], venue, date, year, doi, arxiv, url, abstract, note } = entry;
  const month = date?.slice(5, 7);
  const braced = (text: string | undefined) => (text === undefined || text === '' ? undefined : `{${text}}`);
  const text = (value: string | undefined) => braced(value === undefined ? undefined : latexText(value));
  return [
    ['title', braced(latexTitle(title))],
    ['author', braced(authors.map(authorName).join(' and '))],
    // What styles sort and label by where there is no author; without it BibTeX warns of every such entry.
    ['key', authors.length > 0 ? undefined : text(entry.shortName ?? title.split(/[\s:]/, 1)[0])],
    [venueField, text(venue)],
    ['year', braced(year?.toString())],
    ['month', month === undefined || month === '' ? undefined : MONTHS[Number(month) - 1]],
    ['doi', braced(doi === undefined ? undefined : verbatim(doi))],
    ['eprint', braced(arxiv)],
    ['archiveprefix', arxiv === undefined ? undefined : '{arXiv}'],
    ['url', braced(url === undefined ? undefined : verbatim(url))],
    ['abstract', abstracts ? text(abstract) : undefined],
    ['keywords', braced(keywordsOf(entry))],
    ['annote', text(note)],
  ];
}

function bibtexEntry(entry: Entry, abstracts: boolean): string {
  const { type, venue } = entryType(entry);
  const lines = fieldsOf(entry, venue, abstracts).flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = ${value},`],
  );
  return [`@${type}{${entry.citationKey},`, ...lines, '}'].join('\n');
}

/**
 * BibTeX that `bibtex` and `biber` read alike (http://tug.org/bibtex/btxdoc.pdf). Heeds `abstracts`. A field that the
 * source did not give is left out; nothing is made up for what a style may want.
 */
export const format: Format = {
  stringify: (entries, { abstracts = true }) =>
    `${entries.map((entry) => bibtexEntry(entry, abstracts)).join('\n\n')}\n`,
};
