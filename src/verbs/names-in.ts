import { PapersError } from '../domain/errors.ts';

function idOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined;
  return typeof value.id === 'string' ? value.id : undefined;
}

function withoutIds(): PapersError {
  return new PapersError('bad-input', 'expected JSON with an "id" for each paper', {
    file: '<stdin>',
    remedy: 'Give it whole, with id among the fields: --json=id,title.',
  });
}

/** The papers of any document that a command prints: an array of them, `{ "papers": [...] }`, or one. */
function namesOfDocument(document: unknown): string[] {
  if (typeof document === 'object' && document !== null && 'papers' in document)
    return namesOfDocument(document.papers);
  return (Array.isArray(document) ? document : [document]).map((item) => {
    const id = idOf(item);
    if (id === undefined) throw withoutIds();
    return id;
  });
}

function parseJson(text: string): { readonly document: unknown } | undefined {
  try {
    return { document: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function namesOfLine(line: string): string[] {
  if (line.startsWith('{')) {
    const parsed = parseJson(line);
    if (parsed === undefined) throw withoutIds();
    return namesOfDocument(parsed.document);
  }
  // A plain line of a command has the id in its first column; bare ids may share a line.
  return line.includes('\t') ? line.split('\t', 1) : line.split(/\s+/).filter((word) => word !== '');
}

/**
 * The names of papers in what was piped in: the JSON, JSON Lines or plain lines that any command prints, or bare ids.
 * Throws `bad-input` for JSON that is cut off or has no ids.
 */
export function namesIn(text: string): string[] {
  const trimmed = text.trim();
  const whole = /^[[{]/.test(trimmed) ? parseJson(trimmed) : undefined;
  if (whole !== undefined) return namesOfDocument(whole.document);
  if (trimmed.startsWith('[')) throw withoutIds();
  return trimmed.split('\n').flatMap((line) => namesOfLine(line.trim()));
}
