import { dateInYear } from '../numeric-date.ts';

/** Where a paper was published, as far as a text says it. */
export interface Place {
  readonly venue?: string;
  readonly date?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly pages?: string;
}

/** In characters: no reference is longer, and no longer text is worth the time. */
const LONGEST = 1000;

function placeOf(parts: Readonly<Record<keyof Place, string | undefined>>): Place {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
}

/** What Embase has in one cell: `Lancet (2020) 395:10223 (497-506). Date of Publication: 15 February 2020`. */
export function readSource(text: string): Place | undefined {
  const [, venue, year, volume, issue, pages, day] =
    /^(.+?) \((\d{4})\)(?: ([^\s:]+)(?::(\S+))?)?(?: \(([^()]+)\))?\. Date of Publication: (.+?)\.?$/.exec(
      text.slice(0, LONGEST).replace(/\s+/g, ' ').trim(),
    ) ?? [];
  if (venue === undefined || year === undefined) return undefined;
  const date = dateInYear(day ?? '', year);
  return placeOf({ venue, volume, issue, pages, date: date?.startsWith(year) === true ? date : year });
}

/** What PubMed has of volume, issue and pages: `Nature. 2021 Dec 21;600(2):10-11. doi: …`. */
export function readCitation(text: string): Place | undefined {
  const [whole, volume, issue, pages] =
    /\. \d{4}[^;.]*;([^\s:();]+)?(?:\(([^)]+)\))?(?::([\w-]+))?[.;]/.exec(text.slice(0, LONGEST)) ?? [];
  return whole === undefined ? undefined : placeOf({ venue: undefined, date: undefined, volume, issue, pages });
}
