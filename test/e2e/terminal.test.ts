import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { LAUNCHER, shell, shellWithSeed } from '../support/papers.ts';

const END = '@@end@@';

/**
 * What a person sees after running a command in a terminal of a size. A pseudo-terminal drops what has not been read
 * when its program ends, so a shell keeps it open until the mark behind the last output has come.
 */
async function screen(folder: string, columns: number, ...args: readonly string[]): Promise<string[]> {
  return screenAnswering(folder, columns, [], args);
}

/** The same, with an answer typed at each question. */
async function screenAnswering(
  folder: string,
  columns: number,
  answers: readonly string[],
  args: readonly string[],
): Promise<string[]> {
  const terminal = new xterm.Terminal({ cols: columns, rows: 60, allowProposedApi: true });
  const held = ['-c', `"$@"; printf ${END}; read -r _`, 'bash', process.execPath, LAUNCHER, ...args];
  const child = pty.spawn('bash', held, {
    cols: columns,
    rows: 60,
    cwd: folder,
    env: { ...process.env, TERM: 'xterm-256color', HOME: folder },
  });
  let output = '';
  let asked = 0;
  const ended = new Promise((resolve) => child.onExit(resolve));
  child.onData((data) => {
    output += data;
    const questions = output.split('q quit: ').length - 1;
    for (; asked < questions; asked += 1) child.write(`${answers[asked] ?? 'q'}\r`);
    if (output.includes(END)) child.write('\r');
  });
  await ended;
  await new Promise<void>((resolve) => terminal.write(output.slice(0, output.indexOf(END)), resolve));
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}

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
