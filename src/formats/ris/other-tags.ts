import type { FieldBag } from '../field-bag.ts';

/**
 * Fields of databases whose names mean something else in RIS, or nothing. They are kept as `WOS-TC` and so on, and
 * travel in RIS as one note for each database, a line for each field.
 */

const HEADS = new Map([
  ['WOS', 'Web of Science:'],
  ['OVID', 'Ovid:'],
  ['RW', 'RefWorks:'],
  ['SC', 'Scopus:'],
]);

const FIELD = /^((?:WOS|OVID|RW|SC)-[A-Z][A-Z0-9]{1,4}): (.*)$/;

/** The notes with what a record has of such fields. */
export function otherTagsNotes(fields: Readonly<Record<string, unknown>> = {}): string[] {
  return Array.from(HEADS, ([database, head]) => {
    const lines = Object.entries(fields).flatMap(([tag, value]) =>
      tag.startsWith(`${database}-`)
        ? [value].flat().map((text) => `${tag}: ${String(text).replace(/\s+/g, ' ')}`)
        : [],
    );
    return lines.length === 0 ? [] : [[head, ...lines].join('\n')];
  }).flat();
}

/** Puts the fields of such a note into the bag; false for any other note. */
export function takeOtherTags(note: string, bag: FieldBag): boolean {
  const [head = '', ...lines] = note.split(/\r\n|\r|\n/);
  const fields = lines.map((line) => FIELD.exec(line));
  if (!Array.from(HEADS.values()).includes(head) || fields.some((field) => field === null)) return false;
  for (const [, tag = '', value = ''] of fields.filter((field) => field !== null)) bag.add(tag, value);
  return true;
}
