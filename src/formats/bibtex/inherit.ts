import type { RawEntry, RawField } from './scan.ts';

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

/** The fields of an entry with those that it inherits from the entries that `crossref` and `xdata` name, its own first. */
export function withInherited(entry: RawEntry, byKey: ReadonlyMap<string, RawEntry>, depth = 0): readonly RawField[] {
  const parents = ['crossref', 'xdata'].flatMap((name) =>
    (valueOf(entry.fields, name)?.split(',') ?? []).slice(0, DEEPEST),
  );
  if (parents.length === 0 || depth === DEEPEST) return entry.fields;
  const fields = [...entry.fields];
  const names = new Set(fields.map(({ name }) => name));
  for (const key of parents) {
    const parent = byKey.get(key.trim().toLowerCase());
    if (parent === undefined || parent === entry) continue;
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
