import { type Document, isMap, isPair, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { BadPattern, DEFAULT_PATTERN, readPattern } from '../domain/citation-key-pattern.ts';
import { isContact } from '../domain/contact.ts';
import type { Criteria } from '../domain/criteria.ts';
import { PapersError } from '../domain/errors.ts';
import { readCriteria } from './criteria.ts';
import { SCHEMA } from './schema-version.ts';

/** A query under a name. */
export interface SavedView {
  readonly name: string;
  readonly query: string;
  /** The version of the query language that it was written in. */
  readonly language: number;
}

/** Keys that a user gives an action, with the line that says so. What they mean is for the terminal UI to say. */
export interface KeySetting {
  readonly action: string;
  readonly keys: readonly string[];
  readonly line: number;
}

/** What a user can set. */
export interface Settings {
  readonly reviewer?: string;
  readonly citationKeys?: string;
  /** An e-mail address that services are told, so that they can write to whoever asks too much. */
  readonly contact?: string;
  /** Whose decisions settle what others decided differently. */
  readonly arbiter?: string;
  /** True when reviewers must not see what others decided. */
  readonly blind?: boolean;
  readonly criteria?: Criteria;
  /** In the order in which they were saved. */
  readonly views?: readonly SavedView[];
  readonly keys?: readonly KeySetting[];
}

/** A setting by its name, or one of those that have names of their own. */
export type SettingPath = keyof Settings | 'schema' | readonly ['views', string];
export type SettingValue = string | number | boolean | Criteria | Omit<SavedView, 'name'>;

/** What each setting is for that has one value. */
export const SETTINGS = {
  citationKeys: `pattern of new citation keys; ${DEFAULT_PATTERN} when it is not set`,
  reviewer: 'who your decisions, tags and notes are signed by, unless $PAPERS_REVIEWER says; else your user name',
  contact: 'your e-mail address, told to the services that enrich and import ask; $PAPERS_CONTACT goes before it',
  arbiter: 'whose decisions settle what other reviewers decided differently',
  blind: 'true: reviewers do not see what others decided; false (default): they do',
} as const satisfies Partial<Record<keyof Settings, string>>;

/** Everything that can be set, by the names in library.yaml. */
export const SETTINGS_NAMES = [
  'reviewer',
  'citationKeys',
  'arbiter',
  'blind',
  'criteria',
  'views',
  'keys',
] as const satisfies readonly (keyof Settings)[];

/** Settings nest no deeper, and what nests thousands of times takes minutes to be made into text. */
const DEEPEST = 20;

/** Where a document has names that are no text or nests deeper than settings do: the offset; undefined for nowhere. */
function oddPlace(document: Document): number | undefined {
  const open: { readonly node: unknown; readonly depth: number }[] = [{ node: document.contents, depth: 0 }];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { node, depth } = one;
    if (!isMap(node) && !isSeq(node)) continue;
    if (depth > DEEPEST) return node.range?.[0] ?? 0;
    for (const item of node.items) {
      if (isPair(item) && !isScalar(item.key)) return node.range?.[0] ?? 0;
      open.push({ node: isPair(item) ? item.value : item, depth: depth + 1 });
    }
  }
  return undefined;
}

function notSettings(file: string, why: string, line?: number, cause?: unknown): PapersError {
  return new PapersError('bad-settings', `not YAML of settings (${why})`, {
    file,
    ...(line !== undefined && { line }),
    ...(cause !== undefined && { cause }),
    remedy: 'Correct that line; the papers and decisions are in other files and untouched.',
  });
}

function document(file: string, text: string, lineCounter: LineCounter) {
  const parsed = parseDocument(text, { uniqueKeys: true, lineCounter });
  const [problem] = parsed.errors;
  const line = problem?.linePos?.[0].line;
  if (problem !== undefined || !(isMap(parsed.contents) || parsed.contents === null)) {
    // The parser itself hands over what Node says when it nests too deeply.
    const said = problem?.message.split('\n', 1)[0]?.replace(/^Maximum call stack.*/, 'it nests too deeply');
    throw notSettings(file, said ?? 'expected "name: value"', line);
  }
  const odd = oddPlace(parsed);
  if (odd !== undefined)
    throw notSettings(
      file,
      'expected names that are text, and lists that nest a few times',
      lineCounter.linePos(odd).line,
    );
  return parsed;
}

function checkedSchema(file: string, schema: unknown): number {
  if (typeof schema === 'number' && schema > SCHEMA)
    throw new PapersError(
      'library-too-new',
      `the library has schema ${schema}, and this program knows up to ${SCHEMA}`,
      {
        file,
        remedy: 'Update papers. Nothing was touched.',
      },
    );
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1)
    throw new PapersError('bad-settings', `expected "schema: ${SCHEMA}"`, {
      file,
      remedy: `Add the line "schema: ${SCHEMA}".`,
    });
  return schema;
}

/** What a document says, as plain data. A name that refers to nothing, or to itself without end, is only found now. */
function plainly(file: string, parsed: { toJS(): unknown }): unknown {
  try {
    return parsed.toJS();
  } catch (error) {
    throw notSettings(file, error instanceof Error ? error.message : '', undefined, error);
  }
}

