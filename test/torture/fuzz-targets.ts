import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { run, type World } from '../../src/cli/run.ts';
import { entryOf } from '../../src/domain/entry.ts';
import { PapersError } from '../../src/domain/errors.ts';
import { UNTOUCHED } from '../../src/domain/state.ts';
import { createNetwork } from '../../src/enrich/network.ts';
import type { FormatName } from '../../src/formats/format.ts';
import { parseStream, readableFormats, stringify, writableFormats } from '../../src/formats/index.ts';
import { createLibrary } from '../../src/library/create.ts';
import { examineLibrary } from '../../src/library/doctor/examine.ts';
import { openLibrary } from '../../src/library/open.ts';
import { sealedLine } from '../../src/library/sealed-line.ts';
import { readSettings } from '../../src/library/settings.ts';
import { compileQuery } from '../../src/query/evaluate.ts';
import { explainQuery } from '../../src/query/explain.ts';
import { formatQuery } from '../../src/query/format.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { noActivity } from '../../src/terminal/activity.ts';
import { safeJson, sanitiseBlock, sanitiseLine } from '../../src/terminal/sanitise.ts';
import { VERBS } from '../../src/verbs/catalogue.ts';

/** Something that is fed with what nobody meant it for: a source of inputs, and what has to hold of each. */
export interface Target {
  readonly inputs: fc.Arbitrary<string>;
  /** Throws where something is wrong. */
  readonly run: (input: string) => Promise<void>;
}

const SIGNS = [
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '"',
  "'",
  '`',
  '\\',
  '$',
  '&',
  '#',
  '%',
  '@',
  '=',
  ',',
  ';',
  ':',
  '-',
  '*',
  '_',
  '|',
  '~',
  '^',
  '!',
  '/',
  '.',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '\u0000',
  '\u001B]0;x\u0007',
  '\u009B31m',
  '\u202E',
  '\u200B',
  '\uFEFF',
  '\uD800',
  '中',
  '👩‍👩‍👧',
  'é',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  '1e999',
  '-1',
  '2023',
  '10.1234/x',
  '2306.01985',
  'https://a.b/',
  'javascript:x',
  '=1+1',
  'Some Title of a Paper',
  'an abstract that is long enough',
  'Ada Lovelace',
];

