import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { VERBS } from '../../src/verbs/catalogue.ts';
import { PRINTED } from '../../src/verbs/printed.ts';
import { SCHEMA_VERSION, schemaNamed, schemaNames } from '../../src/verbs/schemas.ts';
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

  it('gives every kind of error and warning as JSON with --json, a line each', () => {
    const { papers, pipe, folder } = shellWithSeed();
    const ajv = addFormats.default(new Ajv2020({ strict: true }));
    const valid = { error: ajv.compile(schemaNamed('error')), warning: ajv.compile(schemaNamed('warning')) };
    writeFileSync(join(folder, 'half.jsonl'), '{"title":"A Title of a Paper"}\n{"title":\n{"nothing":1}\n');
    mkdirSync(join(folder, 'bad'));
    writeFileSync(join(folder, 'bad', 'library.yaml'), 'schema: 1\nblind: perhaps\n');
    const wrong: [status: number, codes: string[], ...args: string[]][] = [
      [1, ['unknown-paper'], 'show', 'nothere'],
      [2, ['unknown-command'], 'shwo'],
      [2, ['unknown-option'], 'ls', '--nope'],
      [2, ['missing-argument'], 'show'],
      [2, ['excess-arguments'], 'undo', '1', '2'],
      [2, ['invalid-argument'], 'ls', '--sort', 'size'],
      [2, ['bad-option'], 'ls', '--limit'],
      [2, ['unknown-option'], 'list'],
      [2, ['bad-query'], 'ls', '--strict', 'foo:bar'],
      [2, ['bad-option'], 'ls', '--jsonl'],
      [1, ['file-error'], 'import', 'nosuch.txt'],
      [1, ['bad-json', 'bad-field', 'unknown-field'], 'parse', 'half.jsonl'],
      [1, ['bad-settings'], 'ls', '--library', 'bad'],
      [1, ['no-library'], 'ls', '--library', 'nowhere'],
      [0, ['query'], 'ls', 'tittle:x'],
    ];
    for (const [status, codes, ...args] of wrong) {
      const result = papers(...args, '--json');
      expect(result.status, `${args.join(' ')}: ${result.stderr}`).toBe(status);
      const lines = result.stderr
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, { code: string }>);
      for (const line of lines) {
        const validate = 'error' in line ? valid.error : valid.warning;
        expect(validate(line), `${args.join(' ')}: ${ajv.errorsText(validate.errors)}`).toBe(true);
      }
      expect(lines.flatMap((line) => Object.values(line).map(({ code }) => code))).toEqual(codes);
    }
    expect(JSON.parse(pipe('', 'import', '-', '--json').stderr)).toMatchObject({ error: { code: 'empty' } });
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

  it('says so when its output cannot be kept', () => {
    const { folder } = shellWithSeed();
    const full = spawnSync('bash', ['-c', `"${process.execPath}" "${LAUNCHER}" ls --json > /dev/full`], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, HOME: folder },
    });
    expect(full.status).toBe(1);
    expect(JSON.parse(full.stderr)).toMatchObject({
      error: {
        code: 'lost-output',
        message: expect.stringContaining('no space is left on the disk') as string,
        remedy: expect.stringContaining('Make room') as string,
      },
    });
  });

  it('loses nothing to a slow reader, even of a pipe that makes nobody wait', () => {
    const { folder, papers } = shellWithSeed();
    const all = papers('ls', '--json').stdout;
    expect(all.length).toBeGreaterThan(64 * 1024);
    // What has opened its own end of the pipe as a stream has made it one that makes nobody wait, for all who share it.
    const sharing = `process.stdout; require('node:child_process').spawnSync(process.execPath, [process.argv[1], 'ls', '--json'], { stdio: 'inherit' })`;
    const piped = spawnSync('bash', ['-c', `"${process.execPath}" -e "${sharing}" "${LAUNCHER}" | (sleep 0.3; cat)`], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, HOME: folder },
    });
    expect(piped.stdout).toBe(all);
  });
});

