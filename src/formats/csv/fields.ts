import type { Author } from '../../domain/author.ts';
import type { Decision } from '../../domain/decision.ts';
import { type PublicationType, publicationTypeOf } from '../../domain/publication-type.ts';
import { authorNames } from '../prose/authors.ts';
import { type NameList, readName, readNameOfDatabase, readNames, readShortName } from '../personal-name.ts';
import { pythonList, splitList } from './cells.ts';

/** What tools call kinds of publication, without case, spaces and signs, where it is not CSL's own name. */
const TYPES: Readonly<Record<string, PublicationType>> = {
  article: 'article-journal',
  journalarticle: 'article-journal',
  j: 'article-journal',
  conferencepaper: 'paper-conference',
  proceedingspaper: 'paper-conference',
  conferenceproceeding: 'paper-conference',
  conferenceproceedings: 'paper-conference',
  inproceedings: 'paper-conference',
  c: 'paper-conference',
  b: 'book',
  bookchapter: 'chapter',
  booksection: 'chapter',
  preprint: 'article',
  dissertation: 'thesis',
  phdthesis: 'thesis',
  masterthesis: 'thesis',
  magazinearticle: 'article-magazine',
  newspaperarticle: 'article-newspaper',
  computerprogram: 'software',
  blogpost: 'post-weblog',
  encyclopediaarticle: 'entry-encyclopedia',
  dictionaryentry: 'entry-dictionary',
  presentation: 'speech',
};

/** The type that a tool's word stands for; undefined for what no type of a record says. */
export function typeOfWord(word: string): PublicationType | undefined {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  return Object.hasOwn(TYPES, plain) ? TYPES[plain] : publicationTypeOf(word.toLowerCase());
}

/** Scopus puts its number for a person behind the name. */
function withoutNumber(name: string): string {
  return name.replace(/\s*\(\d+\)$/, '');
}

function anyName(text: string): Author | undefined {
  return readNameOfDatabase(withoutNumber(text));
}

/** Names as tools list them in one cell: by semicolons, by `and`, or by commas where names are shortened. */
export function namesIn(cell: string): NameList {
  const listed = pythonList(cell.trim());
  if (listed !== undefined) return readNames(listed, anyName);
  const text = cell.trim().replace(/^\[(.*)\]$/s, '$1');
  if (text === '') return {};
  if (text.includes(';')) return readNames(splitList(text), anyName);
  // As OpenAlex lists them.
  if (text.includes('|')) return readNames(text.split('|'), anyName);
  // A stop at the end may be that of initials.
  const pieces = text.replace(/(?<!\p{Lu})\.$/u, '').split(/\s*,\s*/);
  const shortened = pieces.map((piece) => (piece.includes(' ') ? readShortName(piece) : undefined));
  if (shortened.every((name) => name?.family !== undefined)) return readNames(pieces, readShortName);
  const several = text.split(/\s+and\s+/i);
  if (several.length > 1 && several.every((name) => /^[^,]+,[^,]+$/.test(name))) return readNames(several, readName);
  const names = authorNames(text);
  return names.length === 0 ? {} : { names };
}

const INCLUDED = /^(?:1(?:\.0+)?|yes|y|true|t|included?|relevant)$/i;
const EXCLUDED = /^(?:0(?:\.0+)?|no|n|false|f|excluded?|irrelevant|not relevant)$/i;

/** True for what a column of labels has where there is none yet. */
export function isUnlabelled(cell: string): boolean {
  return /^(?:-1(?:\.0+)?|unscreened|unlabell?ed|not labell?ed|pending|nan|none|null|n\/a)$/i.test(cell.trim());
}

/** What a column of labels says; undefined for what is no decision. */
export function decisionIn(cell: string): Decision | undefined {
  const word = cell.trim();
  if (INCLUDED.test(word)) return { kind: 'include' };
  if (/^(?:maybe|undecided|uncertain|unsure)$/i.test(word)) return { kind: 'maybe' };
  return EXCLUDED.test(word) ? { kind: 'exclude' } : undefined;
}
