import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../src/cli/program.ts';
import { readQuickly } from '../../src/cli/quick-command-line.ts';
import { noActivity } from '../../src/terminal/activity.ts';
import type { OutputStream, Terminal } from '../../src/terminal/terminal.ts';

const stream: OutputStream = { isTerminal: false, columns: 80, style: (_, text) => text, write: async () => undefined };
const terminal: Terminal = {
  stdout: stream,
  stderr: stream,
  stdin: { isTerminal: false, async *chunks() {} },
  jsonProblems: false,
  drawsUnicode: false,
  activity: noActivity,
  edit: async () => undefined,
  browse: async () => false,
};

const WORDS = [
  'search',
  'ls',
  'attention',
  'tag:x',
  '-survey',
  '',
  '-',
  '--',
  '7',
  '-l',
  '-l3',
  '--limit',
  '--limit=3',
];
const OPTIONS = ['--library', '--json', '--json=', '--json=id,title', '--jsonl=a\nb', '--jsonl', '--strict', '--help'];
const argv = fc.array(fc.oneof(fc.constantFrom(...WORDS, ...OPTIONS), fc.string({ maxLength: 4 })), { maxLength: 7 });

describe('a quick reading of a command line', () => {
  it('is what the parser would have read', async () => {
    let quick = 0;
    await fc.assert(
      fc.asyncProperty(argv, async (rest) => {
        const words = ['search', ...rest.filter((word) => !word.includes('\0'))];
        const reading = readQuickly(words);
        if (reading === undefined) return;
        quick += 1;
        const whole = await readCommandLine(words, terminal, '0');
        if (whole === 'help') throw new Error('it asks for help');
        // What --no-color unsets is read off the command line itself.
        const { color: _, ...options } = whole.options;
        expect({ ...whole, options }).toEqual(reading);
      }),
      { numRuns: 3000 },
    );
    expect(quick).toBeGreaterThan(100);
  });

  it('takes what scripts say most', () => {
    expect(readQuickly(['search', 'long', 'context', '--json=id', '--limit', '5', '--library', 'x'])).toEqual({
      verb: 'search',
      words: ['long', 'context'],
      options: { json: 'id', limit: '5', library: 'x' },
    });
  });
});
