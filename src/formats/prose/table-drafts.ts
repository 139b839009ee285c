import type { TableRow } from './block.ts';
import { addLabel, addPaperLink, type Draft, newDraft } from './draft.ts';
import { labelNamed } from './facts.ts';

/** The rows of a table whose head names a title, each a paper; undefined for any other table. */
export function tableDrafts(head: TableRow, body: readonly TableRow[]): Draft[] | undefined {
  const named = head.cells.map(({ text }) => labelNamed(text));
  const exact = head.cells.findIndex(({ text }) => text.trim().toLowerCase() === 'title');
  const titleColumn = exact === -1 ? named.indexOf('title') : exact;
  if (titleColumn === -1) return undefined;
  // Beside a column of titles, one headed "Paper" has the links.
  const labels = named.map((label, column) => (label === 'title' && column !== titleColumn ? 'url' : label));
  return body.flatMap(({ line, cells }) => {
    const title = cells[titleColumn];
    if (title === undefined || title.text === '') return [];
    const draft = newDraft(title.text, line, line);
    for (const { url } of title.links) addPaperLink(draft, url);
    cells.forEach(({ text, links }, column) => {
      const label = labels[column];
      if (label !== undefined && column !== titleColumn)
        addLabel(
          draft,
          label,
          text,
          links.map(({ url }) => url),
        );
    });
    return [draft];
  });
}
