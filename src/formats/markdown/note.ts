import type { Entry } from '../../domain/entry.ts';
import { safeJson } from '../../text/controls.ts';
import { wholePaper } from './stringify.ts';

/** One note as a file: a name without folders, and what is in it. */
export interface NoteFile {
  readonly name: string;
  readonly text: string;
}

/** The id as the name of a file, whatever stands in it: no separator of folders, no dot, nothing hidden. */
function fileName(id: string): string {
  return id.replace(/[^\p{L}\p{N}\p{M}-]+/gu, '-').replace(/^-+/, '') || 'paper';
}

/** Properties as Obsidian and Logseq read them: YAML, of which JSON is a part, so that no text can end a value. */
function frontMatter(entry: Entry): string {
  const properties: Readonly<Record<string, unknown>> = {
    title: entry.title,
    authors: entry.authors?.map(({ name }) => name),
    date: entry.date,
    year: entry.year,
    venue: entry.venue,
    doi: entry.doi,
    arxiv: entry.arxiv,
    url: entry.url,
    citekey: entry.citationKey,
    status: entry.status,
    // Neither program takes a tag with spaces.
    tags: entry.tags.length === 0 ? undefined : entry.tags.map((tag) => tag.replace(/\s+/g, '-')),
    lists: entry.lists.length === 0 ? undefined : entry.lists,
  };
  const lines = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${safeJson(value)}`],
  );
  return ['---', ...lines, '---'].join('\n');
}

/** One note for each entry: properties, the paper as in a reading list, and its Pandoc citation. Heeds `abstracts`. */
export function notesOf(entries: readonly Entry[], abstracts: boolean): NoteFile[] {
  const taken = new Set<string>();
  return entries.map((entry) => {
    const base = fileName(entry.id);
    let name = base;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base}-${number}`;
    taken.add(name.toLowerCase());
    const text = [frontMatter(entry), wholePaper(entry, '#', abstracts), `[@${entry.citationKey}]`].join('\n\n');
    return { name: `${name}.md`, text: `${text}\n` };
  });
}
