import type { Entry } from '../domain/entry.ts';
import type { Library } from './library.ts';

/** Writes a paper's note; an empty text takes it away. False when the note was so already. */
export async function note(library: Library, { id, note: current = '' }: Entry, text: string): Promise<boolean> {
  const written = text.trimEnd();
  if (written === current) return false;
  await library.commit({ op: 'note', paper: id, text: written });
  return true;
}
