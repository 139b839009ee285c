const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`;
const YEAR = String.raw`((?:1[5-9]|20)\d{2})`;

type Parts = readonly [year: string, month?: string | undefined, day?: string | undefined];

/** The ways in which dates are written, the most precise first. */
const WRITTEN: readonly { readonly pattern: RegExp; readonly parts: (match: readonly string[]) => Parts }[] = [
  {
    pattern: new RegExp(String.raw`\b${YEAR}[-/](\d{1,2})[-/](\d{1,2})(?!\d)`),
    parts: ([, y = '', m, d]) => [y, m, d],
  },
  {
    pattern: new RegExp(String.raw`\b${MONTH}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+${YEAR}\b`, 'i'),
    parts: ([, m, d, y = '']) => [y, m, d],
  },
  {
    pattern: new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)?\s+${MONTH},?\s+${YEAR}\b`, 'i'),
    parts: ([, d, m, y = '']) => [y, m, d],
  },
  { pattern: new RegExp(String.raw`\b${YEAR}[-/](\d{2})(?![\d/-])`), parts: ([, y = '', m]) => [y, m] },
  { pattern: new RegExp(String.raw`\b${MONTH},?\s+${YEAR}\b`, 'i'), parts: ([, m, y = '']) => [y, m] },
  { pattern: new RegExp(String.raw`(?<![\d./])${YEAR}(?![\d./]*\d)`), parts: ([, y = '']) => [y] },
];

function monthNumber(month: string): number {
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  return named === -1 ? Number(month) : named + 1;
}

/** ISO 8601 of the parts, or undefined when there is no such day or month. */
function isoDate([year, month, day]: Parts): string | undefined {
  if (month === undefined) return year;
  const number = monthNumber(month);
  if (!(number >= 1 && number <= 12)) return undefined;
  const yearAndMonth = `${year}-${String(number).padStart(2, '0')}`;
  if (day === undefined) return yearAndMonth;
  const days = new Date(Date.UTC(Number(year), number, 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= days ? `${yearAndMonth}-${day.padStart(2, '0')}` : undefined;
}

/** The date that a text names, as precisely as it does: `2023`, `2023-06` or `2023-06-02`. None without a year. */
export function partialDateIn(text: string): string | undefined {
  for (const { pattern, parts } of WRITTEN) {
    const match = pattern.exec(text);
    if (match !== null) return isoDate(parts(match));
  }
  return undefined;
}
