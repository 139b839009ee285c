import { sniff } from './csv/sniff.ts';
import type { FormatName } from './format.ts';

const HEAD = 200_000;

/** Signs of Markdown that a pasted page does not have. */
const MARKDOWN_SIGNS: readonly RegExp[] = [
  /^#{1,6}[ \t]+\S/m,
  /\]\((?:https?:|\/|#)/,
  /^\[[^\]\n]{1,40}\]:\s*\S/m,
  /^(?:---|\+\+\+)\r?\n/,
  /^(?:```|~~~)/m,
  /^[ \t]*[-*+][ \t]+(?:\*\*|__|\[)/m,
  /^\|?[ \t]*:?-{2,}:?[ \t]*\|/m,
];

/** Two points of a list, which no page of titles and abstracts begins its lines with. */
function hasList(text: string): boolean {
  return (text.match(/^[ \t]{0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+\S/gm)?.length ?? 0) >= 2;
}

/** An array of objects, an empty one, or an object with a key: a page may begin with a bracket as well. */
function isJson(text: string): boolean {
  return /^\s*(?:\[\s*(?:\{|\]\s*$)|\{\s*(?:"|\}\s*$))/.test(text);
}

/** Variables that only CSL has, in a document that is none of ours. */
function isCslJson(text: string): boolean {
  return (
    /"(?:issued|container-title|citation-key|publisher-place|collection-title|non-dropping-particle|page-first)"\s*:/.test(
      text,
    ) &&
    /"type"\s*:/.test(text) &&
    // Nor an answer of Crossref, whose fields have the same names and other shapes.
    !/"(?:sources|citationKey|message-type)"\s*:/.test(text)
  );
}

/** JSON Lines: each line an object of its own. */
function isJsonLines(text: string): boolean {
  const lines = text.split('\n', 3);
  // Of a head that was cut off the last line is not whole.
  const isCut = text.length === HEAD && lines.length < 3;
  const whole = (isCut ? lines.slice(0, -1) : lines).filter((line) => line.trim() !== '');
  return (
    whole.length > Number(!isCut) &&
    whole.every((line) => line.trimStart().startsWith('{') && line.trimEnd().endsWith('}'))
  );
}

/** An entry of BibTeX at the beginning of a line: `@article{key,`. */
const BIBTEX_ENTRY =
  /^[ \t]*@(?:(?:string|preamble)[ \t]*[{(]|[a-z]+[ \t]*(?:[{(]\s*(?:[^\s,{}()=]*\s*,|[a-z]+\s*=)|\{[^\s,{}=]+,))/gim;

/** An entry near the top, or several: one further down is how a page about something else asks to be cited. */
function isBibtex(head: string, ending: string): boolean {
  if (ending === '.bib' || ending === '.bibtex') return true;
  const entries = [...head.matchAll(BIBTEX_ENTRY)].slice(0, 3);
  return entries.length === 3 || (entries[0]?.index ?? Infinity) < 500;
}

type Sign = readonly [format: FormatName, sign: RegExp];

const XML_SIGNS: readonly Sign[] = [
  ['arxiv-atom', /<feed\b[^>]*xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/],
  ['pubmed-xml', /<Pubmed(?:Book)?Article[\s>]/],
  ['endnote', /<record\b[^>]*>[\s\S]*<(?:ref-type|contributors|titles|database)\b/],
];

/** How records of reference managers and databases begin. */
const RECORD_SIGNS: readonly Sign[] = [
  ['ris', /^[ \t]*TY(?: {1,2}|\t)- *[A-Z]/m],
  ['ris', /^FN [^\n]*(?:Web of Science|Clarivate|Thomson|ISI)|^PT [JBSPC]\s*\nA[UF] /m],
  ['ris', /^\uFEFF?\s*(?:<\d+\.? ?>\s*)?VN {1,2}- ?Ovid/],
  [
    'ris',
    /^\uFEFF?\s*<\d+>[ \t]*\n(?:Score|Accession Number|Unique Identifier|Database|Authors?|Title)[ \t]*\n {1,2}\S/,
  ],
  ['ris', /^(?:Refworks Export Tagged Format|RT [A-Z][^\n]*\n(?:SR|ID|A1|T1) [^\n]*\n)/m],
  ['ris', /^\uFEFF?\s*Scopus[ \t]*\n\s*EXPORT DATE: /],
  // Without TY, as tools that join exports write them.
  ['ris', /^[A-Z][A-Z0-9] {2}- [^\n]*\n[A-Z][A-Z0-9] {2}- [^\n]*\n(?:[^\n]*\n){0,200}?ER {2}-/m],
  ['enw', /^%0 {1,2}[A-Z][a-z]|^(?:%[A-Z] [^\n]*\n){3}/m],
  ['nbib', /^PMID- *(?:\d|$)|^OWN *- ERIC\b/m],
  // `1. J Evid. 2020 Mar;12(3):45-56.` above a title, or a reference of one paragraph, each with its number in PubMed.
  ['pubmed-text', /^\uFEFF?\s*\d+\. [^\n]+\. \d{4}\b[^\n]*\n(?:\S[^\n]*\n)*\n\S[\s\S]{1,20000}?\nPMID: \d/],
  ['pubmed-text', /^\uFEFF?\s*\d+: (?:[^\n]+\n){0,60}?[^\n]*\bPMID: \d/],
  ['arxiv-mail', /^\\\\\r?\n?arXiv:\s?[\w.-]+/m],
];

/** What stands before the first record, such as the head of a mail, is no longer than this; a page that shows one may be. */
const BEFORE_RECORDS = 5000;

interface Signed {
  readonly format: FormatName;
  readonly at: number;
}

/** The format whose sign comes first: the text of one may quote another. */
function firstSigned(head: string, signs: readonly Sign[]): Signed | undefined {
  const found = signs
    .map(([format, sign]) => ({ format, at: head.search(sign) }))
    .filter(({ at }) => at !== -1 && at < BEFORE_RECORDS && !/^(?:#{1,6} |```)/m.test(head.slice(0, at)));
  return found.toSorted((a, b) => a.at - b.at)[0];
}

