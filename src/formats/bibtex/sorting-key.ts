import type { PaperRecord } from '../../domain/paper.ts';

/** What styles of BibTeX sort and label by where there is no author. */
export function sortingKey({ title, shortName }: Pick<PaperRecord, 'title' | 'shortName'>): string {
  return shortName ?? title.split(/[\s:]/, 1)[0] ?? title;
}
