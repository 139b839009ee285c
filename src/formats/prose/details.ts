import { arxivIdIn, doiIn } from '../../domain/identifiers.ts';
import type { Author } from '../../domain/author.ts';
import { partialDateIn } from '../../domain/partial-date.ts';
import { authorLine, authorNames, isName } from './authors.ts';
import { type Draft, newDraft } from './draft.ts';

const VENUE =
  /\b(?:advances in|proc(?:eedings)?|conf(?:erence)?|journal|trans(?:actions)?|workshop|symposium|letters|review|annals|nature|science|cell|lancet|arxiv|neurips|nips|icml|iclr|aaai|ijcai|acl|naacl|eacl|emnlp|coling|tacl|cvpr|iccv|eccv|wacv|kdd|sigir|www|wsdm|cikm|chi|uist|osdi|sosp|nsdi|usenix|sigmod|vldb|pldi|popl|interspeech|icassp|icra|iros|corl|rss|colm|jmlr|tmlr|pnas|plos)\b/i;

/** A text without the marks that join it to what stands around it. */
export function strip(text: string): string {
  return text.replace(/^[\s"“”'*_\]):;,.–—|-]+/, '').replace(/[\s|[(–—-]+$/, '');
}

/** `Vaswani, Shazeer & Parmar, NeurIPS`: family names alone are authors when a venue or nothing follows them. */
function leadingFamilies(text: string): { readonly authors: readonly Author[]; readonly length: number } | undefined {
  const marks = [...text.matchAll(/\s*(?:,\s*(?:and\s|&)?|&|\band\b)\s*/g)];
  const names: string[] = [];
  let length = 0;
  for (const end of [...marks.map(({ index }) => index), text.length]) {
    const name = text
      .slice(length, end)
      .replace(/^\s*(?:,\s*)?(?:&|and\s)?\s*/, '')
      .trim();
    if (!/^\p{Lu}\p{Ll}[\p{L}'’-]*$/u.test(name) || VENUE.test(name)) break;
    names.push(name);
    length = end;
  }
  const rest = strip(text.slice(length));
  if (
    names.length === 0 ||
    (rest !== '' && !VENUE.test(rest.split(',', 1)[0] ?? '')) ||
    (names.length === 1 && rest === '')
  )
    return undefined;
  return { authors: names.map((name) => ({ name })), length };
}

/** The authors that a text begins with, and how much of it they take: names may be followed by a venue. */
function leadingAuthors(text: string): { readonly authors: readonly Author[]; readonly length: number } | undefined {
  const parts = text.split(/(?<=,)\s+/);
  for (let count = parts.length; count > 0; count -= 1) {
    const part = parts.slice(0, count).join(' ');
    const names = part.replace(/^by\s+/i, '').replace(/,$/, '');
    const authors =
      authorLine(names) ?? (count === 1 && isName(names) && !VENUE.test(names) ? authorNames(names) : undefined);
    if (authors !== undefined) return { authors, length: part.length };
  }
  return leadingFamilies(text);
}

/** Takes in what a text such as `Ann Lee, Bo Chen. ACL, 2023` says of a paper. */
export function addDetails(draft: Draft, details: string): void {
  const text = details.replace(/https?:\/\/\S+/g, ' ').replace(/\[[^\]]{0,20}\]/g, ' ');
  draft.arxiv ??= arxivIdIn(details);
  draft.doi ??= doiIn(details);
  draft.date ??= partialDateIn(text.replace(/arxiv\s*:\s*\S+|10\.\d{4,9}\/\S+/gi, ' '));
  const pieces = text
    .replace(/[()]/g, ' ')
    .split(/(?<=\p{L}{2}|\d)\.\s+(?=\p{L})|(?<=\p{Lu})\.\s+(?=\p{Lu}{3})|(?<=\p{Ll}|…)\.\s*$|…?\s[-–—|]\s|;\s/u)
    .map(strip)
    .filter((piece) => piece !== '');
  // A stop behind an initial was taken for the end of the names.
  const first = (pieces[0] ?? '').replace(/(?<=(?:^|[\s,])\p{Lu})$/u, '.');
  const withoutYear = first
    .replace(/,?\s*(?:19|20)\d\d\b.*$/, '')
    .replace(/,?\s*arxiv\s*:.*$/i, '')
    .trim();
  const leading = leadingAuthors(withoutYear);
  if (leading !== undefined && draft.authors.length === 0) draft.authors = leading.authors;
  const others = leading === undefined ? pieces : [first.slice(leading.length), ...pieces.slice(1)];
  const venue = others
    .map((piece) =>
      strip(piece.replace(/,?\s*(?:(?:19|20)\d\d\b|arxiv\s*:|doi\s*:|10\.\d{4}).*$/i, '')).replace(/\.$/, ''),
    )
    .map((piece) => piece.replace(/,?\s+\d.*$/, ''))
    .map((piece) => piece.replace(/^in\s+(?=\p{Lu})/u, ''))
    .find((piece) => !/^\S+\.\S+$/.test(piece) && VENUE.test(piece) && piece.length <= 160 && !/^arxiv$/i.test(piece));
  draft.venue ??= venue;
}

const LONGEST_BYLINE = 400;

/** True for a line of authors with their venue or year, or of a venue and year alone. */
export function isByline(text: string): boolean {
  if (text.length > LONGEST_BYLINE || /[?!“”"]/.test(text)) return false;
  const draft = newDraft('', 1, 1);
  addDetails(draft, text);
  const published = draft.venue !== undefined || draft.date !== undefined;
  const isVenue = draft.venue !== undefined && draft.date !== undefined && text.split(/\s+/).length <= 12;
  return (draft.authors.length > 0 && published) || (isVenue && draft.authors.length === 0 && !/:\s/.test(text));
}
