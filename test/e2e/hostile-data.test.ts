import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import Papa from 'papaparse';
import { describe, expect, it, vi } from 'vitest';
import { editText } from '../../src/terminal/editor.ts';
import { SEED, type Shell, shell, shellWithSeed, temporaryFolder } from '../support/papers.ts';
import { startRobot } from '../support/robot.ts';

/** What steers terminals, runs in browsers, spreadsheets and TeX, and leads out of folders: all of it, in every field. */
const EVIL =
  '=HYPERLINK("http://x.org") \u001B]0;owned\u0007\u001B[2J\u009B31m\u202Etxt.exe\u2066\u0000 <script>alert(1)</script>' +
  '<img src=x onerror=alert(1)> [go](javascript:alert(1)) \\input{/etc/passwd}\\immediate\\write18{id} ../../evil `id` $(id)';

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;
const MACRO = /\\(?:input|immediate|write|include|openout|catcode|csname|def|read)(?![a-z])/;

const texts = ['abstract', 'venue', 'publisher', 'place', 'volume', 'issue', 'pages', 'series', 'edition', 'language'];

function record(number: number): object {
  return {
    title: `${number === 0 ? '' : 'Another '}${EVIL} of a Title ${'abcdef'.charAt(number)}`,
    ...Object.fromEntries(texts.map((name) => [name, `${EVIL} in the ${name}`])),
    authors: [{ name: EVIL }, { family: EVIL, given: EVIL }],
    editors: [{ name: EVIL }],
    keywords: [EVIL, '@SUM(1)', '+1', '-1'],
    links: ['javascript:alert(1)', 'http://x.org/"onmouseover="alert(1)'],
    url: 'javascript:alert(1)',
    date: '2023',
    extra: { [EVIL]: EVIL },
  };
}

/** A library whose every text is hostile: what papers say, and what people said of them. */
function hostileLibrary(): Shell {
  const word = EVIL.replaceAll('\u0000', '');
  const place = shell({ PAPERS_REVIEWER: word });
  const { folder, papers } = place;
  const file = 'evil\u001B[2J.jsonl';
  writeFileSync(join(folder, file), [0, 1, 2].map((number) => `${JSON.stringify(record(number))}\n`).join(''));
  papers('init');
  expect(papers('import', file).stdout).toMatch(/^3 added/);
  const ids = (papers('ls', '--json=id').json() as { id: string }[]).map(({ id }) => id);
  const [first = '', second = ''] = ids;
  papers('tag', `+${word.replaceAll(/[\s,]/g, '')}`, '--', ...ids);
  papers('note', first, word);
  papers('list', 'add', word, ...ids);
  papers('exclude', first, '--reason', word);
  papers('include', second);
  papers('view', 'save', word, 'title:title');
  return place;
}

/** Elements, attributes that run something, and links of a page. */
function pageOf(html: string): { scripts: number; handlers: string[]; links: string[]; images: number } {
  const page = { scripts: 0, handlers: [] as string[], links: [] as string[], images: 0 };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'script') page.scripts += 1;
      if (name === 'img') page.images += 1;
      for (const [attribute, value] of Object.entries(attributes)) {
        if (attribute.startsWith('on')) page.handlers.push(`${attribute}=${value}`);
        if (['href', 'src', 'action', 'xlink:href'].includes(attribute)) page.links.push(value);
      }
    },
  });
  parser.end(html);
  return page;
}

