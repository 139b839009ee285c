import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { VERBS } from '../../src/verbs/catalogue.ts';
import { LAUNCHER, SEED, shell, shellWithSeed } from '../support/papers.ts';

describe('every command', () => {
  it.each(Object.entries(VERBS))('%s has help with an example and its options', (name, { options, examples }) => {
    const { status, stdout } = shell().papers(...name.split(' '), '--help');
    expect(status).toBe(0);
    expect(stdout).toContain(`$ papers ${examples[0][0]}`);
    for (const { flags } of Object.values(options) as { flags: string }[])
      expect(stdout).toContain(flags.replace('...', '').split(/[ ,]/)[0]);
    expect(stdout).toContain('--json');
  });

  it('ends with 2 and advice when it is called wrongly', () => {
    const { papers } = shellWithSeed();
    for (const args of [
      ['shwo'],
      ['ls', '--nope'],
      ['show'],
      ['include'],
      ['ls', '--json=titel'],
      ['tag', 'tart'],
      ['ls', '--strict', 'foo:bar'],
      ['undo', 'x'],
      ['list', 'move', 'l', 'top', 'tart'],
    ]) {
      const { status, stderr, stdout } = papers(...args);
      expect(status, args.join(' ')).toBe(2);
      expect(stderr).toMatch(/^papers: |^{"error"/);
      expect(stdout).toBe('');
    }
    expect(papers('shwo').stderr).toContain('show');
    expect(papers('ls', '--json=titel').stderr).toContain('title');
  });

  it('gives errors as JSON with --json', () => {
    const { papers } = shellWithSeed();
    const { status, stderr } = papers('show', 'nothere', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: 'unknown-paper', message: expect.any(String) as string },
    });
  });

  it('ends quietly when its reader goes', () => {
    const { folder } = shellWithSeed();
    const piped = spawnSync(
      'bash',
      ['-c', `"${process.execPath}" "${LAUNCHER}" ls --json | head -1; echo "\${PIPESTATUS[0]}"`],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, HOME: folder } },
    );
    expect(piped.stdout).toBe('[\n0\n');
    expect(piped.stderr).toBe('');
  });
});

describe('what commands print as JSON', () => {
  const ajv = addFormats.default(new Ajv2020({ strict: true, allErrors: true }));

  it('is as papers schema says', () => {
    const { papers, pipe, folder } = shellWithSeed();
    writeFileSync(
      join(folder, 'rich.json'),
      JSON.stringify([
        {
          title: 'A Rich Record of a Paper',
          authors: ['Ann Lee'],
          date: '2023-05',
          venue: 'ACL',
          doi: '10.1000/x',
          arxiv: '2305.00001',
          url: 'https://x.org/',
          keywords: ['k'],
          tags: ['t'],
          note: 'n',
          decision: { kind: 'exclude', reason: 'r' },
          lists: ['l'],
        },
      ]),
    );
    papers('import', 'rich.json');
    papers('tag', '+a', '--', 'tart');
    papers('undo');
    // The seed's first title, with a slip in it.
    pipe(
      'COBRA Frames: Contextual Reasoning about Effects and Harm of Offensive Statements\n\nAnother abstract of the same, which is long enough to be taken for one by the reader.\n',
      'import',
      '-',
    );
    papers('view', 'save', 'mine', 'tag:a');
    const outputs: [schema: string, ...args: string[]][] = [
      ['paper', 'ls'],
      ['paper', 'show', 'rich-record-paper'],
      ['paper', 'list', 'show', 'l'],
      ['paper', 'include', 'tart'],
      ['paper', 'export', '--to', 'json'],
      ['view', 'view', 'ls'],
      ['hit', 'search', 'long', 'context'],
      ['hit', 'search', 'transformrs', '--relax'],
      ['similar', 'similar', 'tart'],
      ['record', 'parse', SEED],
      ['map', 'map'],
      ['record', 'parse', 'rich.json'],
      ['line', 'parse', SEED, '--explain'],
      ['import', 'import', SEED],
      ['stats', 'stats'],
      ['change', 'log'],
      ['list', 'list', 'ls'],
      ['setting', 'config'],
      ['duplicate', 'dedupe'],
    ];
    for (const [name, ...args] of outputs) {
      const validate = ajv.compile(papers('schema', name).json() as object);
      const printed = papers(...args, '--json').json();
      const items: unknown[] = Array.isArray(printed) ? printed : [printed];
      expect(items.length, args.join(' ')).toBeGreaterThan(0);
      for (const item of items)
        expect(validate(item), `${args.join(' ')}: ${ajv.errorsText(validate.errors)}`).toBe(true);
    }
  });

  it('comes back in: a library exported as JSON and imported into another is the same', () => {
    const { papers } = shellWithSeed();
    papers('tag', '+icl', '+harm', '--', 'cobra-frames');
    papers('exclude', 'tart', '--reason', 'off topic');
    papers('note', 'helmet', 'Read again.');
    papers('list', 'add', 'to read', 'helmet', 'tart');
    for (const format of ['json', 'jsonl']) {
      const exported = papers('export', '--to', format).stdout;
      const other = shell();
      other.papers('init');
      expect(other.pipe(exported, 'import', '-').stdout).toMatch(/^75 added/);
      const same = (entries: unknown) =>
        (entries as Record<string, unknown>[]).map(({ id, title, abstract, code, tags, lists, note, status }) => ({
          id,
          title,
          abstract,
          code,
          tags,
          lists,
          note,
          status,
        }));
      expect(same(other.papers('ls', '--json').json())).toEqual(same(papers('ls', '--json').json()));
    }
  });
});

