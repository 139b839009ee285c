const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const padded = (number: number): string => String(number).padStart(2, '0');

function monthNumber(month: string): number | undefined {
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  const number = named === -1 ? Number(month) : named + 1;
  return Number.isInteger(number) && number >= 1 && number <= 12 ? number : undefined;
}

function isDay(year: string, month: number, day: number): boolean {
  return day >= 1 && day <= new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
}

/** A date of BibLaTeX that is one day, month or year of four digits; ranges, seasons and doubts are not, and stay as they are. */
export function dateIn(date: string): string | undefined {
  const [, year = '', month, day] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(date.trim()) ?? [];
  if (year === '' || year === '0000') return undefined;
  if (month === undefined) return year;
  const number = monthNumber(month);
  if (number === undefined) return undefined;
  if (day === undefined) return `${year}-${padded(number)}`;
  return isDay(year, number, Number(day)) ? `${year}-${padded(number)}-${padded(Number(day))}` : undefined;
}

/** A date in the fields of BibTeX: a year, a month by name or number, perhaps with a day (`3 jan`, `jan 3`). */
export function dateOfParts(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  const whole = year?.trim() ?? '';
  if (!/^\d{4}$/.test(whole) || whole === '0000') return undefined;
  const name = /[a-z]{3,}/i.exec(month ?? '')?.[0];
  const numbers = (month ?? '').match(/\d+/g) ?? [];
  const number = monthNumber(name ?? numbers[0] ?? '');
  if (number === undefined) return whole;
  const dayNumber = Number(day ?? (name === undefined ? numbers[1] : numbers[0]) ?? '');
  const isKnown = numbers.length < 2 && isDay(whole, number, dayNumber);
  return `${whole}-${padded(number)}${isKnown ? `-${padded(dayNumber)}` : ''}`;
}

/** Of a date that says more than one day, month or year the day of a time, the month of days not known, or the year that a range or a season begins in. */
export function dateBegun(date: string): string | undefined {
  const known = dateIn(date.replace(/T\d.*$/, '').replace(/(?:-(?:uu|XX)){1,2}$/, ''));
  return known ?? dateIn(date.slice(0, 4));
}

/** The year that words name: `[2014]`, `c. 1890`, `May 1987`, `1982-1983` where it begins, `[1990] 2002` the one out of brackets. */
export function yearInWords(text: string): string | undefined {
  const year = /(?<!\d)(?:1[4-9]|20)\d{2}(?!\d)/;
  // A year of more words than that names none.
  const words = text.slice(0, 200);
  return (year.exec(words.replace(/\[[^\]]*\]/g, ' ')) ?? year.exec(words))?.[0];
}

/** The same with the month and the day of other fields, or the month that the words name. */
export function dateInWords(words: string, month: string | undefined, day: string | undefined): string | undefined {
  return dateOfParts(yearInWords(words), month ?? /\p{L}{3,}/u.exec(words)?.[0], day);
}

/** True where {@link dateOfParts} took all that the month said: a range of months or days says more. */
export function isWholeMonth(month: string): boolean {
  return /^\s*(?:[a-z]{3,}\.?(?:[\s,~]+\d{1,2})?|\d{1,2}[\s,.~]*[a-z]{3,}\.?|\d{1,2})\s*$/i.test(month);
}

/** The month's macro, which every style prints in its own way. */
export function monthMacro(date: string): string | undefined {
  return MONTHS[Number(date.slice(5, 7)) - 1];
}
