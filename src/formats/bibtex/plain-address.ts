/** An address without the backslashes that some programs put before its signs, or the entity that HTML has for one. */
export function plainAddress(source: string): string {
  return source
    .replace(/\{\\(textasciitilde|textbackslash)\}|\\(textasciitilde|textbackslash)(?:\{\}| )?/g, (_, braced, bare) =>
      (braced ?? bare) === 'textbackslash' ? '\\' : '~',
    )
    .replace(/\{\\?([&%$#_~^])\}|\\([&%$#_{}~^])(?:\{\})?/g, '$1$2')
    .replaceAll('&amp;', '&')
    .trim();
}
