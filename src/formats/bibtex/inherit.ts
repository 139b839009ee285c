import type { RawEntry, RawField } from './raw-entry.ts';
import { splitOutside } from './split.ts';

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
/** So many entries may be named by one. */
const MOST_KEYS = 100;

type ByKey = Pick<ReadonlyMap<string, RawEntry>, 'get'>;

function isTitle({ name }: RawField): boolean {
  return RENAMED.has(name);
}

function valueOf(fields: readonly RawField[], name: string): string | undefined {
  return fields.find((field) => field.name === name)?.value;
}

/** What an entry says of itself alone, whatever its type. */
const NAMES_ENTRIES = new Set(['ids', 'crossref', 'xdata']);

/** True for a field that others inherit from an entry: of a container of data (`@xdata`) all but its names and parents. */
function isInheritable(name: string, type: string): boolean {
  return type === 'xdata' ? !NAMES_ENTRIES.has(name) : !OWN.has(name);
}

/** The fields of an entry that others may inherit from it, and those that say what it inherits from itself. */
export function inheritableFields({ type, fields }: RawEntry): readonly RawField[] {
  return fields.filter(({ name }) => isInheritable(name, type) || name === 'crossref' || name === 'xdata');
}

/** Names in a list of keys, in lower case. */
function keysIn(fields: readonly RawField[], name: string): string[] {
  const keys = (valueOf(fields, name)?.split(',') ?? []).map((key) => key.trim().toLowerCase());
  return keys.filter((key) => key !== '').slice(0, MOST_KEYS);
}

/** Other keys of an entry (`ids`), by which it may be named as well. */
export function otherKeys({ fields }: RawEntry): string[] {
  return keysIn(fields, 'ids');
}

/** A field or an item of a list that stands in a container of data: `xdata=key-field`, `xdata=key-field-2` (BibLaTeX manual, 3.13.6). */
const REFERENCE = /^\s*\{?\s*xdata\s*=\s*([^\s{}]+?)-([a-z]+)(?:-(\d{1,4}))?\s*\}?\s*$/i;
const AND = /\s+and(?=\s)/iy;

const itemsOf = (list: string): string[] => splitOutside(` ${list} `, AND).map((item) => item.trim());

/** The key, the field and the place in its list that each item of a value refers to; undefined for an item that is none. */
function referencesIn(value: string): (readonly [key: string, field: string, place: number | undefined] | undefined)[] {
  return itemsOf(value).map((item) => {
    const [, key = '', field = '', place] = REFERENCE.exec(item) ?? [];
    return key === ''
      ? undefined
      : [key.toLowerCase(), field.toLowerCase(), place === undefined ? place : Number(place)];
  });
}

const mayRefer = ({ value }: RawField): boolean => value.includes('=') && /\bxdata\s*=/i.test(value);

/**
 * The keys that `crossref` and `xdata` of an entry name, and the references in its fields, in lower case; none where
 * entries inherit too deeply.
 */
export function parentKeys({ fields }: Pick<RawEntry, 'fields'>, depth: number): string[] {
  if (depth === DEEPEST) return [];
  const within = fields.filter(mayRefer).flatMap(({ value }) => referencesIn(value));
  const referred = within.slice(0, MOST_KEYS).flatMap((reference) => (reference === undefined ? [] : [reference[0]]));
  return [...keysIn(fields, 'crossref'), ...keysIn(fields, 'xdata'), ...new Set(referred)];
}

/** A field with what its references stand for; one to nothing stays as it is. */
function referred(field: RawField, byKey: ByKey, depth: number): RawField {
  if (!mayRefer(field) || depth === DEEPEST) return field;
  const references = referencesIn(field.value);
  if (references.every((reference) => reference === undefined)) return field;
  const items = itemsOf(field.value).flatMap((item, index) => {
    const [key = '', name = '', place] = references[index] ?? [];
    const parent = byKey.get(key);
    const value = parent && valueOf(withInherited(parent, byKey, depth + 1), name);
    if (value === undefined) return [item];
    return place === undefined ? [value] : itemsOf(value).slice(place - 1, place);
  });
  return { name: field.name, value: items.join(' and ') };
}

/** The fields of an entry with those that it inherits from the entries that `crossref` and `xdata` name, its own first. */
export function withInherited(entry: RawEntry, byKey: ByKey, depth = 0): readonly RawField[] {
  const parents = parentKeys(entry, depth);
  if (parents.length === 0) return entry.fields;
  const fields = entry.fields.map((field) => referred(field, byKey, depth));
  const names = new Set(fields.map(({ name }) => name));
  // As biber has it: of several containers the last counts, and before any parent.
  for (const key of [...keysIn(fields, 'xdata').toReversed(), ...keysIn(fields, 'crossref')]) {
    const parent = byKey.get(key);
    if (parent === undefined || parent.key === entry.key) continue;
    const inherited = withInherited(parent, byKey, depth + 1);
    // Where the parent says how it is called as a whole (`booktitle`), its title as an entry is not asked.
    const ordered = inherited.toSorted((first, second) => Number(isTitle(first)) - Number(isTitle(second)));
    for (const { name, value } of ordered) {
      const as = IN_BOOKS.test(entry.type) && parent.type !== 'xdata' ? (RENAMED.get(name) ?? name) : name;
      if (!isInheritable(name, parent.type) || names.has(as)) continue;
      names.add(as);
      fields.push({ name: as, value });
    }
  }
  return fields;
}
