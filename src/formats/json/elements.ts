import { isObject } from '../../domain/record-schema.ts';

/** One value of a JSON document, and the lines that it stands on, from 1. */
export interface Element {
  readonly value: unknown;
  readonly start: number;
  readonly end: number;
}

export interface Elements {
  readonly elements: readonly Element[];
  /** Where the document stops being JSON. */
  readonly problem?: { readonly reason: string; readonly line: number };
}

/** Where a document that is an object has its papers: our own, OpenAlex, Semantic Scholar, Crossref, Europe PMC, DBLP. */
const LISTS: readonly (readonly string[])[] = [
  ['papers'],
  ['results'],
  ['data'],
  ['recommendedPapers'],
  ['message', 'items'],
  ['resultList', 'result'],
  ['result', 'hits', 'hit'],
];

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inner: unknown, name) => (isObject(inner) ? inner[name] : undefined), value);
}

/** The list of papers in a document, or the one paper that it is; Crossref puts one work into an envelope. */
function papersIn(value: unknown): unknown {
  if (!isObject(value)) return value;
  const list = LISTS.map((path) => at(value, path)).find((found) => Array.isArray(found));
  if (list !== undefined) return list;
  if (value['message-type'] !== undefined) return value['message'];
  // DBLP has no list where it found nothing.
  return at(value, ['result', 'hits']) === undefined ? value : [];
}

/** Where each element of the outermost array, or of the array in an outermost object, begins and ends. */
function* spans(text: string): Generator<{ start: number; end: number }> {
  let depth = 0;
  let arrayDepth: number | undefined;
  let start = -1;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (character === '[' && arrayDepth === undefined && depth <= 2) arrayDepth = depth;
      else if (arrayDepth !== undefined && depth === arrayDepth + 1) start = at;
    } else if (character === '}' || character === ']') {
      if (arrayDepth !== undefined && depth === arrayDepth + 1 && start !== -1) yield { start, end: at + 1 };
      depth -= 1;
      if (arrayDepth !== undefined && depth < arrayDepth) return;
    }
  }
}

/** Counts line breaks up to places that only grow. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let seen = 0;
  return (at) => {
    for (; seen < at; seen += 1) if (text[seen] === '\n') line += 1;
    return line;
  };
}

function tryParse(text: string): { readonly value: unknown } | { readonly reason: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The records of a JSON document, each with its lines. Of a document that breaks off, those before the break. */
export function elementsOf(text: string): Elements {
  const whole = tryParse(text);
  const lineAt = lineCounter(text);
  if ('value' in whole) {
    const { value } = whole;
    const inner = papersIn(value);
    if (!Array.isArray(inner)) return { elements: [{ value: inner, start: 1, end: lineAt(text.trimEnd().length) }] };
    const places = inner.every(isObject) ? [...spans(text)] : [];
    return {
      elements: inner.map((element: unknown, index) => {
        const place = places[index];
        return {
          value: element,
          start: place === undefined ? 1 : lineAt(place.start),
          end: place === undefined ? 1 : lineAt(place.end),
        };
      }),
    };
  }
  const elements: Element[] = [];
  let last = 0;
  for (const { start, end } of spans(text)) {
    const element = tryParse(text.slice(start, end));
    if (!('value' in element))
      return { elements, problem: { reason: `not JSON (${element.reason})`, line: lineAt(start) } };
    elements.push({ value: element.value, start: lineAt(start), end: lineAt(end) });
    last = end;
  }
  return { elements, problem: { reason: `not JSON (${whole.reason})`, line: lineAt(Math.min(last, text.length)) } };
}
