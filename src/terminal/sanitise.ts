export { safeJson } from '../text/controls.ts';

/**
 * The one gate between foreign text and a terminal. What could move the cursor, set a title, write the clipboard or
 * hide text is made visible (control characters as their Unicode pictures) or taken out (what no one can see).
 */

const ESCAPE_PICTURES = 0x2400;
const DELETE_PICTURE = '\u2421';
const REPLACEMENT = '\uFFFD';

// C0, DEL and C1, line and paragraph separators, and lone surrogates, which no encoder may write.
const CONTROLS =
  /[\u0000-\u001F\u007F-\u009F\u2028\u2029]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

// Bidirectional overrides, embeddings and isolates reorder what a reader sees; tag characters, zero-width spaces and
// the like hide text. Left in: joiners and direction marks, which Arabic, Indic scripts and emoji need.
const INVISIBLE =
  /[\u202A-\u202E\u2066-\u2069\u200B\u2060-\u2064\u206A-\u206F\uFEFF\uFFF9-\uFFFB\u00AD\u180E]|\uDB40[\uDC00-\uDC7F]/g;

function visible(character: string): string {
  const code = character.charCodeAt(0);
  if (character === '\t' || character === '\n' || code === 0x2028 || code === 0x2029) return ' ';
  if (character === '\r') return '';
  if (code < 0x20) return String.fromCharCode(ESCAPE_PICTURES + code);
  return code === 0x7f ? DELETE_PICTURE : REPLACEMENT;
}

/** Text that is safe to show on one line of a terminal. Line breaks and tabs become spaces. */
export function sanitiseLine(text: string): string {
  return text.replace(INVISIBLE, '').replace(CONTROLS, visible);
}

/** Text that is safe to show on several lines: as {@link sanitiseLine}, but line breaks stay. */
export function sanitiseBlock(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(sanitiseLine)
    .join('\n');
}
