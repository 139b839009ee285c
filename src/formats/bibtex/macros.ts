const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The names of journals that the standard styles of BibTeX define (btxbst.doc). */
const JOURNALS: Readonly<Record<string, string>> = {
  acmcs: 'ACM Computing Surveys',
  acta: 'Acta Informatica',
  cacm: 'Communications of the ACM',
  ibmjrd: 'IBM Journal of Research and Development',
  ibmsj: 'IBM Systems Journal',
  ieeese: 'IEEE Transactions on Software Engineering',
  ieeetc: 'IEEE Transactions on Computers',
  ieeetcad: 'IEEE Transactions on Computer-Aided Design of Integrated Circuits',
  ipl: 'Information Processing Letters',
  jacm: 'Journal of the ACM',
  jcss: 'Journal of Computer and System Sciences',
  scp: 'Science of Computer Programming',
  sicomp: 'SIAM Journal on Computing',
  tocs: 'ACM Transactions on Computer Systems',
  tods: 'ACM Transactions on Database Systems',
  tog: 'ACM Transactions on Graphics',
  toms: 'ACM Transactions on Mathematical Software',
  toois: 'ACM Transactions on Office Information Systems',
  toplas: 'ACM Transactions on Programming Languages and Systems',
  tcs: 'Theoretical Computer Science',
};

/** In characters: what one macro, and all macros of a file, may stand for. */
const LONGEST_MACRO = 100_000;
const MOST_EXPANDED = 32_000_000;

/** What the names of `@string` stand for, and those that every style knows: of months, which stand for themselves, and of journals. */
export class Macros {
  readonly #texts = new Map([...MONTHS.map((month) => [month, month] as const), ...Object.entries(JOURNALS)]);
  /** In characters: what was put in by now. */
  expanded = 0;

  define(name: string, text: string): void {
    this.#texts.set(name, text);
  }

  /** The text of a name in lower case; `too-long` where macros of macros double without end, undefined where there is none. */
  expand(name: string): { readonly text: string } | 'too-long' | undefined {
    const text = this.#texts.get(name);
    if (text === undefined) return undefined;
    this.expanded += text.length;
    return text.length > LONGEST_MACRO || this.expanded > MOST_EXPANDED ? 'too-long' : { text };
  }
}
