import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LAUNCHER, shell } from '../support/papers.ts';
import { screenAfter } from '../support/screen.ts';

/** So many that a fast machine takes more than half a second to read them. */
const PAPERS = 12_000;
const WORDS = 150;

function* lines(): Generator<string> {
  for (let paper = 0; paper < PAPERS; paper += 1) {
    const words = Array.from({ length: WORDS }, (_, place) => `w${((paper * WORDS + place) * 7919) % 50_021}`);
    yield `${JSON.stringify({ title: `Paper number ${paper} of many`, abstract: words.join(' ') })}\n`;
  }
}

describe('what takes long', () => {
  it('shows on a terminal how far it is, leaves nothing of that, and ends at Ctrl-C', async () => {
    const { folder, papers } = shell();
    papers('init');
    writeFileSync(join(folder, 'many.jsonl'), [...lines()].join(''));
    const run = (...words: readonly string[]) =>
      screenAfter(folder, [process.execPath, LAUNCHER, ...words], { columns: 80 });

    const imported = await run('import', 'many.jsonl');
    expect(imported.written).toMatch(/Reading [█░]+ \d+%/);
    expect(imported.lines.filter((line) => line !== '')).toEqual([
      `${PAPERS} added, 0 merged, 0 unchanged, 0 skipped`,
      'The library has 12,000 papers. Next: papers search WORDS',
    ]);

    // What computes without a pause is spoken of too, with what it does, and only on a terminal.
    const ranked = await run('next', '--json=id');
    expect(ranked.written).toMatch(/Ranking \.\.\. \d+ s/);
    expect(ranked.text).not.toContain('Ranking');
    const toPipe = papers('stats');
    expect([toPipe.status, toPipe.stderr]).toEqual([0, '']);

    // Ctrl-C is heard at once, while it computes.
    const ranking = spawn(process.execPath, [LAUNCHER, 'next'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
    let printed = '';
    ranking.stdout.on('data', (text) => (printed += text));
    setTimeout(() => ranking.kill('SIGINT'), 800);
    expect(await once(ranking, 'close')).toEqual([null, 'SIGINT']);
    expect(printed).toBe('');

    const cache = join(folder, '.papers', 'cache');
    rmSync(cache, { recursive: true });
    const searched = await run('search', 'number', '77');
    expect(searched.written).toMatch(/Indexing [█░]+ \d+%/);
    expect(searched.text).not.toMatch(/Indexing|[█░]/);
    expect(searched.lines[0]).toContain('Paper number 77 of many');
    expect((await run('search', 'number', '77')).written).not.toContain('Indexing');

    rmSync(cache, { recursive: true });
    const piped = papers('search', 'number', '77', '--json=title');
    expect(piped.stderr).toBe('');
    expect(piped.json()).toContainEqual({ title: 'Paper number 77 of many' });
  });
});
