const ISBN = /(?<!\d)(?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dX](?!\d)/gi;
const ISSN = /(?<!\d)\d{4}-?\d{3}[\dX](?!\d)/gi;

/** What databases put around a number: `(Electronic)`, `EISSN-`, `ISBN-13:`. */
const LABELS = /\([^()]*\)|\b[ep]?-?IS[BS]N(?:-1[03])?\b[:-]?|[\s,;:]+/gi;

/** The numbers of a text that holds any; the text as it is where it says more than them and what kind of number each is. */
function numbersIn(text: string, pattern: RegExp): string | undefined {
  const numbers = text.match(pattern);
  if (numbers === null) return undefined;
  const saysMore = text.replace(pattern, '').replace(LABELS, '') !== '';
  return saysMore ? text.trim() : [...new Set(numbers)].join(', ');
}

/** The ISBN of ten or thirteen digits that the text holds, or several with commas between them. */
export function isbnIn(text: string): string | undefined {
  return numbersIn(text, ISBN);
}

/** The ISSN, or several, of a text that holds no ISBN. */
export function issnIn(text: string): string | undefined {
  return isbnIn(text) === undefined ? numbersIn(text, ISSN) : undefined;
}

/** What a field for an ISBN or ISSN has instead in a report or a patent: its number. */
export function documentNumberIn(text: string): string | undefined {
  return /\d/.test(text) && isbnIn(text) === undefined && issnIn(text) === undefined ? text.trim() : undefined;
}
