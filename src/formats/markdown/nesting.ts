/**
 * Quotes and lists in one another, deeper than anyone writes. Over each line the parser goes once for every quote and
 * point that is open, and for a line that opens thousands of them it takes time by more than the square of their number.
 */

/** How many quotes and points one line may open. */
const MOST_MARKS = 20;

const MARK = String.raw`[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))`;
const RULE = String.raw`[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$`;
const TOO_MANY = new RegExp(`^(?!${RULE})(?:${MARK}){${MOST_MARKS},}[ \\t]*`, 'gm');

/** The page with one mark in place of the many that a line begins with. Its lines stay where they are. */
export function withoutDeepNesting(text: string): string {
  return text.replace(TOO_MANY, (marks) => (marks.trimStart().startsWith('>') ? '> ' : '- '));
}
