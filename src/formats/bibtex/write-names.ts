import type { Author } from '../../domain/author.ts';
import { latexText } from './latex.ts';
import type { Dialect } from './types.ts';

const isSmall = (word: string): boolean => {
  const letter = /\p{L}/u.exec(word)?.[0];
  return letter !== undefined && letter !== letter.toUpperCase();
};

/** A part of a name that must not be split: braces go round it where a sign in it would do so. */
function part(text: string | undefined): string {
  const latex = latexText(text ?? '');
  return /[,=;]|(?:^|\s)and(?:\s|$)/i.test(latex) ? `{${latex}}` : latex;
}

function family(name: string, hasMore: boolean): string {
  const words = name.split(' ');
  // Small words would be taken for a particle.
  const splits = words.some((word, index) => index < words.length - 1 && isSmall(word));
  return splits || (!hasMore && /^others$/i.test(name)) ? `{${latexText(name)}}` : part(name);
}

/** A name that BibTeX cannot split wrongly: in parts where the source has them, else whole where it is not plainly a person's. */
function nameOf({ name, family: last, given, particle, suffix, group }: Author, dialect: Dialect): string {
  const plain = latexText(name);
  if (plain === '') return '';
  if (group === true) return `{${plain}}`;
  if (last === undefined) return /[,{}=;]|\sand\s|^\S+$|\d/i.test(plain) ? `{${plain}}` : plain;
  if (given === undefined && suffix === undefined)
    return last.includes(' ')
      ? `{${plain}}`
      : `${particle === undefined ? '' : `${part(particle)} `}${family(last, false)}`;
  const before = `${particle === undefined ? '' : `${part(particle)} `}${family(last, true)}`;
  const parts = [before, ...(suffix === undefined ? [] : [part(suffix)]), given === undefined ? '{}' : part(given)];
  // biber counts commas within braces too, and passes over the entry when there are more than two.
  const isTooMany = dialect === 'biblatex' && (parts.join(', ').match(/,/g)?.length ?? 0) > 2;
  return isTooMany ? extended({ family: last, given, prefix: particle, suffix }) : parts.join(', ');
}

/** BibLaTeX's extended form, in which nothing but the name of a part means anything. */
function extended(parts: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(parts)
    .flatMap(([name, text]) =>
      text === undefined ? [] : [`"${name}={${latexText(text).replaceAll('"', '{\\textquotedbl}')}}"`],
    )
    .join(', ');
}

/** A list of names, joined as BibTeX and BibLaTeX want them. */
export function latexNames(authors: readonly Author[], more: true | undefined, dialect: Dialect): string {
  const names = authors.map((author) => nameOf(author, dialect)).filter((name) => name !== '');
  return [...names, ...(more === true && names.length > 0 ? ['others'] : [])].join(' and ');
}
