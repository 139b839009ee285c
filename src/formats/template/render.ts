import mustache from 'mustache';
import type { Entry } from '../../domain/entry.ts';
import { PapersError } from '../../domain/errors.ts';
import { editDistance } from '../../text/edit-distance.ts';
import { groupsOf } from '../markdown/groups.ts';
import type { StringifyOptions, Template } from '../format.ts';
import { written } from './escapes.ts';
import { paperView, type Value, Verbatim, type View } from './view.ts';

/** One tag or text of a template, as the parser gives it: sign, name, its place, and what is within it. */
type Token = readonly [sign: string, name: string, start: number, end: number, within?: readonly Token[]];

const SAMPLE: View = paperView(
  {
    id: '',
    citationKey: '',
    title: '',
    sources: [],
    added: '',
    import: '',
    status: 'unscreened',
    tags: [],
    lists: [],
  },
  true,
);

/** Names that a template may use beside those of a paper: of the whole selection, of a group and of an author. */
const AROUND = ['papers', 'groups', 'title', 'count', 'references', 'bibliography', 'name', 'family', 'given', '.'];

const LISTS =
  'papers groups authors editors keywords tags hashtags lists code links abstractParagraphs noteLines'.split(' ');

const NAMES = [
  ...Object.keys(SAMPLE),
  ...LISTS.map((name) => `${name}.length`),
  ...Object.keys(SAMPLE['json'] ?? {}).map((name) => `json.${name}`),
  ...AROUND,
] as const;

const NEAR = 2;

function nearest(name: string): string | undefined {
  const near = NAMES.map((known) => ({ known, distance: editDistance(name.toLowerCase(), known.toLowerCase(), NEAR) }));
  return near.filter(({ distance }) => distance <= NEAR).toSorted((a, b) => a.distance - b.distance)[0]?.known;
}

const HELP = 'docs/templates.md names all that a template can say.';

function bad({ text, file }: Template, reason: string, at: number, remedy: string): PapersError {
  const line = text.slice(0, at).split(/\r\n|\r|\n/).length;
  return new PapersError('bad-template', reason, { file, line, remedy });
}

function check(template: Template, tokens: readonly Token[]): void {
  for (const [sign, name, start, , within] of tokens) {
    if (sign === '&')
      throw bad(template, `"${name}" without escaping`, start, 'Write it with two braces: a text must not be markup.');
    if (sign === '>') throw bad(template, `"${name}" from another file`, start, 'Put its text here.');
    if (/^(?:name|#|\^)$/.test(sign) && !NAMES.includes(name)) {
      const near = nearest(name);
      const meant = near === undefined ? '' : `Did you mean {{${near}}}? `;
      throw bad(template, `"${name}" is nothing that papers have`, start, `${meant}${HELP}`);
    }
    if (within !== undefined) check(template, within);
  }
}

function parsed(template: Template): readonly Token[] {
  try {
    const tokens = mustache.parse(template.text) as unknown as readonly Token[];
    check(template, tokens);
    return tokens;
  } catch (error) {
    if (error instanceof PapersError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    const [, reason = message, at = '0'] = /^(.*) at (\d+)$/s.exec(message) ?? [];
    throw bad(template, `not a template (${reason})`, Number(at), HELP);
  }
}

/** True where the template speaks of all papers at once. */
function isOfAll(tokens: readonly Token[]): boolean {
  return tokens.some(
    ([sign, name, , , within = []]) => (sign === '#' && /^(?:papers|groups)$/.test(name)) || isOfAll(within),
  );
}

const fill = ({ text, kind }: Template, view: View): string =>
  mustache.render(text, view, {}, { escape: (value: Value) => written(value, kind) });

export interface Around {
  /** The references of a Pandoc document, as YAML. */
  readonly references?: string | undefined;
  /** The name of the file that has them instead. */
  readonly bibliography?: string | undefined;
}

const verbatim = (text: string | undefined): Verbatim | undefined =>
  text === undefined ? undefined : new Verbatim(text);

/**
 * Entries through a template in Mustache (https://mustache.github.io/mustache.5.html). One that names `papers` or
 * `groups` is filled in once, any other for each entry. Heeds `title`, `abstracts` and `groupBy`. Throws `bad-template`.
 */
export function render(
  template: Template,
  entries: readonly Entry[],
  { title = 'Reading list', abstracts = true, groupBy }: StringifyOptions,
  { references, bibliography }: Around = {},
): string {
  const view = (entry: Entry) => paperView(entry, abstracts);
  if (!isOfAll(parsed(template))) return entries.map((entry) => fill(template, view(entry))).join('');
  return fill(template, {
    title,
    count: entries.length,
    papers: entries.map(view),
    groups: groupsOf(entries, groupBy).map(({ name, entries: members }) => ({ name, papers: members.map(view) })),
    references: verbatim(references),
    bibliography: verbatim(bibliography),
  });
}

/** One entry through a template of one paper. Throws `bad-template`, also for one that speaks of all. */
export function renderOne(template: Template, entry: Entry, abstracts: boolean): string {
  if (isOfAll(parsed(template)))
    throw bad(
      template,
      'a note is of one paper, and this template of all',
      0,
      'Leave out {{#papers}} and {{#groups}}.',
    );
  return fill(template, paperView(entry, abstracts));
}
