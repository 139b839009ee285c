import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { schemaNamed } from '../../src/verbs/schemas.ts';
import { SEED, type Shell, shell } from '../support/papers.ts';
import { startRobot } from '../support/robot.ts';

/** The same place, as another reviewer sees it. */
function as(reviewer: string, { folder }: Shell): Shell {
  return shell({ PAPERS_REVIEWER: reviewer }, folder);
}

// Each test is a dozen processes, and a machine may be busy with others.
vi.setConfig({ testTimeout: 180_000 });

const seedLibrary = mkdtempSync(join(tmpdir(), 'papers-seed-'));
beforeAll(() => {
  const { papers } = shell({ PAPERS_REVIEWER: 'Ada' }, seedLibrary);
  papers('init');
  papers('import', SEED);
});
afterAll(() => rmSync(seedLibrary, { recursive: true }));

/** A library of its own with the seed's 75 papers. */
function seedOf(reviewer: string): Shell {
  const place = shell({ PAPERS_REVIEWER: reviewer });
  cpSync(join(seedLibrary, '.papers'), join(place.folder, '.papers'), { recursive: true });
  return place;
}

function idsOf(place: Shell, ...query: string[]): string[] {
  return (place.papers('ls', ...query, '--json=id').json() as { id: string }[]).map(({ id }) => id);
}

describe('two reviewers of one library', () => {
  it('list where they disagree, settle it, and undo that', () => {
    const ada = seedOf('Ada');
    const bo = as('Bo', ada);
    ada.papers('include', 'tart', 'helmet');
    expect(bo.papers('include', 'helmet').stderr).toContain('Included: 1 paper');
    bo.papers('exclude', 'tart', '--reason', 'old');
    expect(ada.papers('conflicts').stdout).toMatch(/^tart\t.*\tAda: include\tBo: exclude \(old\)\n$/);
    expect(idsOf(ada, 'is:conflict')).toEqual(['tart']);
    expect(idsOf(ada, 'is:included,conflict').toSorted()).toEqual(['helmet', 'tart']);
    expect(ada.papers('stats', '--json').json()).toMatchObject({
      agreement: [{ reviewers: ['Ada', 'Bo'], papers: 2, agreed: 1, agreement: 0.5, kappa: 0 }],
    });
    const cy = as('Cy', ada);
    expect(cy.papers('conflicts', '--resolve', 'exclude', 'tart', '--reason', 'off topic').status).toBe(0);
    expect(ada.papers('conflicts').stdout).toBe('');
    expect(idsOf(ada, 'is:conflict')).toEqual([]);
    expect(ada.papers('show', 'tart', '--json=decision').json()).toMatchObject([
      { decision: { kind: 'exclude', reason: 'off topic', by: 'Cy' } },
    ]);
    expect(cy.papers('log', 'tart').stdout).toContain('settle: exclude (off topic) tart');
    cy.papers('undo');
    expect(ada.papers('conflicts', '--json=id').json()).toEqual([{ id: 'tart' }]);
  });

  it('leave it to the arbiter, whose decision settles', () => {
    const ada = seedOf('Ada');
    ada.papers('include', 'tart');
    as('Bo', ada).papers('exclude', 'tart');
    ada.papers('config', 'arbiter', 'Cy');
    as('Cy', ada).papers('include', 'tart');
    expect(ada.papers('conflicts').stdout).toBe('');
    expect(ada.papers('stats', '--json').json()).toMatchObject({ agreement: [{ agreed: 0, papers: 1 }] });
  });

  it('who must not see each other, do not, by any command, until they may', () => {
    const ada = seedOf('Ada');
    const bo = as('Bo', ada);
    ada.papers('config', 'blind', 'true');
    ada.papers('exclude', 'tart', '--reason', 'seen by Ada alone');
    ada.papers('include', 'helmet');
    for (const args of [['show', 'tart'], ['stats'], ['log', '--json'], ['report']]) {
      const { stdout, status } = bo.papers(...args);
      expect(status).toBe(0);
      expect(stdout, args.join(' ')).not.toMatch(/seen by Ada|tart.*exclude|"excluded"|"include"/);
    }
    expect(idsOf(bo, 'is:unscreened')).toHaveLength(75);
    expect(idsOf(ada, 'is:unscreened')).toHaveLength(73);
    expect(bo.papers('conflicts').stderr).toContain('the library is blind');
    expect(idsOf(bo, 'is:conflict')).toEqual([]);
    expect(bo.papers('undo').stderr).toContain('nothing to undo');
    bo.papers('include', 'tart');
    ada.papers('config', 'blind', 'false');
    expect(bo.papers('conflicts', '--json=id').json()).toEqual([{ id: 'tart' }]);
  });

  it('who triage when the library becomes blind see no more of each other from then on', async () => {
    const ada = seedOf('Ada');
    as('Bo', ada).papers('include', 'tart');
    const robot = await startRobot({ folder: ada.folder, env: { PAPERS_REVIEWER: 'Ada' } });
    await robot.sees('1/75 screened');
    as('Bo', ada).papers('config', 'blind', 'true');
    await robot.sees('0/75 screened');
  });

  it('who worked on copies come together by merge, either way', () => {
    const ada = seedOf('Ada');
    const copy = shell({ PAPERS_REVIEWER: 'Bo' });
    cpSync(join(ada.folder, '.papers'), join(copy.folder, '.papers'), { recursive: true });
    ada.papers('include', 'tart', 'helmet');
    copy.papers('exclude', 'tart');
    copy.papers('tag', '+x', '--', 'helmet');
    expect(ada.papers('merge', copy.folder, '--dry-run').stdout).toContain(
      'Would take in 0 papers (75 known) and 2 changes',
    );
    expect(ada.papers('merge', copy.folder).stdout).toContain('Reviewers disagree on 1 paper');
    expect(copy.papers('merge', ada.folder, '--json').json()).toMatchObject({ changes: { added: 1 }, conflicts: 1 });
    expect(copy.papers('ls', '--json').json()).toEqual(ada.papers('ls', '--json').json());
    expect(ada.papers('merge', copy.folder).stdout).toContain('0 papers (75 known) and 0 changes');
    expect(ada.papers('merge', ada.folder).status).toBe(2);
    expect(ada.papers('merge', 'nothere').stderr).toContain('there is no library in this folder');
  });
});

