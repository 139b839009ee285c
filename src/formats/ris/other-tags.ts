import type { FieldBag } from '../field-bag.ts';

/**
 * Fields of Web of Science whose names mean something else in RIS, or nothing. They are kept as `WOS-TC` and so on, and
 * travel in RIS as one note, a line for each.
 */

const HEAD = 'Web of Science:';
const FIELD = /^(WOS-[A-Z][A-Z0-9]): (.*)$/;

/** The note with what a record has of such fields; undefined when it has none. */
export function otherTagsNote(fields: Readonly<Record<string, unknown>> = {}): string | undefined {
  const lines = Object.entries(fields).flatMap(([tag, value]) =>
    tag.startsWith('WOS-') ? [value].flat().map((text) => `${tag}: ${String(text).replace(/\s+/g, ' ')}`) : [],
  );
  return lines.length === 0 ? undefined : [HEAD, ...lines].join('\n');
}

/** Puts the fields of such a note into the bag; false for any other note. */
export function takeOtherTags(note: string, bag: FieldBag): boolean {
  const [head, ...lines] = note.split(/\r\n|\r|\n/);
  const fields = lines.map((line) => FIELD.exec(line));
  if (head !== HEAD || fields.some((field) => field === null)) return false;
  for (const [, tag = '', value = ''] of fields.filter((field) => field !== null)) bag.add(tag, value);
  return true;
}
