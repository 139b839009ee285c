import { completeRecord } from '../../complete-record.ts';
import { typeOfWord } from '../../csv/fields.ts';
import { dateOf } from '../../numeric-date.ts';
import { readNameOfDatabase, readNames } from '../../personal-name.ts';
import { plainTitle } from './markup.ts';
import type { Service } from './service.ts';
import { textOf, textsOf } from './values.ts';

/** Results that Publish or Perish saved as JSON (https://harzing.com/resources/publish-or-perish). */
export const publishOrPerish: Service = {
  name: 'publish-or-perish',
  recognises: (value) =>
    typeof value['title'] === 'string' && Array.isArray(value['authors']) && 'cites' in value && 'rank' in value,
  recordOf: (value, source) => {
    const authors = readNames(textsOf(value, 'authors'), readNameOfDatabase);
    const [start, end] = ['startpage', 'endpage'].map((name) => textOf(value, name)?.trim());
    const given = (name: string): string | undefined => {
      const text = textOf(value, name)?.trim();
      return text === '0' ? undefined : text;
    };
    return completeRecord(
      {
        title: plainTitle(textOf(value, 'title') ?? ''),
        abstract: textOf(value, 'abstract'),
        authors: authors.names,
        moreAuthors: authors.more,
        date: dateOf(given('year') ?? ''),
        venue: plainTitle(textOf(value, 'source') ?? ''),
        type: typeOfWord(textOf(value, 'type') ?? ''),
        volume: given('volume'),
        issue: given('issue'),
        pages:
          end === undefined || end === start || end === '0'
            ? start === '0'
              ? undefined
              : start
            : `${start ?? ''}-${end}`,
        publisher: textOf(value, 'publisher'),
        issn: textOf(value, 'issn'),
        doi: textOf(value, 'doi'),
        url: textOf(value, 'article_url'),
        links: [textOf(value, 'fulltext_url') ?? ''],
      },
      source,
    );
  },
};
