/** Keys that Pandoc finds the end of: letters, digits and underscores, and single signs between them. */
const BARE = /^[\p{L}\p{N}_]+(?:[:.#$%&+?<>~/-][\p{L}\p{N}_]+)*$/u;

/** `@lee2020`, to stand in brackets; a key with other signs in braces (https://pandoc.org/MANUAL.html#citation-syntax). */
export function pandocCitation(key: string): string {
  return BARE.test(key) ? `@${key}` : `@{${key}}`;
}
