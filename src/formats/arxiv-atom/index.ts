import { linksIn } from '../../domain/links.ts';
import type { Source } from '../../domain/paper.ts';
import { completeRecord } from '../complete-record.ts';
import type { Format, LabelledRecord } from '../format.ts';
import { dateOf } from '../numeric-date.ts';
import { childrenOf, type XmlElement } from '../xml/elements.ts';
import { xmlReader } from '../xml/reader.ts';

function textOf(element: XmlElement, name: string): string | undefined {
  return childrenOf(element, name)[0]?.text.trim();
}

/** Makes a record of an entry of arXiv's answer (https://info.arxiv.org/help/api/user-manual.html); undefined without a title. */
function entryRecord(entry: XmlElement, source: Source): LabelledRecord | undefined {
  const links = childrenOf(entry, 'link');
  const page = links.find(({ attributes }) => attributes['rel'] === 'alternate')?.attributes['href'];
  const others = links.filter(({ attributes }) => attributes['rel'] === 'related' && attributes['title'] === undefined);
  const journal = textOf(entry, 'arxiv:journal_ref');
  const record = completeRecord(
    {
      title: textOf(entry, 'title'),
      abstract: textOf(entry, 'summary'),
      authors: childrenOf(entry, 'author', 'name').map(({ text }) => ({ name: text.replace(/\s+/g, ' ').trim() })),
      date: dateOf(textOf(entry, 'published') ?? textOf(entry, 'updated') ?? ''),
      venue: journal,
      type: journal === undefined ? 'article' : undefined,
      doi: textOf(entry, 'arxiv:doi'),
      url: page ?? textOf(entry, 'id'),
      links: [
        ...others.map(({ attributes }) => attributes['href'] ?? ''),
        ...linksIn(textOf(entry, 'arxiv:comment') ?? ''),
      ],
      keywords: childrenOf(entry, 'category').map(({ attributes }) => attributes['term'] ?? ''),
    },
    source,
  );
  return record && { record };
}

/** The Atom feed that arXiv's API answers with. */
export const format: Format = {
  reader: (file) => xmlReader({ name: 'arxiv-atom', elements: ['entry'], recordOf: entryRecord }, file),
};
