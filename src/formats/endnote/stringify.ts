import type { Entry } from '../../domain/entry.ts';
import { withoutControls } from '../../text/controls.ts';
import { keywordsWithTags, notesOf } from '../labels/notes.ts';
import { writeNames } from '../personal-name.ts';
import { stillSays } from '../source-date.ts';
import { endnoteType } from './types.ts';

/** A field by the path of its elements. */
type Field = readonly [path: string, value: string | undefined];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Characters that XML 1.0 cannot have in any form. */
const NOT_XML = /[\uFFFE\uFFFF]/g;

function escaped(text: string): string {
  return withoutControls(text.toWellFormed())
    .replace(NOT_XML, '')
    .replace(/[&<>"\r]/g, (sign) => ENTITIES[sign] ?? sign);
}

function pubmed({ pmid, extra }: Entry): Field[] {
  if (pmid === undefined) return [];
  if (extra?.endnote?.fields?.['remote-database-name'] !== undefined) return [['accession-num', `PMID:${pmid}`]];
  return [
    ['accession-num', pmid],
    ['remote-database-name', 'PubMed'],
  ];
}

/** The date, but where the source says it in more words, which stand with what else it said. */
function dateFields({ date, extra }: Entry): Field[] {
  const fields: Field[] = [
    ['dates/year', date?.slice(0, 4)],
    ['dates/pub-dates/date', date === undefined || date.length === 4 ? undefined : date],
  ];
  return fields.filter(([path]) => !stillSays(extra?.endnote?.fields?.[path], date));
}

/** What the source said in EndNote beyond the fields of a record. */
function extraFields({ extra, date }: Entry): Field[] {
  return Object.entries(extra?.endnote?.fields ?? {}).flatMap(([path, value]): Field[] =>
    /^[a-z][a-z0-9-]*(?:\/[a-z][a-z0-9-]*)*$/.test(path) && (!path.startsWith('dates/') || stillSays(value, date))
      ? (Array.isArray(value) ? value : [value]).map((item): Field => [
          path,
          typeof item === 'string' ? item : JSON.stringify(item),
        ])
      : [],
  );
}

function fieldsOf(entry: Entry, abstracts: boolean): Field[] {
  const { venue, type, series, arxiv, url, links = [] } = entry;
  const isBook = type === 'book';
  return [
    ...writeNames(entry.authors, entry.moreAuthors).map((name): Field => ['contributors/authors/author', name]),
    ...writeNames(entry.editors, entry.moreEditors).map((name): Field => [
      'contributors/secondary-authors/author',
      name,
    ]),
    ['titles/title', entry.title],
    ['titles/secondary-title', isBook ? series : venue],
    ['titles/tertiary-title', isBook ? undefined : series],
    ['periodical/full-title', isBook || type === 'article-journal' ? venue : undefined],
    ['pages', entry.pages],
    ['volume', entry.volume],
    ['number', entry.issue],
    ['edition', entry.edition],
    ...keywordsWithTags(entry).map((word): Field => ['keywords/keyword', word]),
    ...dateFields(entry),
    ['pub-location', entry.place],
    ['publisher', entry.publisher],
    ['isbn', entry.isbn],
    ['isbn', entry.issn],
    ...pubmed(entry),
    ['accession-num', arxiv === undefined ? undefined : `arXiv:${arxiv}`],
    ['abstract', abstracts ? entry.abstract : undefined],
    ['label', entry.citationKey],
    ['electronic-resource-num', entry.doi],
    ['custom2', entry.pmcid],
    ['language', entry.language],
    ['access-date', entry.accessed],
    // The first is the page of the paper itself; where there is none, the others must not be taken for it.
    ['urls/related-urls/url', url],
    ...links.map((link): Field => ['urls/text-urls/url', link]),
    ...notesOf(entry).map((note, index): Field => [
      index === 0 && entry.note !== undefined ? 'research-notes' : 'notes',
      note,
    ]),
    ...extraFields(entry),
  ];
}

/** Elements inside one another, those with a beginning in common in one. */
function nested(fields: readonly (readonly [readonly string[], string])[]): string {
  const groups = new Map<string, (readonly [readonly string[], string])[]>();
  let leaves = 0;
  for (const [[name = '', ...rest], value] of fields) {
    // What has no elements inside stands alone, however often it comes.
    const key = rest.length === 0 ? `${name} ${(leaves += 1)}` : name;
    groups.set(key, [...(groups.get(key) ?? []), [rest, value]]);
  }
  return Array.from(groups, ([key, inner]) => {
    const [name = ''] = key.split(' ');
    const [first] = inner;
    const content = first?.[0].length === 0 ? escaped(first[1]) : nested(inner);
    return `<${name}>${content}</${name}>`;
  }).join('');
}

/** One reference as EndNote exports it. */
export function endnoteReference(entry: Entry, abstracts: boolean): string {
  const [number, name] = endnoteType(entry.type, entry.extra?.endnote?.type);
  const fields = fieldsOf(entry, abstracts).flatMap(([path, value]) =>
    value === undefined ? [] : [[path.split('/'), value] as const],
  );
  return `<record><ref-type name="${escaped(name)}">${number}</ref-type>${nested(fields)}</record>`;
}