describe('a library whose every text is hostile', { timeout: 240_000 }, () => {
  it('steers no terminal, whichever command prints of it', () => {
    const { papers } = hostileLibrary();
    const [first = '', second = ''] = (papers('ls', '--json=id').json() as { id: string }[]).map(({ id }) => id);
    const commands = [
      ['ls'],
      ['ls', '--json'],
      ['ls', '--jsonl'],
      ['show', first],
      ['show', '--json', first],
      ['search', 'title'],
      ['search', '"another'],
      ['next'],
      ['similar', second],
      ['stats'],
      ['map'],
      ['progress'],
      ['report'],
      ['dedupe'],
      ['conflicts'],
      ['list', 'ls'],
      ['view', 'ls'],
      ['log'],
      ['log', '--json'],
      ['log', first],
      ['config'],
      ['criteria'],
      ['doctor'],
      ['parse', 'evil\u001B[2J.jsonl'],
      ['import', 'evil\u001B[2J.jsonl'],
      ['ls', `tag:${EVIL.replaceAll('\u0000', '')}`],
      ['show', EVIL.replaceAll('\u0000', '')],
      ['import', `${EVIL.replaceAll('\u0000', '')}.bib`],
      ['undo'],
      ['redo'],
    ];
    for (const words of commands) {
      const { stdout, stderr } = papers(...words);
      const found = CONTROL.exec(stdout + stderr);
      const around = found && JSON.stringify((stdout + stderr).slice(Math.max(0, found.index - 60), found.index + 30));
      expect(around, words.join(' ')).toBeNull();
      expect(stderr, words.join(' ')).not.toMatch(/\n\s+at |bug in papers/);
    }
  });

  it('steers no terminal from any screen of the terminal UI', async () => {
    const { folder } = hostileLibrary();
    const word = EVIL.replaceAll('\u0000', '');
    const robot = await startRobot({ folder, env: { PAPERS_REVIEWER: word } });
    const titles: string[] = [];
    robot.terminal.onTitleChange((title) => titles.push(title));
    await robot.sees(/^> .*HYPERLINK/m);
    await robot.press('zoom').sees('in the venue');
    await robot.press('zoom', 'last', 'include').sees('3/3 screened');
    await robot.press('undo').sees('2/3 screened');
    await robot.press('search').type('title:title exe').sees(/exe/);
    await robot.press('accept', 'tag').type('+new\r').sees('Tagged');
    await robot
      .press('add-to-list')
      .type('=')
      .sees(/HYPERLINK.*owned/);
    await robot.press('cancel', 'pick-view').sees(/title:title/);
    await robot.press('cancel', 'command').type('stats\r').sees('3 papers');
    await robot.press('output-close', 'command').type('log\r').sees('done');
    await robot.press('output-close', 'similar').sees('papers like');
    await robot.press('escape', 'sort').sees(/most promising/i);
    robot.press('cancel', 'leave');
    await robot.ended();
    // What moves the cursor and colours is the program's own; nothing else may be left when it is taken away.
    // oxlint-disable-next-line no-control-regex
    const left = robot.output.replaceAll(/\u001B\[[0-?]*[ -/]*[@-~]/g, '').replaceAll(/[\r\n\b]/g, '');
    const found = CONTROL.exec(left);
    expect(found && JSON.stringify(left.slice(Math.max(0, found.index - 60), found.index + 30))).toBeNull();
    // The program itself clears the screen only to begin at its top.
    expect(robot.output.replaceAll('\u001B[2J\u001B[H', '')).not.toContain('\u001B[2J');
    expect(titles).toEqual([]);
  });

  it('gives exports without control characters, macros, formulas and scripts', () => {
    const { folder, papers } = hostileLibrary();
    const exported = (...words: readonly string[]): string => {
      const { status, stdout, stderr } = papers('export', ...words);
      expect(status, `${words.join(' ')}: ${stderr}`).toBe(0);
      expect(stdout, words.join(' ')).not.toMatch(CONTROL);
      return stdout;
    };
    for (const name of ['ris', 'nbib', 'endnote', 'json', 'jsonl', 'csl-json', 'references', 'opensearch', 'pandoc'])
      exported('--to', name);
    for (const words of [['--dialect', 'bibtex'], ['--dialect', 'biblatex'], ['--ascii']])
      expect(exported('--to', 'bibtex', ...words), words.join(' ')).not.toMatch(MACRO);
    for (const [name, delimiter] of [
      ['csv', ','],
      ['tsv', '\t'],
    ] as const)
      for (const row of Papa.parse<string[]>(exported('--to', name).trim(), { delimiter }).data)
        for (const cell of row) expect(cell).not.toMatch(/^[=+@\t\r-]/);
    for (const words of [[], ['--group-by', 'tag'], ['--template', 'annotated'], ['--template', 'obsidian']]) {
      const text = exported('--to', 'markdown', ...words);
      expect(text, words.join(' ')).not.toMatch(/(?<!\\)<(?:script|img)/i);
      // Properties are YAML, and their texts stand in quotes.
      const shown = text.replace(/^---\n.*?\n---$/gms, '');
      expect(shown, words.join(' ')).not.toMatch(/(?<!\\)\]\((?:javascript|data):/i);
    }
    for (const [file, words] of [
      ['page.html', ['export', '--to', 'html', '--title', EVIL.replaceAll('\u0000', '')]],
      ['report.html', ['report', '--to', 'html']],
      ['map.html', ['map', '--to', 'html']],
    ] as const) {
      const { status, stderr } = papers(...words, '-o', file);
      expect(status, `${file}: ${stderr}`).toBe(0);
      const html = readFileSync(join(folder, file), 'utf8');
      expect(html, file).not.toMatch(CONTROL);
      const { scripts, handlers, links, images } = pageOf(html);
      expect([handlers, images], file).toEqual([[], 0]);
      // The map has one of its own, which lets one look closer.
      expect(scripts, file).toBeLessThanOrEqual(file === 'map.html' ? 1 : 0);
      expect(html, file).not.toContain('<script>alert');
      for (const link of links) expect(link, file).toMatch(/^(?:https?:|#)/);
    }
  });
});

describe('a library whose names lead elsewhere', { timeout: 120_000 }, () => {
  const NAMES = [
    '../../evil',
    '/tmp/evil',
    '-rf',
    '.hidden',
    'a/b',
    'a\\b',
    'con',
    'x'.repeat(300),
    'a\u001B[2Jb',
    '..',
  ];

  it('writes each note into the folder that was chosen, under a harmless name, and through no link', () => {
    const { folder, papers } = shell();
    papers('init');
    papers('import', SEED);
    const corpus = join(folder, '.papers/corpus.jsonl');
    const lines = readFileSync(corpus, 'utf8').split('\n');
    const renamed = lines.slice(0, NAMES.length).map((line, at) => {
      const { id, seal, crc, ...rest } = JSON.parse(line) as Record<string, unknown>;
      return JSON.stringify({ ...rest, id: NAMES[at], citationKey: NAMES[at] });
    });
    writeFileSync(corpus, [...renamed, ...lines.slice(NAMES.length)].join('\n'));
    const before = readdirSync(folder);
    mkdirSync(join(folder, 'notes'));
    const { stderr } = papers('export', '--notes', 'notes');
    expect(stderr.trim().split('\n').at(-1)).toMatch(/^Wrote \d+ papers/);
    const names = readdirSync(join(folder, 'notes'));
    expect(names.length).toBeGreaterThan(70);
    expect(readdirSync(folder)).toEqual([...before, 'notes'].toSorted());
    for (const name of names) {
      expect(name).toMatch(/^[^.\-/\\][^/\\]*\.md$/);
      expect(name).not.toMatch(CONTROL);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      expect(lstatSync(join(folder, 'notes', name)).isFile()).toBe(true);
    }
    // A link where a note is to be is replaced, and what it leads to is left alone.
    const [name = ''] = names;
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    rmSync(join(folder, 'notes', name));
    symlinkSync('../mine.txt', join(folder, 'notes', name));
    papers('export', '--notes', 'notes', '--force');
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine');
  });

  it.each([
    ['journal.jsonl', 'file'],
    ['corpus.jsonl', 'file'],
    ['library.yaml', 'file'],
    ['lock', 'file'],
    ['cache', 'folder'],
    ['cache/index', 'folder'],
    ['backup-schema-1.tmp', 'folder'],
  ])('is refused where %s is a link, and what that leads to stays as it is', (name, kind) => {
    const { folder, papers } = shellWithSeed();
    const place = join(folder, '.papers', name);
    const target = join(folder, 'elsewhere');
    if (existsSync(place)) cpSync(place, target, { recursive: true });
    else if (kind === 'folder') mkdirSync(target);
    else writeFileSync(target, '');
    rmSync(place, { recursive: true, force: true });
    symlinkSync(target, place);
    const files = (): string[] => [
      ...(kind === 'folder'
        ? readdirSync(target, { recursive: true, encoding: 'utf8' })
        : [readFileSync(target, 'utf8')]),
    ];
    const before = files();
    for (const words of [['ls'], ['tag', '+x', '--', 'tart'], ['doctor', '--fix']]) {
      const { status, stderr } = papers(...words);
      expect(status, words.join(' ')).toBe(1);
      expect(stderr).toContain('symbolic link');
    }
    expect(files()).toEqual(before);
  });
});

describe('programs that papers starts', { timeout: 120_000 }, () => {
  /** A program that writes down what it was called with, one call a line. */
  function teller(folder: string): { program: string; told: () => string[][] } {
    const [program, file] = [join(folder, 'teller.js'), join(folder, 'told.txt')];
    const code = `require('node:fs').appendFileSync(${JSON.stringify(file)}, JSON.stringify(process.argv.slice(2)) + '\\n');\n`;
    writeFileSync(program, `#!${process.execPath}\n${code}`, { mode: 0o755 });
    const lines = () => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []);
    return { program, told: () => lines().map((line) => JSON.parse(line) as string[]) };
  }

  it('are given a link of a paper as one argument, which no shell has read, and only one to the web', async () => {
    const folder = temporaryFolder();
    const { program, told } = teller(folder);
    const { papers } = shell({ BROWSER: program }, folder);
    const link = "http://x.org/$(touch${IFS}hacked);touch${IFS}hacked|`touch${IFS}hacked`&--help'";
    const records = [
      { title: 'A Paper With a Link', links: [link] },
      { title: 'Some Work With Bad Links', links: ['javascript:alert(1)'], url: 'file:///etc/passwd' },
    ];
    writeFileSync(join(folder, 'links.jsonl'), records.map((one) => `${JSON.stringify(one)}\n`).join(''));
    papers('init');
    papers('import', 'links.jsonl');
    const [first = '', second = ''] = (papers('ls', '--json=id').json() as { id: string }[]).map(({ id }) => id);
    expect(papers('open', first).status).toBe(0);
    expect(papers('open', second).status).toBe(1);
    await vi.waitFor(() => expect(told()).toEqual([[link]]), { timeout: 60_000 });
    expect(existsSync(join(folder, 'hacked'))).toBe(false);
  });

  it('to edit with are given the words of $EDITOR and a file, and no shell reads either', async () => {
    const folder = temporaryFolder();
    const { program, told } = teller(folder);
    const env = { EDITOR: `"${program}" --wait '; touch ${join(folder, 'hacked')}' $(touch hacked)` };
    expect(await editText('$(touch hacked)', env)).toBe('$(touch hacked)');
    const file = expect.stringMatching(/note\.md$/) as string;
    expect(told()).toEqual([['--wait', `; touch ${join(folder, 'hacked')}`, '$(touch', 'hacked)', file]]);
    expect(existsSync(join(folder, 'hacked'))).toBe(false);
  });
});
