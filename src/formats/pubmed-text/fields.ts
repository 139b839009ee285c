import type { TaggedField } from '../tagged/reader.ts';

/** Blocks of lines between empty ones, each with its line breaks. */
export type Blocks = readonly string[];

/** In characters: no citation is longer. */
const LONGEST = 2000;

/** `J Evid. 2020 Mar;12(3):45-56. doi: 10.1000/x. Epub 2020 Jan 1.` and what stands behind it. */
const CITATION =
  /^(?<venue>[^.]+(?:\([^)]*\))?)\. (?<date>\d{4}(?: [A-Z][a-z]{2,5}(?:[-/][A-Z][a-z]{2,5})?)?(?: \d{1,2})?)(?:;(?<volume>[^():.;]+)?(?:\((?<issue>[^)]+)\))?(?::(?<pages>[^.;]+))?)?[.;](?<rest>.*)$/s;

const NAME = /^\p{L}[\p{L}\p{M}'’. -]* \p{Lu}{1,4}(?: (?:Jr|Sr|2nd|3rd|4th))?$/u;

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

type Field = readonly [tag: string, text: string | undefined];

function fieldsOf(fields: readonly Field[]): TaggedField[] {
  return fields.flatMap(([tag, text]) => (text === undefined || text.trim() === '' ? [] : [{ tag, lines: [text] }]));
}

/** Names as PubMed lists them, groups among them; undefined for what is no such list. */
function authors(text: string): Field[] | undefined {
  const names = flat(text)
    .replace(/\.$/, '')
    .replace(/\((?:\d+[a-z]?|#|\*)\)/g, '')
    .split(/[,;] /)
    .map((name) => name.trim());
  const persons = names.filter((name) => NAME.test(name) || name === 'et al');
  if (persons.length === 0 || persons.length * 2 < names.length) return undefined;
  return names.map((name) => (NAME.test(name) || name === 'et al' ? ['AU', name] : ['CN', name]));
}

function cited(text: string): Field[] {
  const groups = CITATION.exec(text.slice(0, LONGEST))?.groups ?? {};
  return [
    ['TA', groups['venue']],
    ['DP', groups['date']],
    ['VI', groups['volume']],
    ['IP', groups['issue']],
    ['PG', groups['pages']],
    // Both texts leave out what kind of publication it is; what is cited like this stands in a journal.
    ['PT', groups['volume'] === undefined ? undefined : 'Journal Article'],
  ];
}

/** Identifiers wherever they are named. */
function identifiers(text: string): Field[] {
  const doi = /\bdoi:\s*(10\.\d{4,9}\/\S+?)[.;]?(?:\s|$)/i.exec(text)?.[1];
  return [
    ['PMID', /\bPMID: (\d{1,9})/.exec(text)?.[1]],
    ['PMC', /\bPMCID: (PMC\d+)/.exec(text)?.[1]],
    ['LID', doi === undefined ? undefined : `${doi} [doi]`],
  ];
}

/** What a block begins with that is no part of an abstract, by the field of MEDLINE that has it. */
const OTHER_BLOCKS: readonly (readonly [begins: RegExp, tag: string])[] = [
  [/^Author information:/, 'AD'],
  [/^Collaborators?:/, 'IR'],
  [/^(?:Copyright|©|\(c\) \d{4})/i, 'CI'],
  [/^Conflict of interest statement:/, 'COIS'],
  [
    /^(?:Comment (?:in|on)|Erratum (?:in|for)|Update (?:in|of)|Republished (?:in|from)|Retraction (?:in|of)|Summary for patients in)\b/,
    'CIN',
  ],
];

/** The fields of MEDLINE for one record of PubMed's "Abstract (text)": citation, title, authors and more, in blocks. */
export function abstractFields([citation = '', title = '', ...blocks]: Blocks): TaggedField[] {
  const [first = '', ...others] = blocks;
  const named = authors(first);
  const rest = named === undefined ? blocks : others;
  const isIdentifier = (block: string): boolean => /^(?:DOI|PMCID|PMID): /.test(block);
  const other = (block: string): string | undefined => OTHER_BLOCKS.find(([begins]) => begins.test(block))?.[1];
  const prose = rest.filter((block) => !isIdentifier(block) && other(block) === undefined);
  return fieldsOf([
    ...identifiers([...rest.filter(isIdentifier), flat(citation)].join('\n')),
    ['TI', flat(title)],
    ...(named ?? []),
    ...cited(flat(citation)),
    ['AB', prose.map(flat).join('\n\n')],
    ...rest.flatMap((block): Field[] => {
      const tag = other(block);
      return tag === undefined
        ? []
        : [[tag, flat(block).replace(/^(?:Author information|Collaborators?|Conflict of interest statement): /, '')]];
    }),
  ]);
}

/** The same for one record of "Summary (text)": authors, title and citation in one paragraph. */
export function summaryFields([whole = '']: Blocks): TaggedField[] {
  const text = flat(whole).slice(0, LONGEST * 10);
  const [, before = '', names] = /^((.+?)\. .*)$/.exec(text) ?? [];
  const people = authors(names ?? '');
  const titled = people === undefined ? text : before.slice((names ?? '').length + 2);
  // The journal stands before the first date that a volume or a stop follows.
  const [, title = titled, citation = ''] =
    /^(.+?[.?!]) ([^.]+\. \d{4}(?: [A-Z][a-z]{2,5}(?:[-/][A-Z][a-z]{2,5})?)?(?: \d{1,2})?[;.].*)$/.exec(titled) ?? [];
  return fieldsOf([...identifiers(text), ['TI', title], ...(people ?? []), ...cited(citation)]);
}
