import { type Author, groupOf, personOf } from '../domain/author.ts';

/** Names as RIS, EndNote, MEDLINE and tables have them: `Family, Given, Suffix`; a comma at the end makes it a group's. */

const SUFFIX = /^(?:jr|sr|[2-9](?:nd|rd|th)|i{2,3}|i?v)\.?$/i;
/** `Sean T Jr`: a suffix that stands behind the given names. */
const BEHIND_GIVEN = /\s+(?:Jr\.?|Sr\.?|2nd|3rd|4th|III?)$/;
/** `van der Berg`: small words before the family name. */
const PARTICLE = /^((?:\p{Ll}[\p{L}\p{M}'’]*\s+)+)(?=\p{Lu}|\p{Lo})/u;
/** `Lee AB`, `de la Cruz J-P`: initials behind the family name, as MEDLINE shortens names. */
const INITIALS = /^(\p{L}[\p{L}\p{M}'’ -]*?)\s+((?:\p{Lu}[.-]?\s?){1,4})(?:\s+(Jr|Sr|2nd|3rd|4th)\.?)?$/u;

/** `J. -P. de la Cruz`: initials with stops before the family name, as IEEE writes names. */
const INITIALS_FIRST = /^((?:\p{Lu}\p{M}*\.[ -]{0,2})+)(\p{L}[\p{L}\p{M}'’ -]*?)(?:,? (Jr|Sr|II|III|IV)\.?)?$/u;

/** What stands for the names that a source leaves out. */
const MORE = /^(?:et\.? al\.?|and others|others|\.{3}|…)$/i;

function person(familyAndParticle: string, given: string | undefined, suffix: string | undefined): Author | undefined {
  const [particle = ''] = PARTICLE.exec(familyAndParticle) ?? [];
  const [behind] = suffix === undefined ? (BEHIND_GIVEN.exec(given ?? '') ?? []) : [];
  return personOf({
    given: behind === undefined ? given : given?.slice(0, -behind.length),
    particle,
    family: familyAndParticle.slice(particle.length),
    suffix: suffix ?? behind,
  });
}

/** Reads one name. A name without a comma stays whole, unless it is a single word. */
export function readName(text: string): Author | undefined {
  const name = text.replace(/\s+/g, ' ').trim();
  if (name.length > 1 && name.endsWith(',')) return groupOf(name.slice(0, -1));
  const [family = '', second, third, ...more] = name.split(/\s*,\s*/);
  if (second === undefined) return /\s/.test(name) ? (name === '' ? undefined : { name }) : personOf({ family: name });
  if (family === '' || second === '' || more.length > 0) return { name };
  if (third === undefined)
    return SUFFIX.test(second) && /\s/.test(family)
      ? { name: `${family} ${second}` }
      : person(family, second, undefined);
  return SUFFIX.test(second) && !SUFFIX.test(third) ? person(family, third, second) : person(family, second, third);
}

/** Reads a name that has initials behind the family name, as {@link readName} where it is not so. */
export function readShortName(text: string): Author | undefined {
  const [, family, initials = '', suffix] = INITIALS.exec(text.replace(/\s+/g, ' ').trim()) ?? [];
  return family === undefined ? readName(text) : person(family, initials.trim(), suffix);
}

/** Reads a name of a database, with its initials before or behind the family name, as {@link readName} where it is not so. */
export function readNameOfDatabase(text: string): Author | undefined {
  if (text.includes(',')) return readName(text);
  const [, initials = '', family, suffix] = INITIALS_FIRST.exec(text.replace(/\s+/g, ' ').trim()) ?? [];
  return family === undefined ? readShortName(text) : person(family, initials.replace(/ -/g, '-').trim(), suffix);
}

/** A list of names, and whether the source says that there are more. */
export interface NameList {
  readonly names?: readonly Author[];
  readonly more?: true;
}

/** `Lee A, Chen BC, Roy D`: shortened names, of which a comma can only part one from the next. */
const SHORTENED = /^\p{Lu}[\p{L}\p{M}'’-]+(?: \p{L}[\p{L}\p{M}'’-]+)? \p{Lu}{1,3}$/u;

/** Several names in one text, which should have one: by semicolons, or by commas where names are shortened. */
function apart(text: string): string[] {
  // A comma at the end makes it one group's name, whatever is in it.
  if (/,\s*$/.test(text)) return [text];
  if (text.includes(';')) return text.split(';').filter((name) => name.trim() !== '');
  const pieces = text.split(/\s*,\s*/);
  return pieces.length > 1 && pieces.every((piece) => SHORTENED.test(piece.trim())) ? pieces : [text];
}

/** Reads names, as a rule one from each text; `et al.` among them says that there are more. */
export function readNames(given: readonly string[], read: (text: string) => Author | undefined = readName): NameList {
  const texts = given.flatMap(apart);
  const named = texts.filter((text) => !MORE.test(text.trim()));
  const names = named.map(read).filter((name) => name !== undefined);
  return { ...(names.length > 0 && { names }), ...(named.length < texts.length && { more: true }) };
}

/** A name in the form that {@link readName} reads as the same. */
export function writeName({ name, family, given, particle, suffix, group }: Author): string {
  if (group === true) return `${name},`;
  if (family === undefined || given === undefined) return name.includes(',') ? `${name},` : name;
  const whole = particle === undefined ? family : `${particle} ${family}`;
  return [whole, given, ...(suffix === undefined ? [] : [suffix])].join(', ');
}

/** Names as texts, with `et al.` behind them where there are more. */
export function writeNames(names: readonly Author[] = [], more?: true): string[] {
  return [...names.map(writeName), ...(more === true ? ['et al.'] : [])];
}
