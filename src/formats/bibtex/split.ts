/** Parts of a text between separators that stand outside of all braces. `separator` is sticky. */
export function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (depth <= 0) {
      separator.lastIndex = at;
      const match = separator.exec(text);
      if (match === null) continue;
      parts.push(text.slice(start, at));
      at += match[0].length - 1;
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
