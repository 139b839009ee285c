import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verbFirst, withoutCommand } from '../../src/cli/verb-first.ts';
import { shellWithSeed } from '../support/papers.ts';

describe('options of every command before the command', () => {
  it('go behind it, in their order, before all that is its own', () => {
    const written: [string, string][] = [
      ['--json ls', 'ls --json'],
      ['--library x --json=id search --library y', 'search --library x --json=id --library y'],
      ['--library=x --no-color list add a b', 'list add --library=x --no-color a b'],
      ['--debug --jsonl view', 'view --debug --jsonl'],
      ['ls --json', 'ls --json'],
      ['--limit 3 ls', '--limit 3 ls'],
      ['--json --version', '--json --version'],
      ['help list add', 'list add --help'],
      ['--library x help ls', 'ls --library x --help'],
      ['help', '--help'],
      ['--library', '--library'],
      ['', ''],
    ];
    for (const [line, expected] of written) expect(verbFirst(line.split(' ')).join(' ')).toBe(expected);
  });

  it('lose and add no word', () => {
    const word = fc.constantFrom('--json', '--json=id', '--library', '--debug', 'ls', 'list', 'add', '-x', '--', 'a');
    fc.assert(
      fc.property(fc.array(word), (argv) => {
        expect(verbFirst(argv).toSorted()).toEqual(argv.toSorted());
      }),
    );
  });

  it('mean what they mean behind it', () => {
    const { papers, folder } = shellWithSeed();
    const behind = papers('search', 'cobra', '--json=id').json();
    expect(papers('--json=id', 'search', 'cobra').json()).toEqual(behind);
    expect(papers('--json=id', '--library', `${folder}/.papers`, 'ls', 'cobra').json()).toEqual(behind);
    expect(papers('--library', `${folder}/.papers`, 'list', 'new', 'mine').status).toBe(0);
    expect(papers('--json', 'list', 'ls').json()).toEqual([expect.objectContaining({ name: 'mine' })]);
    expect(papers('--library', '/nowhere/at-all', 'ls').status).toBe(1);
    expect(JSON.parse(papers('--json', 'lss').stderr)).toMatchObject({ error: { code: 'unknown-command' } });
  });
});

describe('withoutCommand', () => {
  it('tells whether only the program itself is called, and with which library', () => {
    expect(withoutCommand([])).toEqual({ library: undefined });
    expect(withoutCommand(['--library', 'x', '--no-color'])).toEqual({ library: 'x' });
    expect(withoutCommand(['--library=x'])).toEqual({ library: 'x' });
    for (const words of [['--library'], ['--library', 'x', 'ls'], ['--json'], ['--help'], ['ls']])
      expect(withoutCommand(words), words.join(' ')).toBeUndefined();
  });
});
