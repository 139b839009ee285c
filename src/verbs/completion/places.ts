import { FIELDS, fieldNamed, fieldNames } from '../../query/fields.ts';
import { type OptionDescription, type VerbDescription, VERBS } from '../catalogue.ts';
import { fieldsPrintedBy } from '../printed.ts';
import { type Candidate, fixedValues } from '../triage/complete.ts';
import { COMMON_OPTIONS, commandsAfter, flagsOf, HELP, optionCandidates, takesValue } from './complete.ts';
import { fixedCandidates, plainCandidates } from './fixed.ts';
import { type Kind, kindOf, NAME_KINDS, type NameKind } from './kinds.ts';

/**
 * What may stand in a place of a command line, as far as it is the same in every library: words; files or folders; a
 * word of a query; the options of the command, since there is no argument to name; nothing; or what only a library knows:
 * names of a kind, a tag behind `+` or `-` (or a paper), or something else. An option that takes no value is a `flag`.
 */
export type Offer =
  | { readonly kind: 'words'; readonly words: readonly Candidate[] }
  | { readonly kind: 'names'; readonly of: NameKind | `${NameKind}:` }
  | { readonly kind: 'files' | 'folders' | 'query' | 'options' | 'nothing' | 'signed' | 'ask' | 'flag' };

/** Places where the same may stand. How they are called says {@link placesOf}. */
export interface Place {
  readonly names: readonly string[];
  readonly offer: Offer;
}

const VERB_TABLE: Readonly<Record<string, VerbDescription>> = VERBS;

function wordsOffer(words: readonly Candidate[]): Offer {
  return words.length === 0 ? { kind: 'nothing' } : { kind: 'words', words };
}

async function offerOf(kind: Kind): Promise<Offer> {
  const words = await fixedCandidates(kind);
  if (words !== undefined) return wordsOffer(words);
  if (kind === 'file') return { kind: 'files' };
  if (kind === 'folder') return { kind: 'folders' };
  if (kind === 'tag or paper') return { kind: 'signed' };
  const of = NAME_KINDS.find((name) => name === kind);
  if (of !== undefined) return { kind: 'names', of };
  return { kind: kind === 'query' || kind === 'nothing' ? kind : 'ask' };
}

type Named = readonly [name: string, offer: Offer];

async function optionPlaces(of: string, verb: string, options: readonly OptionDescription[]): Promise<Named[]> {
  const values = options.map(async (option): Promise<Named[]> => {
    const kind = option.choices ?? kindOf(verb, option.flags);
    const offer: Offer = takesValue(option) ? await offerOf(kind) : { kind: 'flag' };
    return flagsOf(option).map((flag) => [`${of} ${flag}`, offer]);
  });
  const own: Offer = { kind: 'words', words: optionCandidates(options) };
  return [[`${of} --`, own], ...(await Promise.all(values)).flat()];
}

async function argumentPlaces(verb: string, { arguments: all }: VerbDescription): Promise<Named[]> {
  const places: Named[] = [];
  for (const [index, { name }] of all.entries())
    places.push([`${verb} ${name.includes('...') ? '+' : index + 1}`, await offerOf(kindOf(verb, name))]);
  return places.some(([name]) => name.endsWith('+')) ? places : [...places, [`${verb} +`, { kind: 'options' }]];
}

function queryPlaces(): Named[] {
  return [
    [':', wordsOffer(Object.entries(FIELDS).map(([name, { summary }]) => ({ text: `${name}:`, summary })))],
    ...fieldNames.map((name): Named => {
      const values = fixedValues(name);
      if (values !== undefined) return [`${name}:`, wordsOffer(values)];
      const of = NAME_KINDS.find((kind) => kind === fieldNamed(name));
      return [`${name}:`, of === undefined ? { kind: 'ask' } : { kind: 'names', of: `${of}:` }];
    }),
  ];
}

/**
 * The places of a command line, for the scripts of shells. They are called
 * - by the words of a command that have been written so far, none of them for the first: what goes on with them;
 * - `COMMAND --`: its options, and `any --`: those that every command has;
 * - `COMMAND --OPTION` and `COMMAND -O`, or `any --OPTION`: the value of an option;
 * - `COMMAND --json=`: the fields to choose from;
 * - `COMMAND 1`, `COMMAND 2`: an argument, and `COMMAND +`: every argument after those;
 * - `:`: the fields of queries, and `FIELD:`: the values of one.
 */
export async function placesOf(): Promise<Place[]> {
  const families = new Set(Object.keys(VERB_TABLE).flatMap((name) => /^(\S+) /.exec(name)?.[1] ?? []));
  const begun = [[], [HELP.text], ...[...families].flatMap((family) => [[family], [HELP.text, family]])];
  const verbs = Object.entries(VERB_TABLE).map(async ([name, verb]): Promise<Named[]> => [
    ...(await optionPlaces(name, name, Object.values(verb.options))),
    ...(await argumentPlaces(name, verb)),
    [`${name} --json=`, wordsOffer(plainCandidates(fieldsPrintedBy(name)))],
  ]);
  return together([
    ...begun.map((words): Named => [words.join(' '), wordsOffer(commandsAfter(words))]),
    ...(await optionPlaces('any', '', COMMON_OPTIONS)),
    ...(await Promise.all(verbs)).flat(),
    ...queryPlaces(),
  ]);
}

function together(named: readonly Named[]): Place[] {
  const alike = new Map<string, { readonly names: string[]; readonly offer: Offer }>();
  for (const [name, offer] of named) {
    const key = JSON.stringify(offer);
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { names: [name], offer });
    else known.names.push(name);
  }
  return [...alike.values()];
}