describe('papers named to a command', () => {
  it('may come from the JSON, the lines or the ids that another printed', () => {
    const { papers, pipe } = shellWithSeed();
    pipe(papers('search', 'offensive', '--json').stdout, 'tag', '+json', '--', '-');
    pipe(papers('search', 'offensive', '--jsonl=id').stdout, 'tag', '+jsonl', '--', '-');
    pipe(papers('search', 'offensive').stdout, 'tag', '+lines', '--', '-');
    pipe('cobra-frames tart\n', 'tag', '+ids', '--', '-');
    expect(papers('show', 'cobra-frames', '--json=tags').json()).toEqual([{ tags: ['ids', 'json', 'jsonl', 'lines'] }]);
  });

  it('may be a prefix, a citation key, an arXiv id or a DOI; what is ambiguous or unknown is answered with the nearest', () => {
    const { papers, pipe } = shellWithSeed();
    pipe(
      JSON.stringify({ title: 'Found by Its Identifiers', arxiv: '2306.01985', doi: '10.18653/v1/x.1' }),
      'import',
      '-',
    );
    for (const name of ['found-ident', '2306.01985', 'arXiv:2306.01985v2', 'https://doi.org/10.18653/v1/x.1'])
      expect(papers('show', name, '--json=arxiv').json()).toEqual([{ arxiv: '2306.01985' }]);
    expect(papers('show', 'CobraFrames', '--json=id').json()).toEqual([{ id: 'cobra-frames' }]);
    expect(papers('show', 'in-context').stderr).toMatch(/could be \d+ papers/);
    expect(papers('show', 'cobra-farmes').stderr).toMatch(/Did you mean\n\s+cobra-frames/);
  });

  it('may be selected by a query, which a dry run only counts and a slip in it never widens', () => {
    const { papers } = shellWithSeed();
    const dry = papers('exclude', '--query', 'title:survey', '--dry-run');
    expect(dry.stderr).toContain('nothing changed');
    expect(papers('ls', 'is:excluded').stdout).toBe('');
    expect(papers('exclude', '--query', 'tittle:survey').status).toBe(2);
    expect(papers('exclude', '--query', 'title:survey', '--reason', 'a survey').status).toBe(0);
    expect(papers('ls', 'reason:survey').stdout.split('\n').length - 1).toBe(dry.stdout.split('\n').length - 1);
  });
});

