const isLineEnd = (byte: number | undefined): boolean => byte === 10 || byte === 13;

/** Where the last line that is whole ends. */
export function endOfLines(bytes: Uint8Array): number {
  return bytes.findLastIndex(isLineEnd) + 1;
}

/**
 * Bytes that are not UTF-8 as a whole: each line is UTF-8 where it can be, else Windows-1252, which Latin-1 is a part of.
 * Files that were joined from exports of several programs are of both.
 */
export function decodeLines(bytes: Uint8Array): string {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const latin = new TextDecoder('windows-1252');
  const lines: string[] = [];
  for (let start = 0; start < bytes.length;) {
    let end = start;
    while (end < bytes.length && !isLineEnd(bytes[end])) end += 1;
    const line = bytes.subarray(start, end + 1);
    try {
      lines.push(utf8.decode(line));
    } catch {
      lines.push(latin.decode(line));
    }
    start = end + 1;
  }
  return lines.join('');
}
