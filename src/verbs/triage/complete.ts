import { FIELDS, fieldNamed } from '../../query/fields.ts';
import { propertyWords } from '../../query/values.ts';
import { nearest } from '../../search/names.ts';
import { foldText } from '../../text/fold.ts';
import { GLOBAL_OPTIONS, type OptionDescription, type VerbDescription, VERBS } from '../catalogue.ts';
import { writableNames } from '../formats.ts';
import { papersCounted } from '../papers-counted.ts';
import type { Count } from '../stats.ts';
import { type Names, STATUS_CODES } from './snapshot.ts';

/** One way to complete a line. */
export interface Candidate {
  /** What is put in the place of what was written. */
  readonly text: string;
  /** What it is, for a person. */
  readonly summary: string;
}

/** Ways to complete a line, with the part of it that they take the place of. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly candidates: readonly Candidate[];
}

const MOST = 50;

/** Those that begin with what was written, then those that are spelled like it (Fuse). */
export function matching(candidates: readonly Candidate[], written: string): Candidate[] {
  if (written === '') return candidates.slice(0, MOST);
  const folded = foldText(written);
  const begin = candidates.filter(({ text }) =>
    foldText(text)
      .replace(/^["+-]+/, '')
      .startsWith(folded),
  );
  const near = nearest(
    candidates.map((candidate) => ({ candidate, names: [candidate.text] })),
    written,
    MOST,
  ).map(({ candidate }) => candidate);
  return [...new Set([...begin, ...near])].slice(0, MOST);
}

function counted({ name, papers }: Count): Candidate {
  return { text: name, summary: papersCounted(papers) };
}

/** A name as a query has it. */
export function quoted(name: string): string {
  return /[\s,()]/.test(name) ? `"${name}"` : name;
}

/** The values of a field that are the same in every library; undefined where only a library has them. */
export function fixedValues(field: string): readonly Candidate[] | undefined {
  const words = (list: readonly string[]) => list.map((text) => ({ text, summary: '' }));
  switch (fieldNamed(field)) {
    case 'is':
      return words([...STATUS_CODES, 'conflict']);
    case 'has':
    case 'no':
      return words(propertyWords);
    case 'tag':
    case 'list':
    case 'reason':
    case 'view':
    case 'id':
      return undefined;
    default:
      return [];
  }
}

function valuesOf(field: string, names: Names): readonly Candidate[] {
  switch (fieldNamed(field)) {
    case 'tag':
      return names.tags.map(counted);
    case 'list':
      return names.lists.map(counted);
    case 'reason':
      return names.reasons.map(counted);
    case 'view':
      return names.views.map(({ name, query }) => ({ text: name, summary: query }));
    default:
      return fixedValues(field) ?? [];
  }
}

/** Where the word before the cursor begins, a quoted part with spaces counting as one. */
function wordStart(text: string, cursor: number): number {
  const before = text.slice(0, cursor);
  const quotes = before.split('"').length - 1;
  const end = quotes % 2 === 1 ? before.lastIndexOf('"') : before.length;
  return before.slice(0, end).replace(/[^\s(]*$/, '').length;
}

/** Completes the field or the value that is being written in a query; `choose` says which values fit what was written. */
export function completeQuery(text: string, cursor: number, names: Names, choose = matching): Completion {
  const start = wordStart(text, cursor);
  const word = text.slice(start, cursor);
  const [, sign = '', field, values = ''] = /^(-?)([A-Za-z]+):(.*)$/.exec(word) ?? [];
  if (field !== undefined) {
    const written = values.slice(values.lastIndexOf(',') + 1);
    const from = cursor - written.length;
    const candidates = choose(valuesOf(field, names), written.replace(/^"/, ''));
    return { from, to: cursor, candidates: candidates.map((one) => ({ ...one, text: quoted(one.text) })) };
  }
  const written = word.replace(/^-/, '');
  if (written === '' || !/^[a-z]+$/i.test(written)) return { from: cursor, to: cursor, candidates: [] };
  const fields = Object.entries(FIELDS)
    .filter(([name]) => name.startsWith(written.toLowerCase()))
    .map(([name, { summary }]) => ({ text: `${sign}${name}:`, summary }));
  return { from: start, to: cursor, candidates: fields };
}

/** Completes the `+tag` or `-tag` that is being written. */
export function completeTags(text: string, cursor: number, names: Names): Completion {
  const from = text.slice(0, cursor).replace(/\S*$/, '').length;
  const word = text.slice(from, cursor);
  const sign = word.startsWith('-') ? '-' : '+';
  const candidates = matching(names.tags.map(counted), word.replace(/^[-+]/, ''));
  return { from, to: cursor, candidates: candidates.map((one) => ({ ...one, text: sign + one.text })) };
}

function longFlag({ flags }: OptionDescription): string {
  return /--[\w-]+/.exec(flags)?.[0] ?? '';
}

/** Completes a command line without its leading `papers`: the verb, its options, and the names it is about. */
export function completeCommand(text: string, cursor: number, names: Names, actions: readonly Candidate[]): Completion {
  const before = text.slice(0, cursor);
  const verbs: Readonly<Record<string, VerbDescription>> = VERBS;
  const name = Object.keys(verbs)
    .filter((verb) => before.trimStart().startsWith(`${verb} `))
    .toSorted((a, b) => b.length - a.length)[0];
  if (name === undefined) {
    const from = before.length - before.trimStart().length;
    const all = [...Object.entries(verbs).map(([verb, { summary }]) => ({ text: verb, summary })), ...actions];
    return { from, to: cursor, candidates: matching(all, before.trimStart()) };
  }
  const from = wordStart(text, cursor);
  const word = text.slice(from, cursor);
  const options: readonly OptionDescription[] = Object.values({ ...verbs[name]?.options, ...GLOBAL_OPTIONS });
  if (word.startsWith('--'))
    return {
      from,
      to: cursor,
      candidates: options
        .map((option) => ({ text: longFlag(option), summary: option.summary }))
        .filter((option) => option.text.startsWith(word)),
    };
  const previous = before.slice(0, from).trim().split(/\s+/).at(-1);
  const choices = options.find((option) => longFlag(option) === previous)?.choices;
  const known = choices?.map((choice) => ({ text: choice, summary: '' })) ?? named(name, previous, names);
  if (known !== undefined) {
    const found = matching(known, word.replace(/^"/, ''));
    return { from, to: cursor, candidates: found.map((one) => ({ ...one, text: quoted(one.text) })) };
  }
  return name === 'tag' ? completeTags(text, cursor, names) : completeQuery(text, cursor, names);
}

/** The names that a word of a command line can only be one of. */
function named(verb: string, previous: string | undefined, names: Names): readonly Candidate[] | undefined {
  if (previous === '--reason') return names.reasons.map(counted);
  if (previous === '--list') return names.lists.map(counted);
  if (previous === '--to') return writableNames.map((text) => ({ text, summary: '' }));
  if (verb.startsWith('list ') && previous === verb.split(' ')[1]) return names.lists.map(counted);
  if (verb.startsWith('view ') && previous === verb.split(' ')[1])
    return names.views.map(({ name, query }) => ({ text: name, summary: query }));
  return undefined;
}