describe('a query for a tag or a list that does not exist', () => {
  it('finds nothing, and names what may have been meant', () => {
    const { papers } = shellWithSeed();
    papers('tag', '+long-context', '--', 'helmet');
    for (const command of ['ls', 'search', 'export']) {
      const { status, stdout, stderr } = papers(command, 'tag:lon-context');
      expect(status).toBe(0);
      expect(stdout).not.toContain('HELMET');
      expect(stderr).toContain('there is no tag "lon-context". Did you mean "long-context"?');
    }
    expect(papers('ls', 'tag:long-context').stderr).toBe('');
  });
});

describe('a doubt in a query', () => {
  it('is said with its column, and the query is answered all the same', () => {
    const { papers } = shellWithSeed();
    const { status, stdout, stderr } = papers('ls', 'cobra', 'tittle:frames');
    expect(status).toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain('column 7: note: unknown field "tittle:", read as text');
  });
});

describe('reading lists', () => {
  it('keep their order through adding, moving, renaming and undoing', () => {
    const { papers } = shellWithSeed();
    const order = (name: string) =>
      (papers('list', 'show', name, '--json=id').json() as { id: string }[]).map(({ id }) => id);
    papers('list', 'add', 'l', 'tart', 'helmet', 'sirius');
    papers('list', 'move', 'l', '1', 'sirius');
    expect(order('l')).toEqual(['sirius', 'tart', 'helmet']);
    papers('list', 'rm', 'l', 'tart');
    papers('list', 'rename', 'l', 'm');
    expect(order('m')).toEqual(['sirius', 'helmet']);
    papers('list', 'delete', 'm');
    expect(papers('list', 'show', 'm').status).toBe(1);
    papers('undo', '3');
    expect(order('l')).toEqual(['sirius', 'tart', 'helmet']);
  });
});

describe('exports', () => {
  it('never overwrite a file unless told to', () => {
    const { papers, folder } = shellWithSeed();
    writeFileSync(join(folder, 'out.bib'), 'mine');
    expect(papers('export', '-o', 'out.bib').status).toBe(1);
    expect(readFileSync(join(folder, 'out.bib'), 'utf8')).toBe('mine');
    expect(papers('export', '-o', 'out.bib', '--force').status).toBe(0);
    expect(readFileSync(join(folder, 'out.bib'), 'utf8')).toMatch(/^@misc/);
  });

  it('of a Markdown reading list are read back with titles, tags, decisions and abstracts', () => {
    const { papers, pipe } = shellWithSeed();
    papers('tag', '+icl', '--', 'tart');
    papers('exclude', 'tart', '--reason', 'off topic');
    const markdown = papers('export', '--to', 'markdown').stdout;
    const records = pipe(markdown, 'parse', '-').json() as Record<string, unknown>[];
    const entries = papers('ls', '--json').json() as Record<string, unknown>[];
    expect(records.map(({ title, abstract }) => ({ title, abstract }))).toEqual(
      entries.map(({ title, abstract }) => ({ title, abstract })),
    );
    expect(records.find(({ id }) => id === 'tart')).toMatchObject({
      tags: ['icl'],
      decision: { kind: 'exclude', reason: 'off topic' },
      code: ['https://github.com/HazyResearch/TART'],
    });
  });
});

describe('notes and settings', () => {
  it('take a note from the command line, a pipe, or add to it, and take it away', () => {
    const { papers, pipe } = shellWithSeed();
    const note = () => (papers('show', 'tart', '--json=note').json() as { note?: string }[])[0]?.note;
    papers('note', 'tart', 'first');
    pipe('from a pipe\n', 'note', 'tart', '--append');
    expect(note()).toBe('first\n\nfrom a pipe');
    papers('note', 'tart', '');
    expect(note()).toBeUndefined();
  });

  it('sign changes with the reviewer who is set', () => {
    const { papers, folder } = shellWithSeed();
    papers('config', 'reviewer', 'Ada Lovelace');
    expect(readFileSync(join(folder, '.papers/library.yaml'), 'utf8')).toContain('# A library of papers');
    papers('include', 'tart');
    expect(papers('show', 'tart', '--json=decision').json()).toMatchObject([{ decision: { by: 'Ada Lovelace' } }]);
    expect(papers('config', 'nope', 'x').status).toBe(2);
  });
});
