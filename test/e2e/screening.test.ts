import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { paperOn } from '../screening/support.ts';
import { type Shell, shell, shellWithSeed } from '../support/papers.ts';

interface Suggestion {
  readonly id: string;
  readonly by: string;
  readonly score: number;
  readonly why: { readonly for: readonly { readonly term: string }[] };
  readonly model: string;
  readonly version: string;
}

function suggestions({ papers }: Shell, ...args: readonly string[]): Suggestion[] {
  return papers('next', '--json', ...args).json() as Suggestion[];
}

/** Labelled records: 12 on sleep are included, 48 on trees are not. */
function labelled(separator: string): string {
  const rows = Array.from({ length: 60 }, (_, number) => {
    const { title, abstract } = paperOn(number % 5 === 0 ? 'sleep' : 'trees', number);
    return [`"${title}"`, `"${abstract}, indeed"`, number % 5 === 0 ? 1 : 0].join(separator);
  });
  return [['title', 'abstract', 'label_included'].join(separator), ...rows].join('\r\n');
}

function simulation(name: string, content: string | Uint8Array, ...args: readonly string[]) {
  const { folder, papers } = shell();
  writeFileSync(join(folder, name), content);
  return papers('simulate', name, ...args);
}

describe('papers next', () => {
  it('learns from decisions, says why, and never asks for what is decided or put aside', () => {
    const made = shellWithSeed();
    const [first, second] = suggestions(made, '-n', '2', '--about', 'toxic and harmful language');
    expect(first?.by).toBe('likeness');
    made.papers('include', first?.id ?? '');
    made.papers('maybe', second?.id ?? '');
    const far = suggestions(made, '-n', '75').at(-1);
    made.papers('exclude', far?.id ?? '');
    const now = suggestions(made, '-n', '75');
    expect(now[0]).toMatchObject({ by: 'model', model: 'ours', version: '3' });
    expect(now[0]?.why.for.length).toBeGreaterThan(0);
    expect(now.map(({ score }) => score)).toEqual(now.map(({ score }) => score).toSorted((a, b) => b - a));
    expect(now.map(({ id }) => id)).toHaveLength(72);
    for (const paper of [first, second, far]) expect(now.map(({ id }) => id)).not.toContain(paper?.id);
    const { papers } = made;
    papers('undo');
    expect(suggestions(made, '-n', '75').map(({ id }) => id)).toContain(far?.id);
  });

  it('prints what its schema says', () => {
    const made = shellWithSeed();
    const schema = made.papers('schema', 'suggestion').json() as object;
    const valid = new Ajv2020({ strict: false }).compile(schema);
    for (const args of [[], ['--about', 'agents'], ['-n', '5', '--explore', '1']])
      for (const suggestion of suggestions(made, ...args))
        expect(valid(suggestion), JSON.stringify(valid.errors)).toBe(true);
  });

  it('draws every so many by chance that repeats with its seed', () => {
    const made = shellWithSeed();
    const args = ['-n', '10', '--about', 'agents', '--explore', '0.2'];
    const drawn = suggestions(made, ...args, '--seed', '7');
    expect(drawn.map(({ by }) => by === 'chance')).toEqual(drawn.map((_, at) => at % 5 === 4));
    expect(suggestions(made, ...args, '--seed', '7')).toEqual(drawn);
    expect(suggestions(made, ...args, '--seed', '8')).not.toEqual(drawn);
    expect(new Set(drawn.map(({ id }) => id)).size).toBe(10);
  });

  it('learns from known papers that are imported as included, which count as no evidence of the order', () => {
    const { folder, papers } = shellWithSeed();
    writeFileSync(
      join(folder, 'known.txt'),
      JSON.stringify([{ title: 'Detecting toxic language online', abstract: 'We detect toxic and harmful language.' }]),
    );
    const args = ['import', 'known.txt', '--from', 'json', '--as', 'include'];
    papers(...args, '--dry-run');
    expect(papers('ls', 'is:included').stdout).toBe('');
    papers(...args);
    expect(papers('ls', 'is:included', '--json=title').json()).toEqual([{ title: 'Detecting toxic language online' }]);
    expect(papers('next', '--json').json()).toMatchObject([{ by: 'likeness' }]);
    expect(papers('progress', '--json').json()).toMatchObject({ included: 1, atAStroke: 1 });
    // What a person decided stays, whatever a file is imported as.
    papers(...args.slice(0, -1), 'exclude');
    expect(papers('ls', 'is:excluded').stdout).toBe('');
    expect(papers(...args.slice(0, -1), 'perhaps').status).toBe(2);
  });

  it('has the model and its version recorded with a decision on what it suggested, and with no other', () => {
    const made = shellWithSeed();
    const { folder, papers } = made;
    const [first] = suggestions(made, '--about', 'agents');
    papers('include', first?.id ?? '');
    papers('exclude', 'cobra-frames');
    papers('undo');
    const [second] = suggestions(made);
    papers('exclude', second?.id ?? '', '--reason', 'off topic');
    // Looked at again, it is no suggestion any more.
    papers('include', second?.id ?? '');
    const decided = readFileSync(join(folder, '.papers', 'journal.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { op: string; suggested?: object })
      .filter(({ op }) => op === 'decide');
    const ours = { model: 'ours', version: '3' };
    expect(decided.map(({ suggested }) => suggested)).toEqual([ours, undefined, ours, undefined]);
    expect(papers('report').stdout).toContain('the model ours, version 3');
    rmSync(join(folder, '.papers', 'cache'), { recursive: true });
    expect(papers('exclude', 'cobra-frames').status).toBe(0);
  });

  it('orders what was put aside when asked', () => {
    const made = shellWithSeed();
    const { papers } = made;
    const [first, second] = suggestions(made, '-n', '2', '--about', 'agents');
    expect(papers('next', '--maybe').stderr).toContain('Nothing is put aside');
    papers('maybe', first?.id ?? '', second?.id ?? '');
    expect(suggestions(made, '--maybe', '-n', '9', '--about', 'agents').map(({ id }) => id)).toEqual([
      first?.id,
      second?.id,
    ]);
  });

  it('explores by doubt once it has a model, and by chance before', () => {
    const made = shellWithSeed();
    const args = ['--explore', '1', '--explore-by', 'doubt'];
    expect(suggestions(made, ...args)[0]?.by).toBe('chance');
    const all = suggestions(made, '-n', '75', '--about', 'agents');
    made.papers('include', all[0]?.id ?? '');
    made.papers('exclude', all.at(-1)?.id ?? '');
    const [doubtful] = suggestions(made, ...args);
    const order = suggestions(made, '-n', '73').map(({ id }) => id);
    expect(doubtful?.by).toBe('doubt');
    expect(order.indexOf(doubtful?.id ?? '')).toBeGreaterThan(0);
  });

  it('gives the same order from the same journal, wherever it is', () => {
    const made = shellWithSeed();
    const all = suggestions(made, '-n', '75', '--about', 'agents');
    for (const [at, { id }] of all.slice(0, 6).entries()) made.papers(at % 2 === 0 ? 'include' : 'exclude', id);
    const copy = shell();
    cpSync(join(made.folder, '.papers'), join(copy.folder, '.papers'), { recursive: true });
    rmSync(join(copy.folder, '.papers', 'cache'), { recursive: true });
    expect(suggestions(copy, '-n', '75')).toEqual(suggestions(made, '-n', '75'));
  });

  it('knows from the journal how long nothing was found, whatever was decided first', () => {
    const [late, early] = [shellWithSeed(), shellWithSeed()];
    const ids = suggestions(late, '-n', '22').map(({ id }) => id);
    const batches = [ids.slice(2, 12), ids.slice(12)];
    const include = ({ papers }: Shell): unknown => papers('include', ...ids.slice(0, 2));
    include(early);
    for (const batch of batches) for (const { papers } of [late, early]) papers('exclude', ...batch);
    include(late);
    const progress = ({ papers }: Shell): unknown => papers('progress', '--json').json();
    expect(progress(late)).toMatchObject({ screened: 22, excludedInARow: 0 });
    expect(progress(early)).toMatchObject({ screened: 22, excludedInARow: 20 });
    const scores = (made: Shell): number[] => suggestions(made, '-n', '53').map(({ score }) => score);
    expect(scores(late)).toHaveLength(53);
    expect(scores(early)).not.toEqual(scores(late));
  });

  it('says so when nothing is left, and refuses what it cannot use', () => {
    const { papers } = shellWithSeed();
    papers('exclude', '--query', 'is:unscreened');
    const { status, stdout, stderr } = papers('next');
    expect([status, stdout]).toEqual([0, '']);
    expect(stderr).toContain('Nothing is left');
    for (const args of [
      ['--explore', '2'],
      ['--seed', '-1'],
      ['-n', '0'],
    ])
      expect(papers('next', ...args).status, args.join(' ')).toBe(2);
  });
});

describe('papers simulate', () => {
  it('reads CSV, TSV and gzip alike, and finds what is alike first', () => {
    const plain = simulation('a.csv', labelled(','), '--json');
    const [report] = plain.json() as {
      metrics: Record<string, number>;
      random: Record<string, number>;
      runs: unknown[];
    }[];
    expect(report).toMatchObject({ records: 60, included: 12, model: 'ours' });
    expect(report?.metrics['atd']).toBeLessThan(0.15);
    expect(report?.random['atd']).toBeGreaterThan(0.3);
    const metrics = (name: string, content: string | Uint8Array): unknown =>
      (simulation(name, content, '--json').json() as { metrics: unknown }[])[0]?.metrics;
    expect(metrics('a.tsv', labelled('\t'))).toEqual(report?.metrics);
    expect(metrics('a.csv.gz', gzipSync(labelled(',')))).toEqual(report?.metrics);
  });

  it('gives the mean of several seeds, each with its trace, and the curve as CSV and as a plot', () => {
    const args = ['--seeds', '3', '--model', 'elas-u4'];
    const [report] = simulation('a.csv', labelled(','), ...args, '--json').json() as {
      metrics: { atd: number };
      runs: { seed: number; metrics: { atd: number }; trace: { labels: boolean[] } }[];
    }[];
    expect(report?.runs.map(({ seed }) => seed)).toEqual([1, 2, 3]);
    const mean = (report?.runs ?? []).reduce((sum, run) => sum + run.metrics.atd / 3, 0);
    expect(report?.metrics.atd).toBeCloseTo(mean, 12);
    expect(report?.runs[0]?.trace.labels.filter(Boolean)).toHaveLength(11);
    const csv = simulation('a.csv', labelled(','), ...args, '--csv')
      .stdout.trim()
      .split('\n');
    expect([csv[0], csv.length, csv[101]]).toEqual(['file,model,read,recall', 102, 'a.csv,elas-u4,1,1']);
    const plot = simulation('a.csv', labelled(','), ...args).stdout;
    expect(plot).toContain('WSS@95');
    expect(plot).toContain('100% read');
    expect(plot).toMatch(/hypergeometric +\d+\.\d% +\d+\.\d% +3 of 3/);
  });

  it('prints what its schema says', () => {
    const schema = shell().papers('schema', 'simulation').json() as object;
    const valid = new Ajv2020({ strict: false }).compile(schema);
    const [report] = simulation('a.csv', labelled(','), '--json').json() as unknown[];
    expect(valid(report), JSON.stringify(valid.errors)).toBe(true);
  });

  it.each([
    ['no labels', 'title,abstract\nx,y\n', /no column for the label/],
    ['one kind only', 'title,included\nx,1\ny,1\nz,1\n', /at least two of each kind/],
    ['no rows', '', /no column/],
    ['broken gzip', Buffer.from([0x1f, 0x8b, 1, 2, 3]), /damaged/],
    ['binary', Buffer.from([1, 2, 3, 0, 0, 5]), /binary/],
  ])('says what is wrong with a file with %s', (_, content, problem) => {
    const { status, stdout, stderr } = simulation('bad.csv', content);
    expect(stderr).toMatch(problem);
    expect(stderr).toContain('bad.csv');
    expect(stderr).not.toContain('    at ');
    expect([status, stdout]).toEqual([1, '']);
  });

  it('leaves out records without a label, and says how many', () => {
    const { status, stderr } = simulation('a.csv', `${labelled(',')}\r\n"One more","text",\r\n`);
    expect(status).toBe(0);
    expect(stderr).toContain('1 of 61 records');
  });

  it('goes on with the other files', () => {
    const { folder, papers } = shell();
    writeFileSync(join(folder, 'a.csv'), labelled(','));
    const { status, stdout, stderr } = papers('simulate', 'missing.csv', 'a.csv');
    expect(status).toBe(1);
    expect(stdout).toContain('a.csv: 60 records');
    expect(stderr).toContain('missing.csv');
  });
});