describe('what the commands of a review print as JSON', () => {
  it('is as papers schema says', () => {
    const ada = seedOf('Ada');
    const copy = join(ada.folder, 'copy');
    cpSync(join(ada.folder, '.papers'), copy, { recursive: true });
    ada.papers('progress', '--target', '90%');
    ada.papers('include', 'sirius', 'helmet');
    as('Bo', ada).papers('exclude', 'sirius', '--reason', 'r');
    const ajv = new Ajv2020({ strict: true, allErrors: true, formats: { 'date-time': true } });
    for (const [name, ...args] of [
      ['conflict', 'conflicts'],
      ['stats', 'stats'],
      ['progress', 'progress'],
      ['report', 'report'],
      ['merge', 'merge', copy],
      ['edit', 'edit', 'tart', 'year=2024'],
      ['criteria', 'criteria', '--include', 'x'],
    ] as const) {
      const validate = ajv.compile(schemaNamed(name));
      const printed = ada.papers(...args, '--json').json();
      for (const item of Array.isArray(printed) ? (printed as unknown[]) : [printed])
        expect(validate(item), `${name}: ${ajv.errorsText(validate.errors)}`).toBe(true);
    }
  });
});

describe('a plan for stopping', () => {
  it('is recorded with when it was chosen', () => {
    const { papers } = seedOf('Ada');
    papers('progress', '--target', '90%', '--in-a-row', '20', '--expected', '8');
    papers('include', 'tart');
    const { stdout } = papers('progress');
    expect(stdout).toMatch(/plan +90% recall with 95% confidence \(chosen by Ada on .*, before the first decision\)/);
    expect(stdout).toContain('✗ 2. the last 20 screened are irrelevant: 0');
    for (const wrong of [
      ['--target', '0'],
      ['--confidence', '100%'],
    ])
      expect(papers('progress', ...wrong).status, wrong.join(' ')).toBe(2);
  });
});

describe('a report', () => {
  it('counts duplicates once whatever was imported again, and reasons as they were given', () => {
    const place = seedOf('Ada');
    const { papers, folder } = place;
    const half = readFileSync(SEED, 'utf8').split('\n').slice(0, 150).join('\n');
    writeFileSync(join(folder, 'other.txt'), half);
    papers('import', 'other.txt', SEED, 'other.txt');
    const titles = ['One of Two', 'Two of Two', 'One of Two'].map((title) => ({
      title,
      abstract: `The abstract of ${title}.`,
    }));
    place.pipe(JSON.stringify(titles), 'import', '-');
    papers('import', 'other.txt', SEED);
    // The half of the seed once more, and one record twice in a file on a single line.
    const merged = idsOf(place, 'source:other.txt').length + 1;
    papers('include', 'tart');
    papers('exclude', 'helmet', 'sirius', '--reason', 'off topic');
    papers('maybe', 'cobra-frames');
    expect(papers('report', '--json').json()).toMatchObject({
      flow: {
        identified: { records: 77 + merged },
        duplicates: merged,
        screened: 3,
        excluded: { papers: 2, reasons: [{ name: 'off topic', papers: 2 }] },
        notScreened: { papers: 74, putAside: 1, unscreened: 73 },
        included: 1,
      },
      reviewers: ['Ada'],
    });
    // One word, one count: what was put aside is not screened yet.
    for (const command of ['stats', 'progress'])
      expect(papers(command, '--json').json()).toMatchObject({ screened: 3 });
    expect(papers('report').stdout).toContain(`| Duplicates removed | ${merged} |`);
    papers('report', '-o', 'r.html');
    expect(readFileSync(join(folder, 'r.html'), 'utf8')).toContain(`duplicates (n = ${merged})`);
    expect(papers('report', '-o', 'r.html').stderr).toContain('there is such a file already');
    expect(papers('report', '--to', 'pdf').status).toBe(2);
  });
});

