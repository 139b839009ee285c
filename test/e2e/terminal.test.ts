import { describe, expect, it } from 'vitest';
import { shell, shellWithSeed } from '../support/papers.ts';
import { screen, screenAnswering } from '../support/screen.ts';

describe('on a terminal', () => {
  it('shows search results with snippets, within the width of the screen', async () => {
    const { folder } = shellWithSeed();
    const lines = await screen(folder, 80, 'search', 'offensive', 'statements');
    expect(lines[0]).toMatch(/^· COBRA Frames/);
    expect(lines.some((line) => line.includes('cobra-frames'))).toBe(true);
    expect(lines.every((line) => line.length <= 80)).toBe(true);
  });

  it('gives the best partial matches, and says that they are partial', async () => {
    const { folder } = shellWithSeed();
    const lines = await screen(folder, 80, 'search', 'offensive', 'segment-wise');
    expect(lines.join(' ')).toContain('No paper has all the words');
  });

  it('corrects a spelling that nothing matches, and says so', async () => {
    const { folder } = shellWithSeed();
    const lines = await screen(folder, 80, 'search', 'transformrs');
    expect(lines.join('\n')).toContain('searched for "transformers"');
  });

  it('asks about each probable duplicate, and does what is answered', async () => {
    const { folder, papers, pipe } = shell();
    papers('init');
    const authors = ['Ana Gómez'];
    const pair = (title: string, doi: string) => [
      { title, authors, date: '2020', doi },
      { title: title.replace('Effects', 'Effect'), authors, date: '2020' },
    ];
    const records = [
      ...pair('Effects of screening tools on reviewers', '10.1000/a'),
      ...pair('Effects of reading lists on students', '10.1000/b'),
    ];
    pipe(JSON.stringify(records), 'import', '-');
    const lines = await screenAnswering(folder, 100, ['what', 'y', 'n'], ['dedupe', '--ask']);
    expect(lines.at(-1)).toContain('1 merged, 1 told apart');
    expect(papers('ls', '--json').json()).toHaveLength(3);
    expect(papers('dedupe', '--json').json()).toEqual([]);
  });
});