/** A table with so many columns that are known, whose names stand before the first record of another format. */
function tableFormat(head: string, known: number, records: Signed | undefined): FormatName | undefined {
  const table = sniff(head);
  if (table === undefined || table.known < known) return undefined;
  const before = records === undefined ? Infinity : head.slice(0, records.at).split(/\r\n|\r|\n/).length - 1;
  if (table.line > before) return undefined;
  return table.delimiter === '\t' ? 'tsv' : 'csv';
}

/** Endings that are believed where the content shows no other format. */
const ENDINGS: Readonly<Record<string, FormatName>> = {
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.tab': 'tsv',
  '.ris': 'ris',
  '.enw': 'enw',
  '.nbib': 'nbib',
};

/** What no prose looks like. */
function recordFormat(head: string, ending: string): FormatName | undefined {
  const xml = /^\s*</.test(head) ? firstSigned(head, XML_SIGNS) : undefined;
  const records = firstSigned(head, RECORD_SIGNS);
  return (
    xml?.format ??
    tableFormat(head, 3, records) ??
    records?.format ??
    tableFormat(head, 2, undefined) ??
    ENDINGS[ending]
  );
}

/** The format of a text, by its content, and by the ending of its file where the content could be either. */
export function detectFormat(text: string, file: string): FormatName {
  const head = text.replace(/^\uFEFF/, '').slice(0, HEAD);
  const [ending = ''] = /\.[a-z]+$/i.exec(file.toLowerCase()) ?? [];
  if (isJson(head) && isCslJson(head)) return 'csl-json';
  if (isJson(head)) return isJsonLines(head) || ending === '.jsonl' || ending === '.ndjson' ? 'jsonl' : 'json';
  const isMarkdownFile = ending === '.md' || ending === '.markdown';
  if (!isMarkdownFile && isBibtex(head, ending)) return 'bibtex';
  const records = recordFormat(head, ending);
  if (records !== undefined) return records;
  if (isMarkdownFile) return 'markdown';
  // A text browser's dump has points of lists, but no Markdown.
  if (/^(?:References|Visible links:?)\s*\n\s*(?:1\.|\[1\])\s+(?:https?|file):/m.test(text.slice(-HEAD))) return 'text';
  return MARKDOWN_SIGNS.some((sign) => sign.test(head)) || hasList(head) ? 'markdown' : 'text';
}
