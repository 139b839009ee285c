import { GLOBAL_OPTIONS, type OptionDescription, type VerbDescription, VERBS } from '../catalogue.ts';
import type { Library } from '../library.ts';
import type { Candidate } from '../triage/complete.ts';
import type { Names } from '../triage/snapshot.ts';
import { fixedCandidates } from './fixed.ts';
import { kindOf, type Kind, NAME_KINDS, type NameKind } from './kinds.ts';

/** How to go on with a word: one of these, or a file or a folder, which the shell knows best itself. */
export interface ShellCompletion {
  readonly kind: 'words' | 'files' | 'folders';
  readonly candidates: readonly Candidate[];
}

const VERB_TABLE: Readonly<Record<string, VerbDescription>> = VERBS;
const NOTHING: ShellCompletion = { kind: 'words', candidates: [] };

/** An option as it is written, its letter first. */
export function flagsOf({ flags }: OptionDescription): string[] {
  return flags.match(/--?[a-z][\w-]*/g) ?? [];
}

/** The options that every command has. */
export const COMMON_OPTIONS: readonly OptionDescription[] = [
  ...Object.values(GLOBAL_OPTIONS),
  { flags: '-h, --help', summary: 'the help of the command' },
];

function optionsOf(verb: string | undefined): OptionDescription[] {
  const own = verb === undefined ? {} : (VERB_TABLE[verb]?.options ?? {});
  return [...Object.values(own), ...COMMON_OPTIONS];
}

/** True for an option whose value is the word behind it. */
export function takesValue({ flags }: OptionDescription): boolean {
  return flags.includes('<');
}

/** What has been written of a command line: the command, and how far its arguments have come. */
interface Written {
  readonly verb: string | undefined;
  /** The words of a command that is not known yet. */
  readonly begun: readonly string[];
  readonly operands: number;
  /** The option whose value comes next. */
  readonly awaiting: OptionDescription | undefined;
  /** True after `--`. */
  readonly onlyOperands: boolean;
}

function read(words: readonly string[]): Written {
  let verb: string | undefined;
  let begun: string[] = [];
  let operands = 0;
  let awaiting: OptionDescription | undefined;
  let onlyOperands = false;
  for (const word of words) {
    const option = onlyOperands ? undefined : optionsOf(verb).find((one) => flagsOf(one).includes(word));
    if (awaiting !== undefined) awaiting = undefined;
    else if (word === '--' && !onlyOperands) onlyOperands = true;
    else if (option !== undefined) awaiting = takesValue(option) ? option : undefined;
    else if (!onlyOperands && word.startsWith('--')) continue;
    else if (verb !== undefined) operands += 1;
    else {
      begun = [...begun, word];
      const name = begun.join(' ');
      if (Object.hasOwn(VERBS, name)) verb = name;
    }
  }
  return { verb, begun, operands, awaiting, onlyOperands };
}

/** What asks for the help of the command behind it. */
export const HELP = { text: 'help', summary: 'Show the help of a command' } as const satisfies Candidate;

/** The next words of the commands that begin with those written. */
export function commandsAfter(begun: readonly string[]): Candidate[] {
  if (begun[0] === HELP.text) return commandsAfter(begun.slice(1)).filter(({ text }) => text !== HELP.text);
  const before = begun.length === 0 ? '' : `${begun.join(' ')} `;
  const next = new Map<string, string>();
  for (const [name, { summary }] of Object.entries(VERB_TABLE)) {
    if (!name.startsWith(before)) continue;
    const [word = '', ...rest] = name.slice(before.length).split(' ');
    next.set(word, rest.length === 0 ? summary : [next.get(word), rest[0]].filter(Boolean).join(', '));
  }
  return [...Array.from(next, ([text, summary]) => ({ text, summary })), ...(begun.length === 0 ? [HELP] : [])];
}

export function optionCandidates(options: readonly OptionDescription[]): Candidate[] {
  return options.map((option) => ({ text: flagsOf(option).at(-1) ?? '', summary: option.summary }));
}

const NO_NAMES: Names = { tags: [], reasons: [], lists: [], views: [] };

type OpenLibrary = () => Promise<Library | undefined>;

