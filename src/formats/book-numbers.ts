/** The text, where it holds an ISBN of ten or thirteen digits. */
export function isbnIn(text: string): string | undefined {
  const found = text.replace(/(?<=[\dX])[\s-](?=[\dX])/gi, '').match(/(?<!\d)(?:97[89])?\d{9}[\dX](?!\d)/gi);
  return found === null ? undefined : text.trim();
}

/** The text, where it holds an ISSN and no ISBN. */
export function issnIn(text: string): string | undefined {
  return isbnIn(text) === undefined && /(?<!\d)\d{4}-?\d{3}[\dX](?!\d)/i.test(text) ? text.trim() : undefined;
}