/** Words of each grammar, put together at random. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  enw: [
    '%0 Journal Article\n',
    '%T A Title\n',
    '%A Lee, Ann\n',
    '%D 2020\n',
    '%X An abstract.\n',
    '%8 May\n',
    '%',
    '\n\n',
  ],
  crossref: [
    '{"status":"ok","message-type":"work-list","message":{"items":[',
    '{"DOI":"10.1234/a","title":["A Title"],',
    '"author":[{"family":"Lee","given":"Ann"}],',
    '"issued":{"date-parts":[[2020,5]]},',
    '"__proto__":{"polluted":1},',
    '"abstract":"<jats:p>x</jats:p>"}',
    ']}}',
  ],
  dblp: [
    '{"result":{"hits":{"@total":"1","hit":[',
    '{"info":{"title":"A Title.",',
    '"authors":{"author":[{"text":"Ann Lee 0001"}]},',
    '"venue":"ACL","year":"2020",',
    '"__proto__":{"polluted":1},',
    '"doi":"10.1234/a"}}',
    ']}}}',
  ],
  text: ['Submitted by\n\n', 'Abstract: ', '1. ', '\n\n', 'Published in ', '△ 12'],
  markdown: [
    '# ',
    '- [',
    '](https://a.b) ',
    '> ',
    '```\n',
    '| a | b |\n',
    '|-|-|\n',
    '[a]: ',
    '<a href="',
    '<script>',
    '---\n',
    '- [x] ',
  ],
  bibtex: [
    '@article{a,\n',
    'title = {',
    '},\n',
    '@string{a = "',
    ' # ',
    '@comment{',
    'crossref = {a},\n',
    '\\"{o}',
    'author = {',
    ' and ',
    'month = jan,\n',
    '}\n',
  ],
  ris: ['TY  - JOUR\n', 'ER  - \n', 'TI  - ', 'AU  - ', 'PY  - ', 'DO  - ', 'N2  - ', 'UR  - '],
  nbib: ['PMID- ', 'TI  - ', 'AB  - ', 'FAU - ', '      ', 'LID - ', 'DP  - '],
  endnote: [
    '<?xml version="1.0"?>',
    '<xml><records>',
    '<record>',
    '<titles><title>',
    '</title></titles>',
    '</record>',
    '<!DOCTYPE a [<!ENTITY b "',
    '&b;',
    '">]>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '&#x41;',
  ],
  'pubmed-xml': [
    '<PubmedArticle>',
    '<PubmedBookArticle>',
    '<MedlineCitation><Article><ArticleTitle>',
    '</ArticleTitle>',
    '<AuthorList><Author><LastName>',
    '</PubmedArticle>',
    '&#x41;',
  ],
  'pubmed-text': ['1. J Evid. 2020 Mar;12(3):45-56.\n\n', 'A title.\n\n', 'Lee A(1), ', '\n\n2. ', 'PMID: 1\n', '1: '],
  'arxiv-atom': [
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<entry>',
    '<title>',
    '</title>',
    '<summary>',
    '</entry>',
    '&#55296;',
    '<?a',
  ],
  'arxiv-mail': ['\\\\\n', 'arXiv:2306.01985\n', 'Title: ', 'Authors: ', 'Date: ', '------------------------------\n'],
  json: [
    '{"title":"',
    '"}',
    '[',
    ',',
    '"abstract":',
    '"authors":[',
    'null',
    '{"__proto__":{"polluted":1}}',
    '"constructor":{"prototype":{"polluted":1}}',
  ],
  jsonl: ['{"title":"', '"}\n', '{"id":', '[[[[', '"extra":{"__proto__":{"polluted":1}}}\n'],
  'csl-json': ['[{"type":"book","title":"', '"}]', '"issued":{"date-parts":[[', '"author":[{"family":', '"note":"'],
  csv: ['title,abstract\n', '"', '""', ',', '\n', 'a;b', '=HYPERLINK("x")'],
  tsv: ['title\tabstract\n', '\t', '"', '\n'],
  query: [
    'title:',
    'tag:a,b ',
    '-',
    'NOT ',
    ' OR ',
    ' AND ',
    'year:2020..',
    'is:included ',
    'has:',
    'no:',
    '"in context"',
    'trans* ',
    'word~ ',
    'view:',
    'added:7d ',
    '10.1234/(',
  ],
  settings: [
    'schema: 2\n',
    'reviewer: ',
    '&a [',
    '*a',
    '<<: *a\n',
    'views:\n  a: {query: x, language: 1}\n',
    'keys:\n  include: [x]\n',
    'criteria:\n  include: [a]\n',
    '!!js/function ',
    '? ',
    '- ',
    '__proto__:\n  polluted: 1\n',
    '--- ',
    '%YAML 1.2\n',
    '|\n  ',
  ],
  journal: [
    '{"id":"01M882EHDKJQTJP6F3DKJ537TR","at":"2026-11-25T00:00:00Z","by":"Ada",',
    '"op":"tag","papers":["a"],"add":["x"],"remove":[]}',
    '"op":"undo","event":"01M882EHDKJQTJP6F3DKJ537TR"}',
    '"op":"list-move","list":"__proto__","papers":["constructor"],"to":-1e9}',
    '"op":"edit","paper":"__proto__","set":{"__proto__":{"polluted":1}}}',
    '"op":"import","files":[],"added":1e308,"merged":[]}',
    '{"id":"7ZZZZZZZZZZZZZZZZZZZZZZZZZ","at":"2026-11-25T00:00:00Z","by":"Ada",',
    '\n',
    '{"id":"a","citationKey":"a","title":"A","added":"2026-11-25","import":"01M882EHDKJQTJP6F3DKJ537TR"}',
  ],
};

/** Words of a grammar and signs in any order, some of them many times over, some nested. */
function soup(words: readonly string[]): fc.Arbitrary<string> {
  const word = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...words) },
    { weight: 3, arbitrary: fc.constantFrom(...SIGNS) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  );
  const much = fc.tuple(word, fc.constantFrom(2, 30, 400, 3000)).map(([one, times]) => one.repeat(times));
  return fc
    .array(fc.oneof({ weight: 9, arbitrary: word }, { weight: 1, arbitrary: much }), { maxLength: 60 })
    .map((pieces) => pieces.join(''));
}

