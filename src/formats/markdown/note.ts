import type { Entry } from '../../domain/entry.ts';
import { pandocCitation } from './pandoc-citation.ts';
import { properties } from './properties.ts';
import { wholePaper } from './stringify.ts';

/** One note as a file: a name without folders, and what is in it. */
export interface NoteFile {
  readonly name: string;
  readonly text: string;
}

/** Names that Windows keeps for devices, whatever ending they have. */
const DEVICES = /^(?:con|prn|aux|nul|com[0-9\u00B9\u00B2\u00B3]|lpt[0-9\u00B9\u00B2\u00B3])$/i;

/** In bytes: file systems take 255, of which the ending, a number, and a name while it is written want some. */
const LONGEST_NAME = 200;

function cutName(name: string): string {
  const encoder = new TextEncoder();
  let [bytes, end] = [0, 0];
  for (const character of name) {
    bytes += encoder.encode(character).length;
    if (bytes > LONGEST_NAME) break;
    end += character.length;
  }
  return name.slice(0, end);
}

/** The id as the name of a file on any system, whatever stands in it: no separator of folders, no dot, nothing hidden. */
function fileName(id: string): string {
  const name = cutName(id.replace(/[^\p{L}\p{N}\p{M}-]+/gu, '-').replace(/^-+/, '')) || 'paper';
  return DEVICES.test(name) ? `${name}-paper` : name;
}

/** Properties, the paper as in a reading list, and its Pandoc citation. */
export function plainNote(entry: Entry, abstracts: boolean): string {
  const parts = [
    `---\n${properties(entry)}\n---`,
    wholePaper(entry, '#', abstracts),
    `[${pandocCitation(entry.citationKey)}]`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** One note for each entry, under a name that ends as said. */
export function notesOf(entries: readonly Entry[], note: (entry: Entry) => string, ending = '.md'): NoteFile[] {
  const taken = new Set<string>();
  return entries.map((entry) => {
    const base = fileName(entry.id);
    let name = base;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base}-${number}`;
    taken.add(name.toLowerCase());
    return { name: `${name}${ending}`, text: note(entry) };
  });
}
