import { sanitiseLine } from '../../terminal/sanitise.ts';
import { columnsOf } from './fit.ts';
import { wrapSpans } from './wrap.ts';

let latest:
  | { readonly lines: readonly string[]; readonly width: number; readonly wrapped: readonly string[] }
  | undefined;

/** The output of a command, safe to show, in lines of at most so many columns. Indentation is kept on what fits. */
export function outputRows(lines: readonly string[], width: number): readonly string[] {
  if (latest?.lines === lines && latest.width === width) return latest.wrapped;
  const wrapped = lines.flatMap((line) => {
    const safe = sanitiseLine(line);
    return columnsOf(safe) <= width ? [safe] : wrapSpans(safe, width).map(({ start, end }) => safe.slice(start, end));
  });
  latest = { lines, width, wrapped };
  return wrapped;
}
