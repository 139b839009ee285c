import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { LAUNCHER, shellWithSeed } from '../support/papers.ts';

/** What a person sees after running a command in a terminal of a size. */
async function screen(folder: string, columns: number, ...args: readonly string[]): Promise<string[]> {
  const terminal = new xterm.Terminal({ cols: columns, rows: 60, allowProposedApi: true });
  const child = pty.spawn(process.execPath, [LAUNCHER, ...args], {
    cols: columns,
    rows: 60,
    cwd: folder,
    env: { ...process.env, TERM: 'xterm-256color', HOME: folder },
  });
  const written: Promise<void>[] = [];
  child.onData((data) => written.push(new Promise((resolve) => terminal.write(data, resolve))));
  await new Promise((resolve) => child.onExit(resolve));
  // What the program wrote last may arrive after the news that it has ended.
  for (let count = -1; count !== written.length;) {
    count = written.length;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await Promise.all(written);
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
});