describe('what commands print as JSON', () => {
  const ajv = addFormats.default(new Ajv2020({ strict: true, allErrors: true }));

  const labelled = [
    'title,abstract,label_included',
    ...Array.from(
      { length: 20 },
      (_, row) => `Title ${row} of a paper,Words ${row % 3} of it,${row % 4 === 0 ? 1 : 0}`,
    ),
  ].join('\n');

  it('is as papers schema says, for every command', () => {
    const made = shell({ BROWSER: 'true' });
    const { papers, pipe, folder } = made;
    papers('init');
    papers('import', SEED);
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
    writeFileSync(join(folder, 'labelled.csv'), labelled);
    papers('init', 'other');
    papers('import', SEED, '--library', 'other');
    // Each command at least once, in an order in which each has something to say.
    const outputs: [schema: string, ...args: string[]][] = [
      ['library', 'init', 'third'],
      ['paper', 'ls'],
      ['paper', 'show', 'rich-record-paper'],
      ['paper', 'list', 'show', 'l'],
      ['paper', 'maybe', 'helmet'],
      ['paper', 'include', 'tart'],
      ['paper', 'exclude', 'cobra-frames', '--reason', 'r'],
      ['paper', 'unscreen', 'cobra-frames'],
      ['paper', 'tag', '+x', 'tart'],
      ['paper', 'export', '--to', 'json'],
      ['note', 'note', 'tart', 'A note.'],
      ['edit', 'edit', 'tart', 'year=2023'],
      ['view', 'view', 'save', 'yours', 'tag:x'],
      ['view', 'view', 'ls'],
      ['view-name', 'view', 'delete', 'yours'],
      ['hit', 'search', 'long', 'context'],
      ['hit', 'search', 'transformrs', '--relax'],
      ['similar', 'similar', 'tart'],
      ['record', 'parse', SEED],
      ['map', 'map'],
      ['record', 'parse', 'rich.json'],
      ['line', 'parse', SEED, '--explain'],
      ['import', 'import', SEED],
      ['stats', 'stats'],
      ['progress', 'progress', '--target', '95%', '--confidence', '95%'],
      ['suggestion', 'next', '-n', '3'],
      ['simulation', 'simulate', 'labelled.csv'],
      ['report', 'report'],
      ['change', 'log'],
      ['list-name', 'list', 'new', 'm'],
      ['paper', 'list', 'add', 'm', 'tart', 'helmet'],
      ['paper', 'list', 'move', 'm', '1', 'helmet'],
      ['paper', 'list', 'rm', 'm', 'tart'],
      ['list', 'list', 'ls'],
      ['list-name', 'list', 'rename', 'm', 'n'],
      ['list-name', 'list', 'delete', 'n'],
      ['change', 'undo', '2'],
      ['change', 'redo'],
      ['setting', 'config'],
      ['criteria', 'criteria', '--include', 'adults'],
      ['duplicate', 'dedupe'],
      ['paper', 'dedupe', '--distinct', 'tart', 'helmet'],
      ['merge', 'merge', 'other'],
      ['doctor', 'doctor'],
      ['page', 'open', 'rich-record-paper'],
      ['completion', 'completion', 'bash'],
      ['enrich', 'enrich', '--offline'],
      ['schema', 'schema'],
    ];
    const run = new Set(
      outputs.map(([, ...args]) => Object.keys(VERBS).find((verb) => `${args.join(' ')} `.startsWith(`${verb} `))),
    );
    // Conflicts needs a second reviewer, and has its test below; the two others print no JSON.
    expect(Object.keys(VERBS).filter((verb) => !run.has(verb))).toEqual(['conflicts', 'triage', 'mcp']);
    for (const [name, ...args] of outputs) {
      const verb = Object.keys(VERBS).find((known) => `${args.join(' ')} `.startsWith(`${known} `));
      expect(new Map(Object.entries(PRINTED)).get(verb ?? '')).toContain(name);
      const validate = ajv.getSchema(`urn:papers:schema:${name}:${SCHEMA_VERSION}`) ?? ajv.compile(schemaNamed(name));
      const { status, stdout, stderr } = papers(...args, '--json');
      expect({ status, stderr }, args.join(' ')).toMatchObject({ status: 0 });
      const printed = JSON.parse(stdout) as unknown;
      const items: unknown[] = Array.isArray(printed) ? printed : [printed];
      expect(items.length, args.join(' ')).toBeGreaterThan(0);
      for (const item of items)
        expect(validate(item), `${args.join(' ')}: ${ajv.errorsText(validate.errors)}`).toBe(true);
    }
  }, 400_000);

  it('is as papers schema says for conflicts, and papers schema prints each as JSON with its version', () => {
    const { papers } = shellWithSeed();
    papers('include', 'tart');
    papers('config', 'reviewer', 'Bo');
    papers('exclude', 'tart');
    const validate =
      ajv.getSchema(`urn:papers:schema:conflict:${SCHEMA_VERSION}`) ?? ajv.compile(schemaNamed('conflict'));
    expect((papers('conflicts', '--json').json() as unknown[]).map((item) => validate(item))).toEqual([true]);
    expect(papers('schema', 'hit').json()).toEqual(schemaNamed('hit'));
    expect(new Set(Object.values(PRINTED).flat())).toEqual(
      new Set(schemaNames().flatMap(({ name }) => (['error', 'warning'].includes(name) ? [] : [name]))),
    );
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
