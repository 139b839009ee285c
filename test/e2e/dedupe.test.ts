import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shell } from '../support/papers.ts';

const RIS = `TY  - JOUR
TI  - Machine learning for screening abstracts in reviews: a trial
AU  - Gómez, Ana
PY  - 2021
DO  - 10.1000/published
ID  - published
ER  - 
TY  - UNPB
TI  - Machine Learning for Screening Abstracts in Reviews
AU  - Gomez, A.
PY  - 2020
AB  - We screen.
KW  - screening
DO  - 10.48550/arXiv.2001.00001
ID  - preprint
N1  - RAYYAN-INCLUSION: {"Ada"=>"Included"} | RAYYAN-LABELS: icl | PAPERS-LISTS: to read
ER  - 
`;

function shellWithPair() {
  const made = shell();
  writeFileSync(join(made.folder, 'refs.ris'), RIS);
  made.papers('init');
  made.papers('import', 'refs.ris');
  return made;
}

describe('papers dedupe', () => {
  it('shows a probable pair side by side, the published one first, and as JSON', () => {
    const { papers } = shellWithPair();
    const { stdout, stderr } = papers('dedupe');
    expect(stdout).toMatch(/10\.1000\/published +10\.48550\/arxiv\.2001\.00001/);
    expect(stdout).toContain('preprint and published');
    expect(stderr).toContain('1 probable pair');
    expect(papers('dedupe', '--json=keep,reasons').json()).toMatchObject([
      { reasons: expect.arrayContaining(['subtitle-missing']) },
    ]);
    expect(papers('dedupe', '--min-score', '0.99', '--json').json()).toEqual([]);
  });

  it('makes them one that has every field, tag, decision and list, in one step of undo', () => {
    const { papers } = shellWithPair();
    const before = papers('ls', '--json').json();
    expect(papers('dedupe', '--merge', 'published', 'preprint').status).toBe(0);
    const merged = [
      {
        citationKey: 'published',
        abstract: 'We screen.',
        keywords: ['screening'],
        arxiv: '2001.00001',
        links: ['https://doi.org/10.48550/arxiv.2001.00001'],
        status: 'included',
        tags: ['icl'],
        lists: ['to read'],
      },
    ];
    expect(papers('ls', '--json').json()).toMatchObject(merged);
    expect(papers('search', 'screen', '--json').json()).toMatchObject(merged);
    expect(papers('list', 'show', 'to read', '--json').json()).toMatchObject(merged);
    // What was merged away is still found by every name that it had, and it is said where it is.
    for (const name of ['preprint', '10.48550/arXiv.2001.00001']) {
      const found = papers('show', name, '--json');
      expect(found.json()).toMatchObject([{ citationKey: 'published' }]);
      expect(found.stderr).toMatch(/was merged into /);
    }
    expect(papers('show', 'published').stderr).toBe('');
    papers('undo');
    expect(papers('ls', '--json').json()).toEqual(before);
    expect(papers('search', 'screen', '--json').json()).toHaveLength(2);
    papers('redo');
    expect(papers('ls', '--json').json()).toMatchObject(merged);
  });

  it('knows what was merged away when it is imported again', () => {
    const { papers } = shellWithPair();
    papers('dedupe', '--merge', 'published', 'preprint');
    expect(papers('import', 'refs.ris', '--json').json()).toMatchObject({ added: [], merged: [], unchanged: [{}, {}] });
    expect(papers('ls', '--json').json()).toHaveLength(1);
  });

  it('remembers what is no duplicate, until that is undone', () => {
    const { papers } = shellWithPair();
    papers('dedupe', '--distinct', 'published', 'preprint');
    expect(papers('dedupe', '--json').json()).toEqual([]);
    papers('undo');
    expect(papers('dedupe', '--json').json()).toHaveLength(1);
  });

  it('changes nothing in a dry run, and says what is missing', () => {
    const { papers } = shellWithPair();
    expect(papers('dedupe', '--merge', '--dry-run', 'published', 'preprint').stderr).toContain('nothing changed');
    expect(papers('ls', '--json').json()).toHaveLength(2);
    expect(papers('dedupe', '--merge', 'published')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('two papers'),
    });
    expect(papers('dedupe', '--ask')).toMatchObject({ status: 2, stderr: expect.stringContaining('terminal') });
  });
});