function expectUnpolluted(): void {
  const probe: Record<string, unknown> = {};
  if (probe['polluted'] !== undefined) throw new Error('every object has a property from data');
}

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;

/** What must not stand in a text of a format, whatever the papers say. */
const FORBIDDEN: Readonly<Partial<Record<FormatName, RegExp>>> = {
  html: /<script|\son\w+=|href="(?!https?:|#)/i,
  csv: /(?:^|,|\n)"?[=+@](?!")/,
  markdown: /(?<!\\)<script|(?<!\\)\]\((?!<?https?:)/i,
  bibtex: /\\(?:input|write|def|csname|immediate)\b/,
};

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

function formatTarget(from: FormatName): Target {
  return {
    inputs: soup(WORDS[from] ?? []),
    run: async (input) => {
      for await (const { records } of parseStream(once(Buffer.from(input)), { file: 'x', from })) {
        const entries = records
          .slice(0, 20)
          .map(({ record }, number) =>
            entryOf(
              { ...record, id: `p${number}`, citationKey: `p${number}`, added: '2026-01-01T00:00:00Z', import: '' },
              UNTOUCHED,
              [],
            ),
          );
        for (const name of writableFormats) {
          if (name === 'references' || name === 'html') continue;
          const text = await stringify(name, entries, {});
          if (CONTROL.test(text)) throw new Error(`a control character in ${name}`);
          if (FORBIDDEN[name]?.test(text) === true)
            throw new Error(`what must not be in ${name}: ${text.slice(0, 500)}`);
        }
      }
      expectUnpolluted();
    },
  };
}

const AN_ENTRY = entryOf(
  { id: 'a', citationKey: 'a', title: 'A Title', sources: [], added: '2026-01-01T00:00:00Z', import: '' },
  UNTOUCHED,
  [],
);

const query: Target = {
  inputs: soup(WORDS['query'] ?? []),
  run: async (input) => {
    const { node } = parseQuery(input);
    explainQuery(node);
    compileQuery(node, { now: new Date(0) })(AN_ENTRY);
    const written = formatQuery(node);
    if (formatQuery(parseQuery(written).node) !== written) throw new Error(`reads back as another query: ${written}`);
  },
};

const settings: Target = {
  inputs: soup(WORDS['settings'] ?? []),
  run: async (input) => {
    try {
      readSettings('library.yaml', input);
    } catch (error) {
      if (!(error instanceof PapersError)) throw error;
    }
    expectUnpolluted();
  },
};

const ports = { clock: () => new Date('2026-11-25T10:00:00Z'), random: Math.random, reviewer: 'Ada' };

