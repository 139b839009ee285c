import type { Entry } from '../../domain/entry.ts';
import type { StringifyOptions } from '../format.ts';

/** Entries under one name; an entry may be in several groups. */
export interface Group {
  readonly name: string;
  readonly entries: readonly Entry[];
}

function gather(entries: readonly Entry[], namesOf: (entry: Entry) => readonly string[], rest: string): Group[] {
  const groups = new Map<string, Entry[]>();
  const others: Entry[] = [];
  for (const entry of entries) {
    const names = namesOf(entry);
    if (names.length === 0) others.push(entry);
    for (const name of names) groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  const named = Array.from(groups, ([name, members]) => ({ name, entries: members }));
  return others.length === 0 ? named : [...named, { name: rest, entries: others }];
}

const STATUS_NAMES = { included: 'Included', maybe: 'Maybe', excluded: 'Excluded', unscreened: 'Unscreened' } as const;

const GROUPINGS = {
  tag: (entries) => gather(entries, ({ tags }) => tags, 'Untagged').toSorted(byName('Untagged')),
  list: (entries) => gather(entries, ({ lists }) => lists, 'On no list'),
  decision: (entries) =>
    (['included', 'maybe', 'excluded', 'unscreened'] as const)
      .map((status) => ({ name: STATUS_NAMES[status], entries: entries.filter((entry) => entry.status === status) }))
      .filter((group) => group.entries.length > 0),
} as const satisfies Record<NonNullable<StringifyOptions['groupBy']>, (entries: readonly Entry[]) => Group[]>;

function byName(last: string): (a: Group, b: Group) => number {
  return (a, b) => Number(a.name === last) - Number(b.name === last) || (a.name < b.name ? -1 : 1);
}

/** Entries in groups; all of them in one without a name when nothing is said to group by. */
export function groupsOf(entries: readonly Entry[], groupBy: StringifyOptions['groupBy']): readonly Group[] {
  return groupBy === undefined ? [{ name: '', entries }] : GROUPINGS[groupBy](entries);
}