/** What a query may go on with: a field, one of its values, or, where no field is called so, a word of the papers. */
async function query(written: string, open: OpenLibrary): Promise<Candidate[]> {
  const { FIELDS } = await import('../../query/fields.ts');
  const [, start = '', sign = '', field] = /^(.*?)(-?)(?:([a-z]+):[^\s]*|[^\s(":]*)$/is.exec(written) ?? [];
  const fields =
    field === undefined
      ? Object.entries(FIELDS).map(([name, { summary }]) => ({ text: `${start}${sign}${name}:`, summary }))
      : [];
  const named = beginning(fields, written);
  if (named.length > 0) return named;
  const { completeQuery, fixedValues } = await import('../triage/complete.ts');
  const valuesWith = (names: Names): Candidate[] => {
    // All of them, since a shell goes on with what they all begin with.
    const { from, candidates } = completeQuery(written, written.length, names, (all) => [...all]);
    return candidates.map((one) => ({ ...one, text: written.slice(0, from) + one.text }));
  };
  if (field !== undefined && fixedValues(field) !== undefined) return valuesWith(NO_NAMES);
  const library = await open();
  if (library === undefined) return [];
  const { namesIn, papersCalled, wordsOf } = await import('./names.ts');
  if (field === 'id')
    return papersCalled(library, written.slice(written.lastIndexOf(':') + 1)).map(({ text, summary }) => ({
      text: `${start}${sign}id:${text}`,
      summary,
    }));
  const word = written.slice(start.length + sign.length);
  // Few would look through all words that begin with one letter, and the index would have to.
  const words = field === undefined && word.length > 1 ? wordsOf(library, word) : [];
  return [...valuesWith(namesIn(library)), ...words.map((one) => ({ ...one, text: start + sign + one.text }))];
}

/** Tags behind the sign that was written, or else behind `+`. */
async function signedTags(written: string, library: Library): Promise<Candidate[]> {
  const sign = written.startsWith('-') ? '-' : '+';
  return (await names('tag', library)).map((tag) => ({ ...tag, text: sign + tag.text }));
}

/** Names that the library has. */
async function names(kind: NameKind, library: Library): Promise<Candidate[]> {
  const { candidatesOfNames, namesIn } = await import('./names.ts');
  return candidatesOfNames(namesIn(library))[kind];
}

async function candidatesOf(
  kind: Exclude<Kind, 'file' | 'folder'>,
  written: string,
  open: OpenLibrary,
): Promise<Candidate[]> {
  const fixed = await fixedCandidates(kind);
  if (fixed !== undefined) return fixed;
  if (kind === 'query') return query(written, open);
  const library = kind === 'nothing' ? undefined : await open();
  if (library === undefined) return [];
  const named = NAME_KINDS.find((name) => name === kind);
  if (named !== undefined) return names(named, library);
  const isTag = kind === 'tag or paper' && /^(?:[-+]|$)/.test(written);
  const asTag = isTag ? await signedTags(written, library) : [];
  const { papersCalled } = await import('./names.ts');
  return /^[-+]/.test(written) ? asTag : [...asTag, ...papersCalled(library, written)];
}

/** Those that begin with what was written, whether its quotes are there yet or not. */
function beginning(candidates: readonly Candidate[], written: string): Candidate[] {
  const bare = (text: string): string => text.replaceAll('"', '');
  const fitting = candidates.filter(({ text }) => text !== '' && bare(text).startsWith(bare(written)));
  return [...new Map(fitting.map((candidate) => [candidate.text, candidate])).values()];
}

async function ofKind(kind: Kind, before: string, written: string, open: OpenLibrary): Promise<ShellCompletion> {
  if (kind === 'file') return { kind: 'files', candidates: [] };
  if (kind === 'folder') return { kind: 'folders', candidates: [] };
  const candidates = beginning(await candidatesOf(kind, written, open), written);
  return { kind: 'words', candidates: candidates.map((one) => ({ ...one, text: before + one.text })) };
}

/** The fields that `--json=` and `--jsonl=` of a command take, after those that are named already. */
async function fields(verb: string | undefined, flag: string, value: string): Promise<ShellCompletion> {
  const { fieldsPrintedBy } = await import('../printed.ts');
  const given = value.slice(0, value.lastIndexOf(',') + 1);
  const rest = fieldsPrintedBy(verb ?? '').filter((field) => !given.split(',').includes(field));
  return ofKind(rest, `${flag}=${given}`, value.slice(given.length), () => Promise.resolve(undefined));
}

/**
 * Completes the last of the words after `papers` on a command line, as the shell hands them over: without its own
 * quotes. A library is opened only where names of it are asked for, and may be missing.
 */
export async function completeWords(line: readonly string[], open: OpenLibrary): Promise<ShellCompletion> {
  const current = line.at(-1) ?? '';
  const { verb, begun, operands, awaiting, onlyOperands } = read(line.slice(0, -1));
  const valueKind = (option: OptionDescription): Kind => option.choices ?? kindOf(verb ?? '', option.flags);
  if (awaiting !== undefined) return ofKind(valueKind(awaiting), '', current, open);
  if (!onlyOperands && (current === '-' || current.startsWith('--'))) {
    const [, flag = '', value] = /^(--[\w-]+)=(.*)$/s.exec(current) ?? [];
    if (value === undefined)
      return { kind: 'words', candidates: beginning(optionCandidates(optionsOf(verb)), current) };
    if (flag === '--json' || flag === '--jsonl') return fields(verb, flag, value);
    const option = optionsOf(verb).find((one) => flagsOf(one).includes(flag));
    return option === undefined ? NOTHING : ofKind(valueKind(option), `${flag}=`, value, open);
  }
  if (verb === undefined) return { kind: 'words', candidates: beginning(commandsAfter(begun), current) };
  const { arguments: all } = VERB_TABLE[verb] ?? { arguments: [] };
  const last = all.at(-1);
  const argument = all[operands] ?? (last?.name.includes('...') === true ? last : undefined);
  // Where nothing is to be named there may still be something to choose.
  if (argument === undefined)
    return { kind: 'words', candidates: beginning(optionCandidates(optionsOf(verb)), current) };
  return ofKind(kindOf(verb, argument.name), '', current, open);
}
