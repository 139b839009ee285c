import type { Entry } from '../../domain/entry.ts';
import { sanitiseBlock, sanitiseLine } from '../../terminal/sanitise.ts';
import type { OutputStream } from '../../terminal/terminal.ts';
import { wrap } from '../../terminal/width.ts';
import { choosePapers } from '../choose-papers.ts';
import type { Command } from '../command.ts';
import { entryFields } from '../entry-fields.ts';
import { printItems } from '../output.ts';
import { statusLabel, tagLabels, textWidth } from '../paper-block.ts';
import { EXIT } from '../problems.ts';

const LABEL_WIDTH = 10;

function paragraphs(text: string, width: number, indent: string): string {
  return sanitiseBlock(text)
    .split('\n')
    .map((line) => wrap(line, { width, first: indent }))
    .join('\n');
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(', ');
}

function namesOf(people: Entry['authors'] = [], more: true | undefined): string {
  return joined([...people.map(({ name }) => name), more && 'et al.']);
}

/** `Journal 12(3), 45-67, 2023-06`, as far as known. */
function publishedIn({ venue, volume, issue, pages, edition, series, date }: Entry): string {
  const place = [venue, volume].filter((part) => part !== undefined).join(' ');
  const numbered = issue === undefined ? place : `${place}(${issue})`;
  return joined([numbered === '' ? undefined : numbered, pages, series, edition && `edition ${edition}`, date]);
}

/** `venue, pages from crossref (doi:10.…); title written by Ada`: where fields came from that its sources did not give. */
function originsIn({ origins = {} }: Entry): string {
  const fields = new Map<string, string[]>();
  for (const [field, { from, record, by }] of Object.entries(origins)) {
    const origin = record === undefined ? `written by ${by}` : `from ${from} (${record})`;
    fields.set(origin, [...(fields.get(origin) ?? []), field]);
  }
  return Array.from(fields, ([origin, names]) => `${names.join(', ')} ${origin}`).join('; ');
}

/** The facts of a paper as label and text, in the order in which a person wants them; those it lacks are left out. */
function facts(stream: OutputStream, entry: Entry): [label: string, text: string][] {
  const { decision } = entry;
  const reason =
    decision?.kind === 'exclude' && decision.reason !== undefined ? `: ${sanitiseLine(decision.reason)}` : '';
  const signed =
    decision === undefined
      ? ''
      : stream.style('faint', ` by ${sanitiseLine(decision.by)}, ${decision.at.slice(0, 10)}`);
  const { code = [], url } = entry;
  const links = [...(url === undefined ? [] : [url]), ...(entry.links ?? [])].filter((link) => !code.includes(link));
  const read = entry.sources.map(({ file, line }) => `${file}:${line}`).join(', ');
  // In colour, and made of sanitised parts; all the rest is foreign text.
  const dressed: [string, string][] = [
    ['status', `${statusLabel(stream, entry.status)}${reason}${signed}`],
    ['tags', tagLabels(stream, entry.tags)],
  ];
  const plain: [string, string | undefined][] = [
    ['lists', entry.lists.join(', ')],
    ['authors', namesOf(entry.authors, entry.moreAuthors)],
    ['editors', namesOf(entry.editors, entry.moreEditors)],
    ['published', publishedIn(entry)],
    ['publisher', joined([entry.publisher, entry.place])],
    ['isbn', entry.isbn],
    ['issn', entry.issn],
    ['doi', entry.doi],
    ['arxiv', entry.arxiv],
    ['pubmed', joined([entry.pmid, entry.pmcid])],
    ['code', code.join(' ')],
    ['links', links.join(' ')],
    ['keywords', (entry.keywords ?? []).join(', ')],
    ['key', entry.citationKey],
    ['read from', read],
    ['filled in', originsIn(entry)],
  ];
  const rows = [...dressed, ...plain.map(([label, text]): [string, string] => [label, sanitiseLine(text ?? '')])];
  return rows.filter(([, text]) => text !== '');
}

function wholePaper(stream: OutputStream, entry: Entry): string {
  const { style } = stream;
  const width = textWidth(stream);
  const rows = facts(stream, entry).map(([label, text]) =>
    wrap(text, {
      width,
      first: style('label', label.padEnd(LABEL_WIDTH)),
      hanging: ' '.repeat(LABEL_WIDTH),
    }),
  );
  const abstract =
    entry.abstract === undefined ? style('faint', '(no abstract)') : paragraphs(entry.abstract, width, '');
  const note = entry.note === undefined ? [] : ['', style('label', 'note'), paragraphs(entry.note, width, '  ')];
  const head = `${wrap(style('title', sanitiseLine(entry.title)), { width })}\n${style('id', sanitiseLine(entry.id))}`;
  return `${[head, '', ...rows, '', abstract, ...note].join('\n')}\n`;
}

export const show: Command<'show'> = async (invocation) => {
  const { words, mode, terminal, openLibrary } = invocation;
  const entries = await choosePapers(await openLibrary(), words, undefined, invocation);
  if (mode.kind === 'person')
    await terminal.stdout.write(entries.map((entry) => wholePaper(terminal.stdout, entry)).join('\n'));
  else await printItems(terminal, mode, entries, entryFields);
  return EXIT.done;
};