async function inLibrary(work: (directory: string) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'papers-fuzz-'));
  try {
    await createLibrary(directory, ports);
    await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Lines of the journal and of the corpus, some of them with a checksum that fits what they say. */
const lines: Target = {
  inputs: soup(WORDS['journal'] ?? []),
  run: (input) =>
    inLibrary(async (directory) => {
      const sealed = input.split('\n').map((line) => {
        try {
          return sealedLine(JSON.parse(line) as object);
        } catch {
          return line;
        }
      });
      writeFileSync(join(directory, 'journal.jsonl'), `${input}\n${sealed.join('\n')}\n`);
      writeFileSync(join(directory, 'corpus.jsonl'), `${sealed.join('\n')}\n${input}\n`);
      const library = await openLibrary(directory, ports);
      library.ask((view) => view.visible());
      await library.commit({ op: 'tag', papers: ['a'], add: ['kept'], remove: [] });
      await library.undo(1);
      await library.redo(1);
      await examineLibrary(directory, ports, true);
      const again = await openLibrary(directory, ports);
      if (again.state.papers.get('a')?.tags.includes('kept') !== true) throw new Error('the change is lost');
      expectUnpolluted();
    }),
};

const ARGUMENTS = [
  ...Object.keys(VERBS)
    .flatMap((name) => name.split(' '))
    .filter((word) => word !== 'open'),
  ...Object.values(VERBS).flatMap(({ options }) =>
    Object.values(options).map(({ flags }: { flags: string }) => flags.split(/[ ,]+/)[0] ?? ''),
  ),
  '--json',
  '--jsonl=id',
  '--json=__proto__',
  '--',
  '-',
  '--limit=1e9',
  '--no-color',
  '-n',
  '+tag',
  '-tag',
  'a',
  '0',
  '',
  '../../etc',
  '--to=csv',
  '=',
  '--__proto__=1',
  'constructor',
  '--output=',
];

/** Command lines, words separated by line breaks, on a library of one paper; nothing is written outside of it. */
const commandLine: Target = {
  inputs: fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...ARGUMENTS) },
        { weight: 1, arbitrary: fc.constantFrom(...SIGNS) },
      ),
      {
        maxLength: 7,
      },
    )
    .map((words) => words.join('\n')),
  run: (input) =>
    inLibrary(async (directory) => {
      let said = '';
      const stream = {
        isTerminal: false,
        columns: 80,
        style: (_: string, text: string) => text,
        write: async (text: string) => void (said += text),
      };
      const world: World = {
        version: '0',
        clock: ports.clock,
        files: {
          inputs: async () => [{ file: 'x', chunks: () => once(Buffer.from('{"title":"One Paper"}')) }],
          write: async () => undefined,
          text: async () => '',
          names: async () => [],
        },
        terminal: async () => ({
          stdout: stream,
          stderr: stream,
          jsonProblems: false,
          drawsUnicode: true,
          activity: noActivity,
          stdin: { isTerminal: false, chunks: () => once(Buffer.from('a')) },
          edit: async () => undefined,
          browse: async () => false,
        }),
        openLibrary: () => openLibrary(directory, ports),
        createLibrary: () => openLibrary(directory, ports),
        checkHealth: async () => ({ library: directory, problems: [], healthy: true }),
        network: async () =>
          createNetwork({
            env: {},
            version: '0',
            contact: undefined,
            files: { read: () => undefined, write: () => undefined },
            offline: true,
            refresh: false,
          }),
        interruptible: (work) => work(new AbortController().signal),
        canTriage: () => false,
        triage: () => undefined,
      };
      const status = await run(input.split('\n'), world);
      if (![0, 1, 2].includes(status)) throw new Error(`status ${status}`);
      if (/bug in papers|"unexpected"|\n\s+at /.test(said)) throw new Error(said);
    }),
};

const terminalText: Target = {
  inputs: soup(['\u001B[2J', '\u001B]52;c;aGk=\u0007', '\u0090q', '\u2028', '\u2066', '\u061C', '\u{E0041}', '\r']),
  run: async (input) => {
    for (const shown of [sanitiseLine(input), sanitiseBlock(input), safeJson(input)])
      if (CONTROL.test(shown)) throw new Error('a control character');
    if (/[\n\r]/.test(sanitiseLine(input))) throw new Error('a line break');
    if (/[\u200B\uFEFF\u{E0000}-\u{E007F}]/u.test(sanitiseBlock(input))) throw new Error('hidden text');
  },
};

export const TARGETS: Readonly<Record<string, Target>> = {
  ...Object.fromEntries(readableFormats.map((name) => [name, formatTarget(name)])),
  query,
  settings,
  lines,
  'command line': commandLine,
  'terminal text': terminalText,
};
