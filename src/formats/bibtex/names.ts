import { type Author, groupOf, personOf } from '../../domain/author.ts';
import { splitOutside } from './split.ts';
import { plainText } from './tex.ts';

/** The separator `and` in any case, with white space around it, which the next one may share. */
const AND = /\s+and(?=\s)/iy;
const COMMA = /,/y;
/** As some programs part names. */
const SEMICOLON = /;\s/y;
const SPACE = /[\s~]+/y;

/** True for a word that BibTeX takes for a particle: its first letter outside of braces, or of a macro in them, is small. */
function isSmall(word: string): boolean {
  // `{\relax Ch}arles` and `{\'e}`: braces that open with a macro count as letters, other braces as no letters at all.
  const visible = word.startsWith('{') && !word.startsWith('{\\') ? '' : plainText(word.replace(/^\{\\relax\b/, '{'));
  const letter = /\p{L}/u.exec(visible)?.[0];
  return letter !== undefined && letter !== letter.toUpperCase() && letter === letter.toLowerCase();
}

const text = (words: readonly string[]): string => plainText(words.join(' ')).replace(/\s+/g, ' ');

/** `von der Malsburg` in particle and family name; at least the last word is family name. */
function particleAndFamily(words: readonly string[]): { readonly particle: string; readonly family: string } {
  let count = 0;
  while (count < words.length - 1 && isSmall(words[count] ?? '')) count += 1;
  return { particle: text(words.slice(0, count)), family: text(words.slice(count)) };
}

/** `Ludwig van Beethoven`: given names up to the first small word, then a particle up to the last one, then the family name. */
function inNaturalOrder(words: readonly string[]): Author | undefined {
  const last = words.length - 1;
  const small = words.findIndex((word, index) => index < last && isSmall(word));
  if (small === -1) return personOf({ given: text(words.slice(0, last)), family: text(words.slice(last)) });
  let end = small;
  for (let index = small; index < last; index += 1) if (isSmall(words[index] ?? '')) end = index;
  return personOf({
    given: text(words.slice(0, small)),
    particle: text(words.slice(small, end + 1)),
    family: text(words.slice(end + 1)),
  });
}

/** A part of BibLaTeX's extended names. */
const NAMED_PART = /^\s*"?(?:family|given|prefix|suffix)(?:-i)?\s*=/i;

/** What stands in a list of extended names and is no name: an option of the list. */
const OPTION =
  /^(?:useprefix|nosortothers|sortingnamekeytemplatename|uniquenametemplatename|labelalphanametemplatename|uniquelist|uniquename)\s*=\s*\w+$/i;

/** BibLaTeX's `given=Hans, family=Berg, prefix=von`. */
function inNamedParts(parts: readonly string[]): Author | undefined {
  const named = new Map(
    parts.flatMap((part) => {
      const [, name = '', value = ''] = /^\s*([a-z-]+)\s*=\s*([^]*)$/i.exec(unquoted(part)) ?? [];
      return name === '' ? [] : [[name.toLowerCase(), plainText(unquoted(value))] as const];
    }),
  );
  return personOf({
    given: named.get('given'),
    family: named.get('family'),
    particle: named.get('prefix'),
    suffix: named.get('suffix'),
  });
}

function unquoted(text: string): string {
  return text.trim().replace(/^"([^]*)"$/, '$1');
}

/** True for one pair of braces around the whole name: a group. */
function isWholeInBraces(name: string): boolean {
  if (!name.startsWith('{') || !name.endsWith('}')) return false;
  let depth = 0;
  for (let at = 0; at < name.length; at += 1) {
    if (name[at] === '\\') at += 1;
    else if (name[at] === '{') depth += 1;
    else if (name[at] === '}') depth -= 1;
    if (depth === 0) return at === name.length - 1;
  }
  return false;
}

const partsOf = (name: string): string[] => splitOutside(name, COMMA).map((part) => part.trim());

function authorOf(source: string): Author | undefined {
  const name = source.trim();
  const isWhole = isWholeInBraces(name);
  const parts = partsOf(isWhole ? name.slice(1, -1) : name);
  if (parts.length > 1 && parts.some((part) => NAMED_PART.test(part))) return inNamedParts(parts);
  if (isWhole) return groupOf(plainText(name));
  const words = (part: string) => splitOutside(part, SPACE).filter((word) => word !== '');
  const filled = parts.filter((part) => part !== '');
  const [first = '', second = '', ...rest] = filled;
  if (filled.length < 2) return inNaturalOrder(words(first));
  const before = particleAndFamily(words(first));
  return rest.length === 0
    ? personOf({ ...before, given: text([second]) })
    : // Between two commas stands the suffix; what follows a third one belongs to the given names.
      personOf({ ...before, suffix: text([second]), given: text([rest.join(', ')]) });
}

export interface Names {
  readonly names: readonly Author[];
  /** The list ends in `and others`. */
  readonly more: boolean;
}

/** `A.G.`, `J.-P.`: a part that can only be the given names of the one before it. */
const INITIALS = /^(?:\p{Lu}\p{M}*[.-]+[\s~]*){1,4}$/u;

/** Names that some programs run into one: by semicolons, in braces that hold all but the last given name, by commas. */
function apart(source: string): readonly string[] {
  const [, inside = '', given] = /^\s*\{([^{}]*)\}\s*,([^,]+)$/.exec(source) ?? [];
  const isBraced = inside.includes(';') && inside.includes(',');
  const names = splitOutside(`${isBraced ? `${inside},${given}` : source} `, SEMICOLON);
  if (names.length > 1) return names;
  const parts = partsOf(source);
  const arePairs =
    parts.length > 2 && parts.length % 2 === 0 && parts.every((part, at) => INITIALS.test(part) === (at % 2 === 1));
  return arePairs ? parts.flatMap((part, at) => (at % 2 === 0 ? [`${part}, ${parts[at + 1] ?? ''}`] : [])) : [source];
}

/** A list of names as BibTeX and biber read it (btxdoc, section 4; BibLaTeX's extended format too). */
export function namesIn(source: string): Names {
  const given = splitOutside(` ${source.replace(/\s+/g, ' ').trim()} `, AND);
  const parts = given.flatMap(apart).map((part) => part.trim());
  const more = parts.length > 1 && /^(?:others|et\.? al\.?)$/i.test(parts.at(-1) ?? '');
  const names = (more ? parts.slice(0, -1) : parts).filter((part) => !OPTION.test(part)).map(authorOf);
  return { names: names.filter((name) => name !== undefined), more };
}