function readName(file: string, name: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw new PapersError('bad-settings', `${name} has to be a name`, {
    file,
    remedy: `Write it as ${name}: "Ada Lovelace".`,
  });
}

function readContact(file: string, value: unknown): string | undefined {
  const contact = readName(file, 'contact', value);
  if (contact === undefined || isContact(contact)) return contact;
  throw new PapersError('bad-settings', `contact has to be an e-mail address, not "${contact}"`, {
    file,
    remedy: 'Write it as contact: ada@example.org.',
  });
}

function readYesOrNo(file: string, name: string, value: unknown): boolean | undefined {
  if (value === undefined || value === null || typeof value === 'boolean') return value ?? undefined;
  throw new PapersError('bad-settings', `${name} has to be true or false`, {
    file,
    remedy: `Write it as ${name}: true.`,
  });
}

/** The entries of a map in the settings, each with its line. Throws `bad-settings` where something else stands. */
function entriesOf(file: string, parsed: Document, lines: LineCounter, name: string, example: string) {
  const found = parsed.get(name, true);
  if (found === undefined || (isScalar(found) && found.value === null)) return [];
  const lineOf = (node: unknown): number => lines.linePos((node as Node).range?.[0] ?? 0).line;
  const bad = (node: unknown) =>
    new PapersError('bad-settings', `${name} has to be written as ${example}`, {
      file,
      line: lineOf(node),
      remedy: 'Correct that line; the papers and decisions are in other files and untouched.',
    });
  if (!isMap(found)) throw bad(found);
  return found.items.map(({ key, value }) => ({ key: String(key), value, line: lineOf(key), bad: () => bad(key) }));
}

function readViews(file: string, parsed: Document, lines: LineCounter): SavedView[] {
  return entriesOf(file, parsed, lines, 'views', '"NAME: { query: QUERY, language: 1 }"').map(({ key, value, bad }) => {
    const query = isMap(value) ? value.get('query') : undefined;
    const language = isMap(value) ? value.get('language') : undefined;
    if (typeof query !== 'string' || typeof language !== 'number') throw bad();
    return { name: key, query, language };
  });
}

function readKeys(file: string, parsed: Document, lines: LineCounter): KeySetting[] {
  return entriesOf(file, parsed, lines, 'keys', '"ACTION: [KEY, KEY]"').map(({ key, value, line, bad }) => {
    const items = isSeq(value) ? value.items : [value];
    const keys = items.flatMap((item) =>
      isScalar(item) && (typeof item.value === 'string' || typeof item.value === 'number') ? [String(item.value)] : [],
    );
    if (keys.length < items.length && !(isScalar(value) && value.value === null)) throw bad();
    return { action: key, keys, line };
  });
}

/** The schema that library.yaml names. Throws as {@link readSettings} does. */
export function readSchema(file: string, text: string): number {
  return checkedSchema(file, document(file, text, new LineCounter()).get('schema'));
}

/** Reads library.yaml. Throws `bad-settings` with the line, or `library-too-new`. */
export function readSettings(file: string, text: string): Settings {
  const lines = new LineCounter();
  const parsed = document(file, text, lines);
  checkedSchema(file, parsed.get('schema'));
  const reviewer = readName(file, 'reviewer', parsed.get('reviewer'));
  const contact = readContact(file, parsed.get('contact'));
  const arbiter = readName(file, 'arbiter', parsed.get('arbiter'));
  const blind = readYesOrNo(file, 'blind', parsed.get('blind'));
  const criteria = readCriteria(file, plainly(file, parsed));
  const views = readViews(file, parsed, lines);
  const keys = readKeys(file, parsed, lines);
  return {
    ...citationKeysIn(file, parsed.get('citationKeys')),
    ...(reviewer !== undefined && { reviewer }),
    ...(contact !== undefined && { contact }),
    ...(arbiter !== undefined && { arbiter }),
    ...(blind !== undefined && { blind }),
    ...(criteria !== undefined && { criteria }),
    ...(views.length > 0 && { views }),
    ...(keys.length > 0 && { keys }),
  };
}

function citationKeysIn(file: string, pattern: unknown): Settings {
  if (pattern === undefined || pattern === null) return {};
  const problem = typeof pattern === 'string' ? patternProblem(pattern) : 'expected a text';
  if (typeof pattern === 'string' && problem === undefined) return { citationKeys: pattern };
  throw new PapersError('bad-settings', `citationKeys has to be a pattern of citation keys (${problem ?? ''})`, {
    file,
    remedy: `Write it as ${DEFAULT_PATTERN}.`,
  });
}

function patternProblem(pattern: string): string | undefined {
  try {
    readPattern(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof BadPattern) return error.message;
    throw error;
  }
}

/** library.yaml with a setting changed or taken away; comments and everything else stay. */
export function withSetting(file: string, text: string, setting: SettingPath, value: SettingValue | undefined): string {
  const parsed = document(file, text, new LineCounter());
  const path = typeof setting === 'string' ? [setting] : setting;
  if (value === undefined) parsed.deleteIn(path);
  else {
    const before = parsed.getIn(path, true);
    const node = parsed.createNode(value);
    // A comment behind the value is the user's.
    if (isNode(before) && typeof before.comment === 'string') node.comment = before.comment;
    parsed.setIn(path, node);
  }
  return parsed.toString();
}
