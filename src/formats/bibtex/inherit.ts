import type { RawEntry, RawField } from './raw-entry.ts';

/** Fields that speak of the parent alone (BibLaTeX manual, appendix B). */
const OWN = new Set(
  'ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring relatedtype shortand shorthandintro sortkey key abstract keywords annote annotation note file url urldate doi eprint eprinttype archiveprefix shorttitle timestamp owner groups'.split(
    ' ',
  ),
);

/** What the title of a parent is to a child that stands in it. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['title', 'booktitle'],
  ['subtitle', 'booksubtitle'],
  ['titleaddon', 'booktitleaddon'],
]);

const IN_BOOKS = /^(?:in|supp|bookin|conference)/;
const DEEPEST = 5;

function isTitle({ name }: RawField): boolean {
  return RENAMED.has(name);
}

function valueOf(fields: readonly RawField[], name: string): string | undefined {
  return fields.find((field) => field.name === name)?.value;
}

/** The fields of an entry that others may inherit from it, and those that say what it inherits from itself. */
export function inheritableFields({ fields }: RawEntry): readonly RawField[] {
  return fields.filter(({ name }) => !OWN.has(name) || name === 'crossref' || name === 'xdata');
}

/** The keys that `crossref` and `xdata` of an entry name, in lower case; none where entries inherit too deeply. */
export function parentKeys({ fields }: Pick<RawEntry, 'fields'>, depth: number): string[] {
  if (depth === DEEPEST) return [];
  const named = ['crossref', 'xdata'].flatMap((name) => (valueOf(fields, name)?.split(',') ?? []).slice(0, DEEPEST));
  return named.map((key) => key.trim().toLowerCase()).filter((key) => key !== '');
}

/** The fields of an entry with those that it inherits from the entries that `crossref` and `xdata` name, its own first. */
export function withInherited(
  entry: RawEntry,
  byKey: Pick<ReadonlyMap<string, RawEntry>, 'get'>,
  depth = 0,
): readonly RawField[] {
  const parents = parentKeys(entry, depth);
  if (parents.length === 0) return entry.fields;
  const fields = [...entry.fields];
  const names = new Set(fields.map(({ name }) => name));
  for (const key of parents) {
    const parent = byKey.get(key);
    if (parent === undefined || parent.key === entry.key) continue;
    const inherited = withInherited(parent, byKey, depth + 1);
    // Where the parent says how it is called as a whole (`booktitle`), its title as an entry is not asked.
    const ordered = inherited.toSorted((first, second) => Number(isTitle(first)) - Number(isTitle(second)));
    for (const { name, value } of ordered) {
      const as = IN_BOOKS.test(entry.type) && parent.type !== 'xdata' ? (RENAMED.get(name) ?? name) : name;
      if (OWN.has(name) || names.has(as)) continue;
      names.add(as);
      fields.push({ name: as, value });
    }
  }
  return fields;
}
