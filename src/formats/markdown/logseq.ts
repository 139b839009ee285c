import type { Entry } from '../../domain/entry.ts';
import { encodedAddress, escapeMarkdown, flat } from './escape.ts';
import { hashtagsOf } from './properties.ts';
import { pageOf } from './stringify.ts';

/** Signs of markup, which other readers of the page would see in quotation marks too. */
const MARKUP = /[[\]<>*`~\\]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u;

/** Signs that can begin a tag, a macro, a formula or another property. */
const SIGNS = /[#(){}^$|"=]|::|:\/\//;

/** A value as it stands: one in quotation marks is no tag, macro or list to Logseq. Only markup is escaped, as in its blocks. */
function value(text: string): string {
  const plain = flat(text);
  if (MARKUP.test(plain)) return escapeMarkdown(plain);
  return SIGNS.test(plain) ? `"${plain}"` : plain;
}

/**
 * The properties of a page as Logseq reads them, a line each. There is no `title`, which would be the name of the page:
 * two papers may have one title, and a title may have signs that part folders of pages. The name is that of the file.
 */
export function logseqProperties(entry: Entry): string {
  const { authors = [], moreAuthors, tags } = entry;
  const page = pageOf(entry);
  const names = [...authors.map(({ name }) => name), ...(authors.length > 0 && moreAuthors === true ? ['et al.'] : [])];
  const values: Readonly<Record<string, string | undefined>> = {
    citekey: value(entry.citationKey),
    authors: names.length === 0 ? undefined : value(names.join(', ')),
    date: entry.date,
    venue: entry.venue === undefined ? undefined : value(entry.venue),
    url: page === undefined ? undefined : encodedAddress(page),
    status: entry.status,
    tags: tags.length === 0 ? undefined : hashtagsOf(tags).join(', '),
  };
  return Object.entries(values)
    .flatMap(([name, text]) => (text === undefined || text === '' ? [] : [`${name}:: ${text}`]))
    .join('\n');
}
