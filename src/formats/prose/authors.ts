import type { Author } from '../../domain/author.ts';

/** A person's name: two to five parts, each capitalised, an initial or a particle. */
const PART = String.raw`(?:\p{Lu}[\p{L}\p{M}'\u2019.-]*|de|da|di|del|della|der|den|van|von|la|le|el|al|bin|ibn|ten|ter|dos|du|y|Jr\.?|I{1,3})`;
const NAME = new RegExp(String.raw`^(?:${PART}\s+){1,5}${PART}$`, 'u');
const CJK_NAME = /^[\p{Script=Han}\p{Script=Hangul}]{2,5}$/u;

/** True for a text that has the form of one person's name. */
export function isName(text: string): boolean {
  return NAME.test(text) || CJK_NAME.test(text);
}

function pieces(text: string): string[] {
  return text
    .replace(/(?<!\d)\d{0,3}[*†‡§¶]+\d{0,3}/g, '')
    .replace(/\bet\s+al\.?.*$/i, '')
    .split(/\s*[;,]\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

function isInitials(text: string): boolean {
  return /^(?:\p{Lu}\.[\s-]?){1,4}$|^\p{Lu}{1,2}$/u.test(text);
}

/** An initial has its stop, which may have been taken for that of the sentence. */
function separated(family: string, initials: string): Author {
  const given = initials.replace(/^\p{Lu}$/u, '$&.');
  return { name: `${given} ${family}`, family, given };
}

/** `Sap, M.; Zhou, X.` and `Sap, M., Zhou, X.` -> the names as `M. Sap`; other lists as they are. */
export function authorNames(text: string): Author[] {
  if (text.includes(';')) {
    return text
      .split(/\s*;\s*/)
      .filter((piece) => piece.trim() !== '')
      .map((piece) => {
        const [family = '', given] = piece.trim().split(/\s*,\s*/, 2);
        return given === undefined || given === '' ? { name: family } : separated(family, given);
      });
  }
  // BibTeX: `Bhatia, Kush and Narayan, Avanika`; and one such name alone.
  const persons = text.split(/\s+and\s+/);
  const inverted = persons.map((person) => /^(\p{Lu}[^,]*),\s*(\p{Lu}[^,]*)$/u.exec(person.trim()));
  const single = persons.length > 1 || /^[^\s,]+,\s*[^\s,]+(?: \p{Lu}\.?)?$/u.test(text.trim());
  if (single && inverted.every((match) => match !== null))
    return inverted.flatMap((match) => (match === null ? [] : [separated(match[1] ?? '', (match[2] ?? '').trim())]));
  const parts = pieces(text);
  const alternate =
    parts.length > 1 && parts.length % 2 === 0 && parts.every((part, index) => index % 2 === 0 || isInitials(part));
  if (!alternate) return parts.map((name) => ({ name }));
  return parts.flatMap((family, index) => {
    const given = parts[index + 1];
    return index % 2 === 0 && given !== undefined ? [separated(family, given)] : [];
  });
}

/** The authors that a line consists of, or undefined when it may be anything else. At least two names, or `et al.` */
export function authorLine(text: string): Author[] | undefined {
  if (text.length > 1500 || /[:?!“”"]/.test(text)) return undefined;
  const bare = text.replace(/^by\s+/i, '').replace(/\.$/, '');
  const parts = pieces(bare);
  const [only = ''] = parts;
  // `Vaswani et al.` names one family, and says that it is one.
  if (parts.length === 1 && /\bet al\b/i.test(bare) && /^\p{Lu}[\p{L}'’-]+$/u.test(only)) return [{ name: only }];
  const enough = parts.length > 1 || /\bet al\b/i.test(bare) || /^by\s/i.test(text);
  const named = (part: string) => isName(part) || isInitials(part);
  if (!enough || parts.length === 0 || !parts.every(named) || !parts.some(isName)) {
    // `Sap, M., Zhou, X.`: families alone are no names, but each has its initials behind it.
    const families = parts.filter((_, index) => index % 2 === 0);
    const paired =
      parts.length >= 2 && parts.length % 2 === 0 && parts.every((part, index) => index % 2 === 0 || isInitials(part));
    return paired && families.every((family) => /^\p{Lu}[\p{L}'’-]+$/u.test(family)) ? authorNames(bare) : undefined;
  }
  return authorNames(bare);
}