describe('correcting a paper', () => {
  const paper = (place: Shell) => (place.papers('show', 'tart', '--json').json() as Record<string, unknown>[])[0];

  it('sets fields, takes them away, and undo brings them back', () => {
    const place = seedOf('Ada');
    const before = paper(place);
    const { papers, pipe } = place;
    const words = [
      'year=2023',
      'doi=https://doi.org/10.1000/ABC',
      'authors=Lee, Ann; WHO',
      'venue=Proc. of X: Y',
      'keywords=a; b',
    ];
    expect(papers('edit', 'tart', ...words, '--json').json()).toMatchObject({ id: 'tart' });
    expect(paper(place)).toMatchObject({
      date: '2023',
      year: 2023,
      doi: '10.1000/abc',
      authors: [{ name: 'Ann Lee', family: 'Lee', given: 'Ann' }, { name: 'WHO' }],
      venue: 'Proc. of X: Y',
      keywords: ['a', 'b'],
    });
    pipe('A new\nabstract.\n\nWith two paragraphs.\n', 'edit', 'tart', 'abstract=-');
    expect(paper(place)).toMatchObject({ abstract: 'A new abstract.\n\nWith two paragraphs.' });
    expect(papers('search', '"two paragraphs"', '--json=id').json()).toEqual([{ id: 'tart' }]);
    papers('edit', 'tart', 'abstract=');
    expect(paper(place)).not.toHaveProperty('abstract');
    papers('undo', '3');
    expect(paper(place)).toEqual(before);
    expect(papers('edit', 'tart', `title=${String(before?.['title'])}`).stderr).toContain('is so already');
  });

  it('is refused where a value is wrong, which is said, and then nothing is changed', () => {
    const place = seedOf('Ada');
    const before = paper(place);
    for (const [word, said] of [
      ['title=', 'a paper has to have a title'],
      ['date=soon', 'date has to be a date such as 2023'],
      ['id=other', 'there is no field "id" to change (title, '],
      ['url=javascript:x', 'url has to be an http(s) link'],
      ['nothing', 'does not say what to change'],
    ] as const) {
      const { status, stderr } = place.papers('edit', 'tart', 'venue=X', word);
      expect(status).toBe(2);
      expect(stderr).toContain(said);
    }
    expect(paper(place)).toEqual(before);
  });
});

describe('the criteria', () => {
  it('are shown with their codes, and written by hand or by the command', () => {
    const { papers, folder } = seedOf('Ada');
    expect(papers('criteria').stderr).toContain('There are no criteria yet');
    papers(
      'criteria',
      '--text',
      'What helps?',
      '--include',
      'adults',
      '--include',
      'a trial',
      '--exclude',
      'no control',
    );
    expect(papers('criteria', '--json').json()).toEqual({
      text: 'What helps?',
      include: [
        { code: 'I1', text: 'adults' },
        { code: 'I2', text: 'a trial' },
      ],
      exclude: [{ code: 'E1', text: 'no control' }],
    });
    papers('criteria', '--remove', 'i1', '--remove', 'no control', '--text', '');
    expect(papers('criteria').stdout).toBe('Include\n  I1 a trial\n');
    expect(papers('criteria', '--remove', 'E7').status).toBe(1);
    const file = join(folder, '.papers/library.yaml');
    writeFileSync(file, 'schema: 1\n# mine\ncriteria: >\n  One text.\n');
    expect(papers('criteria').stdout).toBe('One text.\n');
    papers('criteria', '--include', 'x');
    expect(readFileSync(file, 'utf8')).toContain('# mine');
    writeFileSync(file, 'schema: 1\ncriteria:\n  include: [{ a: 1 }]\n');
    expect(papers('criteria').stderr).toContain('criteria has to be a text, or lists of texts');
  });
});
