/** Where a paper stands, as Ovid's databases have it in one field (`SO`). */
export interface OvidSource {
  readonly venue: string;
  readonly volume?: string | undefined;
  readonly issue?: string | undefined;
  readonly pages?: string | undefined;
  /** As they stand there, with what they are in brackets. */
  readonly editors?: readonly string[] | undefined;
  /** In words, with its year. */
  readonly date?: string | undefined;
}

/** In characters: no reference is longer. */
const LONGEST = 1000;

/** Each database has its own shape; the groups are those of {@link OvidSource}. */
const SHAPES: readonly RegExp[] = [
  // PsycINFO: `Roe, Ann [Ed]; Poe, Bo [Ed]. (2012). Coaching. (pp. 11-31)`
  /^(?<editors>[^[\]]+\[Eds?\](?:; [^[\]]+\[Eds?\])*)\. \((?<date>\d{4})\)\. (?<venue>.+?)\. \(pp\. (?<pages>[^()]+)\)/,
  // BIOSIS: `Roe, Ann [Editor], Poe, Bo [Editor]. Methods.:371-397, 2004`
  /^(?<editors>[^[\]]+\[Editor[^[\]]*\](?:[,;] [^[\]]+\[Editor[^[\]]*\])*)\. (?<venue>.+?)\.:(?<pages>[^,]+), (?<date>.*\d{4})$/,
  // Embase: `Lancet. 395 (10223) (pp 497-506), 2020. Date of Publication: 15 Feb 2020`
  /^(?<venue>.+?)\. (?<volume>[^\s()]+)?(?: ?\((?<issue>[^()]+)\))? ?\(pp (?<pages>[^()]+)\), (?<year>\d{4})\b(?:\. Date of Publication: (?<date>.*\d{4}))?/,
  /^(?<venue>.+?)\. (?<volume>[^\s()]+)(?: ?\((?<issue>[^()]+)\))? ?\(no pagination\), (?<year>\d{4})\b(?:\. Date of Publication: (?<date>.*\d{4}))?/,
  // PsycINFO: `Psychotherapy. Vol.43(5), Sep 2015, pp. 623-634`
  /^(?<venue>.+?)\. Vol\. ?(?<volume>[^\s(),]+)(?:\((?<issue>[^\s,]+)\))?, ?(?<date>[^,]*\d{4})(?:, (?:pp?\. ?(?:No Pagination Specified|(?<pages>[^,]+))|ArtID .+))?$/,
  // `Reading. Vol 28(2) April 2015, 103-106`
  /^(?<venue>[^[\]]+?)\. Vol (?<volume>[^\s(),]+)(?:\((?<issue>[^()]+)\))? (?<date>[^,]*\d{4}), (?<pages>[\d-]+)$/,
  // MEDLINE, BIOSIS: `Forest Ecology. 201(2-3):327-334, November 15, 2004`
  /^(?<venue>[^[\]]+?)\. (?<volume>[^\s():,]+)(?: ?\((?<issue>[^()]+)\))?(?::(?<pages>[^,]+))?, (?<date>[^;]*\d{4}[^;]*)$/,
  // Zoological Record: `Hydrobiologia. 2007 15 June; 433-441`
  /^(?<venue>[^[\]]+?)\. (?:(?<volume>\d+)(?:\((?<issue>[^()]+)\))?[.,] )?(?<date>\d{4}(?: [^;:]{1,20})?)[;:] (?<pages>\d+(?:-\d+)?)$/,
  // Journals@Ovid: `Health Journal January/February 2010;14(1):56`
  /^(?<venue>.+?) (?<date>(?:\p{Lu}[\p{L}./-]+ )?(?:\d{1,2},? )?\d{4});(?<volume>[^\s():]+)(?:\((?<issue>[^()]+)\))?(?::(?<pages>\S+))?$/u,
  // IPSA: `Journal of Studies 12, Winter 2007: 7-14`, `Current Affairs, 2013(1): 3-28`
  /^(?<venue>.+?),? (?<volume>\d+)(?:\((?<issue>[^()]+)\))?(?:, (?<date>[^:]*\d{4}))?: (?<pages>[\w-]+)$/,
];

/** A date as others write it: `2019 06 15` is 2019/06/15, and `2007 15 June` 15 June 2007. */
function dateIn(text: string | undefined): string | undefined {
  return text?.replace(/^(\d{4}) (\d{2}) (\d{2})$/, '$1/$2/$3').replace(/^(\d{4}) (\d{1,2} \p{L}+)$/u, '$2 $1');
}

/** Takes a source apart; undefined where it has none of the shapes that are known. */
export function readOvidSource(text: string): OvidSource | undefined {
  const source = text.slice(0, LONGEST).replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  const found = SHAPES.map((shape) => shape.exec(source)?.groups).find((groups) => groups !== undefined);
  const venue = found?.['venue'];
  if (found === undefined || venue === undefined) return undefined;
  const editors = found['editors']?.split(/(?<=\])[,;] /);
  return {
    venue,
    editors,
    volume: found['volume'],
    issue: found['issue'],
    pages: found['pages'],
    date: dateIn(found['date']) ?? found['year'],
  };
}
