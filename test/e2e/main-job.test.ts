import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SEED, shell, shellWithSeed } from '../support/papers.ts';

describe('the main job, from the page to the reading list', () => {
  it('parses, imports, searches, tags, decides, lists and exports the seed', () => {
    const { papers, folder } = shell();
    expect(papers('init').status).toBe(0);
    expect(papers('import', SEED).stdout).toBe('75 added, 0 merged, 0 unchanged, 0 skipped\n');
    const found = papers('search', 'offensive', 'statements', '--json=id').json() as { id: string }[];
    expect(found[0]?.id).toBe('cobra-frames');
    expect(papers('tag', '+harm', '--', 'cobra-frames').status).toBe(0);
    expect(papers('include', 'cobra-frames').status).toBe(0);
    expect(papers('exclude', 'tart', '--reason', 'off topic').status).toBe(0);
    expect(papers('list', 'add', 'to read', 'cobra-frames', 'helmet').status).toBe(0);
    expect(papers('export', '--list', 'to read', '-o', 'out.md').status).toBe(0);
    expect(papers('export', 'is:included', '-o', 'out.bib').status).toBe(0);
    const markdown = readFileSync(join(folder, 'out.md'), 'utf8');
    expect(markdown).toMatch(/^# to read$/m);
    expect(markdown.indexOf('COBRA Frames')).toBeLessThan(markdown.indexOf('HELMET'));
    expect(readFileSync(join(folder, 'out.bib'), 'utf8')).toMatch(
      /^@misc\{CobraFrames,\n {2}title = \{\{COBRA\} Frames/,
    );
    const stats = papers('stats', '--json').json();
    expect(stats).toMatchObject({ papers: 75, screened: 2, status: { included: 1, excluded: 1, unscreened: 73 } });
  });

  it('changes nothing when the same file is imported again', () => {
    const { papers, folder } = shellWithSeed();
    const before = readFileSync(join(folder, '.papers/corpus.jsonl'), 'utf8');
    expect(papers('import', SEED).stdout).toBe('0 added, 0 merged, 75 unchanged, 0 skipped\n');
    expect(readFileSync(join(folder, '.papers/corpus.jsonl'), 'utf8')).toBe(before);
    expect(papers('log', '--jsonl').stdout.trim().split('\n')).toHaveLength(1);
  });

  it('takes back and does again, one step for each command, over restarts', () => {
    const { papers } = shellWithSeed();
    papers('tag', '+a', '--', 'tart', 'helmet');
    papers('exclude', 'tart', '--reason', 'why not');
    papers('undo', '2');
    expect(papers('ls', 'tag:a').stdout).toBe('');
    papers('redo', '2');
    expect(papers('show', 'tart', '--json').json()).toMatchObject([
      { tags: ['a'], status: 'excluded', decision: { kind: 'exclude', reason: 'why not' } },
    ]);
    papers('undo', '3');
    expect(papers('ls').stdout).toBe('');
    papers('redo', '3');
    expect(papers('ls').stdout.trim().split('\n')).toHaveLength(75);
  });
});
