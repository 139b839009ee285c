import type { Entry } from '../domain/entry.ts';
import { sanitiseLine } from '../terminal/sanitise.ts';

/** One paper as one line of a pipe: id, status, title and tags, separated by tabs. */
export function plainLine({ id, status, title, tags }: Entry): string {
  return `${[id, status, title, tags.join(',')].map(sanitiseLine).join('\t')}\n`;
}
