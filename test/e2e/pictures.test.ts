import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shell, shellWithSeed } from '../support/papers.ts';

// Letters, digits and signs of ASCII, apart from the titles themselves and the marks of decisions.
const BLOCKS = /[\u2580-\u259F\u2800-\u28FF]/;

describe('papers stats', () => {
  it('draws bars as long as the counts, within the width of the screen', () => {
    const { papers } = shellWithSeed();
    papers('tag', '+icl', '--query', 'title:"in-context learning"');
    papers('tag', '+one', '--', 'tart');
    const { stdout } = papers('stats');
    const [icl, one] = ['icl', 'one'].map((tag) => new RegExp(`^  ${tag} +(\\d+) (\\S*)$`, 'm').exec(stdout));
    expect([Number(icl?.[1]), Number(one?.[1])]).toEqual([17, 1]);
    expect(icl?.[2]?.length).toBeGreaterThan(12 * (one?.[2]?.length ?? 0));
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
  });

  it('draws in ASCII where the locale is not UTF-8', () => {
    const { folder, papers } = shellWithSeed();
    papers('tag', '+icl', '--', 'tart');
    expect(papers('stats').stdout).toMatch(BLOCKS);
    const ascii = shell({ LANG: 'C' }, folder).papers('stats');
    expect(ascii.stdout).toMatch(/icl +1 #+\n/);
    expect(ascii.stdout).not.toMatch(BLOCKS);
  });

  it('shows the years in their order, the latest where there are many, and all of them as a line', () => {
    const { papers, pipe } = shell();
    papers('init');
    const records = Array.from({ length: 40 }, (_, index) => ({
      title: `A paper numbered ${index}`,
      date: `${1980 + index}`,
    }));
    pipe(JSON.stringify(records), 'import', '-');
    const { stdout } = papers('stats');
    expect(stdout).toMatch(/All years\n {2}1980 \S{40} 2019\n/);
    expect(stdout).toContain('25 earlier');
    expect(stdout.match(/^ {2}\d{4}(?=  )/gm)).toEqual(Array.from({ length: 15 }, (_, index) => `  ${2005 + index}`));
  });

  it('counts decisions by their day, as a line and for scripts', () => {
    const { folder, papers, pipe } = shell();
    papers('init');
    pipe(JSON.stringify([{ title: 'One paper of two' }, { title: 'Another paper of two' }]), 'import', '-');
    papers('include', 'one-paper');
    papers('exclude', 'another-paper');
    // One decision of two weeks before, as the journal keeps it.
    const journal = join(folder, '.papers/journal.jsonl');
    const [imported = '', first = '', second = ''] = readFileSync(journal, 'utf8').split('\n');
    const { at } = JSON.parse(first) as { at: string };
    const before = new Date(Date.parse(at) - 14 * 86_400_000).toISOString();
    writeFileSync(journal, `${[imported, first.replace(at, before), second].join('\n')}\n`);
    const [day, today] = [before.slice(0, 10), at.slice(0, 10)];
    expect(papers('stats').stdout).toContain(`Decisions by day\n  ${day} █${' '.repeat(13)}█ ${today}\n`);
    expect(papers('stats', '--json').json()).toMatchObject({
      decided: [
        { name: day, papers: 1 },
        { name: today, papers: 1 },
      ],
    });
  });
});

describe('papers map', () => {
  it('draws every cluster with its letter, its name and a typical paper, and is the same each time', () => {
    const { papers } = shellWithSeed();
    const { stdout, status } = papers('map');
    expect(status).toBe(0);
    const end = stdout.lastIndexOf('\n\n');
    const [picture, legend] = [stdout.slice(0, end), stdout.slice(end)];
    const letters = [...legend.matchAll(/^([A-Z]) +(\d+) \S.*\n +such as \S/gm)];
    expect(letters.length).toBeGreaterThan(3);
    expect(letters.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(75);
    for (const [, letter = ''] of letters) expect(picture).toContain(letter);
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
    expect(papers('map').stdout).toBe(stdout);
  });

  it('draws a thousand papers as Braille dots, and as letters where the locale is not UTF-8', () => {
    const { folder, papers, pipe } = shell();
    papers('init');
    const topics = ['heart valve surgery', 'soil erosion by rain', 'piano music of composers'];
    const records = Array.from({ length: 1000 }, (_, index) => ({ title: `${topics[index % 3]} number w${index}` }));
    pipe(JSON.stringify(records), 'import', '-');
    expect(papers('map').stdout).toMatch(/[\u2800-\u28FF]/);
    const ascii = shell({ LC_ALL: 'C' }, folder).papers('map');
    expect(ascii.stdout).not.toMatch(BLOCKS);
    expect(ascii.stdout).toMatch(/[a-z]{5}/);
  });

  it('maps what a query selects, in as many clusters as asked for, as data that its schema describes', () => {
    const { papers } = shellWithSeed();
    const { clusters, papers: mapped } = papers(
      'map',
      'title:"in-context learning"',
      '--clusters',
      '3',
      '--json',
    ).json() as {
      clusters: unknown[];
      papers: unknown[];
    };
    expect(clusters).toHaveLength(3);
    expect(mapped).toHaveLength(17);
  });

  it('writes a page, overwrites none without being told, and names no other address than those of papers', () => {
    const { folder, papers, pipe } = shell();
    papers('init');
    const evil = '</title><script>alert(1)</script>';
    pipe(JSON.stringify([{ title: evil, url: 'https://example.org/a?b=1&c="2"' }]), 'import', '-');
    expect(papers('map', '-o', 'map.html').stderr).toBe('Wrote a map of 1 paper to map.html.\n');
    const page = readFileSync(join(folder, 'map.html'), 'utf8');
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;');
    expect([...page.matchAll(/(?:src|href)="(?!#)([^"]*)"/g)].map(([, link]) => link)).toEqual([
      'https://example.org/a?b=1&amp;c=&quot;2&quot;',
    ]);
    const again = papers('map', '-o', 'map.html');
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('--force')]);
    expect(papers('map', '-o', 'map.pdf').status).toBe(2);
    expect(papers('map', '--clusters', '27').status).toBe(2);
  });

  it('has nothing to draw of an empty library', () => {
    const { papers } = shell();
    papers('init');
    expect(papers('map')).toMatchObject({ status: 0, stdout: '' });
    expect(papers('map', '--json').json()).toEqual({ height: 0, clusters: [], papers: [] });
  });
});
