import { linksIn } from '../../domain/links.ts';
import { authorNames } from '../prose/authors.ts';
import { completeRecord } from '../complete-record.ts';
import type { Format, LabelledRecord, StreamReader } from '../format.ts';
import { LineSplitter } from '../line-splitter.ts';
import { dateInYear } from '../numeric-date.ts';
import { Batch } from '../stream-reader.ts';

interface Line {
  readonly line: number;
  readonly text: string;
  /** True for the line that names the paper, which stands below a separator. */
  readonly opens: boolean;
}

const SEPARATOR = /^\\\\(?:\s*\(.*)?\s*$/;
const RULE = /^-{20,}$|^%%/;
const HEAD = /^arXiv:\s*(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?/i;
const LABEL =
  /^(Title|Authors?|Categories|Comments|Journal-ref|DOI|Report-no|MSC-class|ACM-class|Date(?: \([^)]*\))?|From|License):\s*(.*)$/i;

/** The labelled lines of an announcement, with the lines that are moved in going on with the one before. */
function labelled(lines: readonly Line[]): Map<string, string> {
  const values = new Map<string, string>();
  let last = '';
  for (const { text } of lines) {
    const [, label, value = ''] = LABEL.exec(text) ?? [];
    if (label !== undefined) {
      last = label
        .toLowerCase()
        .replace(/^authors?$/, 'authors')
        .replace(/ \(.*/, '');
      if (!values.has(last)) values.set(last, value);
    } else if (/^\s/.test(text) && last !== '') values.set(last, `${values.get(last) ?? ''} ${text.trim()}`);
  }
  return values;
}

/** Reads the mails in which arXiv announces papers: one between `\\` and `\\ ( https://arxiv.org/abs/… )`. */
function mailReader(file: string): StreamReader {
  const splitter = new LineSplitter();
  const batch = new Batch();
  let number = 0;
  let block: Line[] = [];
  let head = '';

  const close = (): void => {
    const first = block.find(({ opens }) => opens);
    const found = first === undefined ? undefined : recordOf(first.line);
    const record = found === undefined ? undefined : batch.record(found);
    if (first !== undefined && found === undefined)
      batch.message({
        reason: `${head} is announced without a title`,
        file,
        line: first.line,
        ruleId: 'no-title',
        fatal: true,
        note: 'It was left out; the others were read.',
      });
    let part = 0;
    for (const { line, text } of block) {
      if (SEPARATOR.test(text) && first !== undefined && line > first.line) part += 1;
      if (text.trim() === '') batch.line(line, 'blank');
      else if (record === undefined || first === undefined || line < first.line) batch.line(line, 'furniture');
      else if (SEPARATOR.test(text) || RULE.test(text)) batch.line(line, 'furniture', undefined, 'separator');
      else if (/^Title:/i.test(text)) batch.line(line, 'title', record);
      else batch.line(line, part > 0 ? 'abstract' : 'metadata', record);
    }
    block = [];
  };

  const recordOf = (start: number): LabelledRecord | undefined => {
    const from = block.findIndex(({ line }) => line === start);
    const rest = block.slice(from);
    const separator = rest.findIndex(({ text }) => SEPARATOR.test(text));
    const top = separator === -1 ? rest : rest.slice(0, separator);
    const below = separator === -1 ? [] : rest.slice(separator + 1);
    const end = below.findIndex(({ text }) => SEPARATOR.test(text) || RULE.test(text));
    const abstract = end === -1 ? below : below.slice(0, end);
    const values = labelled(top);
    head = HEAD.exec(top[0]?.text ?? '')?.[0] ?? 'a paper';
    const journal = values.get('journal-ref');
    const comments = values.get('comments') ?? '';
    const arxiv = HEAD.exec(top[0]?.text ?? '')?.[1];
    const last =
      block.findLast(({ text }) => text.trim() !== '' && !RULE.test(text) && !SEPARATOR.test(text))?.line ?? start;
    const record = completeRecord(
      {
        title: values.get('title'),
        // A replacement is announced without its abstract; paragraphs are moved in.
        abstract: abstract.map(({ text }) => (/^ {2,}\S/.test(text) ? `\n${text}` : text)).join('\n'),
        authors: authorNames((values.get('authors') ?? '').replace(/\s*\([^()]*\)/g, '')),
        date: dateInYear(values.get('date') ?? '', undefined),
        venue: journal,
        type: journal === undefined ? 'article' : undefined,
        doi: values.get('doi')?.split(/\s/, 1)[0],
        arxiv,
        url: arxiv === undefined ? undefined : `https://arxiv.org/abs/${arxiv}`,
        links: linksIn(comments),
        keywords: (values.get('categories') ?? '').split(/\s+/),
      },
      { file, format: 'arxiv-mail', line: start, endLine: last },
    );
    return record && { record };
  };

  const take = (text: string): void => {
    number += 1;
    const opens = HEAD.test(text) && SEPARATOR.test(block.at(-1)?.text ?? '');
    if (opens && block.some((line) => line.opens)) close();
    block.push({ line: number, text, opens });
  };

  return {
    push: (text) => {
      for (const line of splitter.push(text)) take(line);
      return batch.take();
    },
    end: () => {
      for (const line of splitter.end()) take(line);
      close();
      return batch.take();
    },
  };
}

/** The mails by which arXiv announces new papers of a subject (https://info.arxiv.org/help/subscribe.html). */
export const format: Format = { reader: mailReader };
