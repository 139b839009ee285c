import { sanitiseLine } from '../../terminal/sanitise.ts';

/** Longer summaries only fill the screen. */
const MOST = 60;

/** What a shell shows beside a word, safe for a terminal. */
export function shortSummary(summary: string): string {
  const line = sanitiseLine(summary);
  return line.length <= MOST ? line : `${line.slice(0, MOST - 1).replace(/[\s,;]*\S*$/, '')}\u2026`;
}
