import type { PublicationType } from '../../../domain/publication-type.ts';
import { isObject } from '../../../domain/record-schema.ts';
import { completeRecord } from '../../complete-record.ts';
import { dateOf } from '../../numeric-date.ts';
import { plainTitle } from './markup.ts';
import type { Fields, Service } from './service.ts';
import { objectOf, textOf, textsOf } from './values.ts';

const TYPES: Readonly<Record<string, PublicationType>> = {
  'Journal Articles': 'article-journal',
  'Conference and Workshop Papers': 'paper-conference',
  'Books and Theses': 'book',
  'Parts in Books or Collections': 'chapter',
  'Informal and Other Publications': 'article',
  'Informal Publications': 'article',
};

/** DBLP gives one author as an object, several as a list, and numbers those that share a name: `Wei Zhang 0001`. */
function authorsOf(info: Fields | undefined): { readonly name: string }[] {
  const given = objectOf(info, 'authors')?.['author'];
  return (Array.isArray(given) ? given : [given]).flatMap((author: unknown) => {
    const name = isObject(author) ? textOf(author, 'text') : typeof author === 'string' ? author : undefined;
    const plain = plainTitle(name ?? '').replace(/ \d{4}$/, '');
    return plain === '' ? [] : [{ name: plain }];
  });
}

/** Hits of DBLP's search for publications (https://dblp.org/faq/13501473.html). */
export const dblp: Service = {
  name: 'dblp',
  recognises: (value) => {
    const info = objectOf(value, 'info');
    return typeof info?.['key'] === 'string' && typeof info['title'] === 'string';
  },
  recordOf: (value, source) => {
    const info = objectOf(value, 'info');
    const volume = textOf(info, 'volume');
    // Preprints are a journal in DBLP, whose volumes are arXiv's numbers.
    const arxiv = /^abs\/(.+)$/.exec(volume ?? '')?.[1];
    return completeRecord(
      {
        // Every title ends in a full stop there.
        title: plainTitle(textOf(info, 'title') ?? '').replace(/(?<!\.)\.$/, ''),
        authors: authorsOf(info),
        date: dateOf(textOf(info, 'year') ?? ''),
        venue: arxiv === undefined ? plainTitle(textOf(info, 'venue') ?? textsOf(info, 'venue')[0] ?? '') : undefined,
        type: TYPES[textOf(info, 'type') ?? ''],
        volume: arxiv === undefined ? volume : undefined,
        issue: textOf(info, 'number'),
        pages: textOf(info, 'pages'),
        publisher: textOf(info, 'publisher'),
        doi: textOf(info, 'doi'),
        arxiv,
        url: textOf(info, 'url'),
        sourceKey: `DBLP:${textOf(info, 'key') ?? ''}`,
      },
      source,
    );
  },
};
