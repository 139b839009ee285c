import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { onTestFinished, describe, expect, it } from 'vitest';
import { completeWords } from '../../src/verbs/completion/complete.ts';
import { reopen } from '../support/library.ts';
import { LAUNCHER, type Shell, shellWithSeed } from '../support/papers.ts';

/** A library with names of every kind, and `papers` on the path. */
function preparedShell(): Shell {
  const shell = shellWithSeed();
  const { papers, folder } = shell;
  papers('tag', '+icl', '+long context', '--', 'tart');
  papers('exclude', 'helmet', '--reason', 'off topic');
  papers('list', 'add', 'to read', 'tart');
  papers('view', 'save', 'mine', 'tag:icl');
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin', 'papers'), `#!/bin/sh\nexec "${process.execPath}" "${LAUNCHER}" "$@"\n`);
  chmodSync(join(folder, 'bin', 'papers'), 0o755);
  writeFileSync(join(folder, 'page of papers.txt'), '');
  return shell;
}

/** What may come for the last of the words after `papers`. */
async function candidates({ folder }: Shell, ...words: readonly string[]): Promise<string[]> {
  const { candidates: found } = await completeWords(words, () => reopen(join(folder, '.papers')));
  return found.map(({ text }) => text);
}

describe('completion', () => {
  it('knows commands, options, choices, papers, tags, lists, views, formats, fields and the keys of queries', async () => {
    const shell = preparedShell();
    const all: [words: string[], expected: string[]][] = [
      [['sim'], ['similar', 'simulate']],
      [['help', 'list', 're'], ['rename']],
      [['list', 're'], ['rename']],
      [['--library', '.', 'unscr'], ['unscreen']],
      [['ls', '--so'], ['--sort']],
      [['ls', '--sort', 'n'], ['newest']],
      [['ls', '--sort=ti'], ['--sort=title']],
      [['ls', '--json=id,ti'], ['--json=id,title']],
      [['parse', 'x', '--jsonl=cit'], ['--jsonl=citationKey']],
      [['show', 'cobra'], ['cobra-frames']],
      [['show', 'Cobra'], ['CobraFrames']],
      [['tag', '+i'], ['+icl']],
      [['tag', '-l'], ['-long context']],
      [['tag', '+icl', '--', 'tar'], ['tart']],
      [['import', 'x', '--tag', 'i'], ['icl']],
      [['list', 'add', 'to'], ['to read']],
      [['list', 'add', 'to read', 'helm'], ['helmet']],
      [['view', 'delete', ''], ['mine']],
      [['exclude', 'tart', '--reason', ''], ['off topic']],
      [['export', '--to', 'bib'], ['bibtex']],
      [['export', '--list', ''], ['to read']],
      [['import', '--from', 'ri'], ['ris']],
      [['ls', 'is:un'], ['is:unscreened']],
      [['ls', '-tag:icl,lo'], ['-tag:icl,"long context"']],
      [['ls', 'year:2023 list:"to'], ['year:2023 list:"to read"']],
      [['ls', 'no:abs'], ['no:abstract']],
      [['ls', 'id:cob'], ['id:cobra-frames']],
      [['include', '--query', 'view:'], ['view:mine']],
      [['config', 'ci'], ['citationKeys']],
      [['schema', 'hi'], ['hit']],
      [['edit', 'tart', 'ven'], ['venue=']],
      [['completion', 'f'], ['fish']],
    ];
    for (const [words, expected] of all) expect(await candidates(shell, ...words), words.join(' ')).toEqual(expected);
    expect(await candidates(shell, 'search', 'attent')).toEqual(['attention']);
    expect(await candidates(shell, 'ls', 'ta')).toEqual(['tag:']);
    expect(await candidates(shell, 'show', '')).toHaveLength(75);
  });

  it('says nothing where there is nothing to say, whatever is asked', () => {
    const { papers } = preparedShell();
    for (const words of [[], ['nosuchshell', 'x'], ['bash', 'papers ls tag:(((" \\'], ['zsh', 'show', '\u0001']]) {
      const { status, stderr } = papers('__complete', ...words);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    }
    expect(papers('__complete', 'zsh', '--library', '/nowhere', 'show', '').stdout).toBe('words\n');
    expect(papers('completion', 'csh').status).toBe(2);
  });
});

/** How each shell is started without what its user has set up, and reads a script. */
const SHELLS = {
  bash: { args: ['--norc', '--noprofile', '-i'], load: 'eval "$(papers completion bash)"; PS1="$ "' },
  zsh: {
    args: ['-f', '-i'],
    load: 'autoload -U compinit; compinit -u -D; eval "$(papers completion zsh)"; PS1="$ "',
  },
  fish: {
    args: ['--no-config', '-i'],
    load: "papers completion fish | source; function fish_prompt; echo -n '$ '; end",
  },
} as const;

const isInstalled = (name: string): boolean => spawnSync(name, ['--version']).status === 0;
const installed = (Object.keys(SHELLS) as (keyof typeof SHELLS)[]).filter(isInstalled);
const absent = Object.keys(SHELLS).filter((name) => !installed.some((known) => known === name));
if (absent.length > 0) process.stderr.write(`Completion was not tried in ${absent.join(', ')}: not installed here.\n`);

async function until(holds: () => boolean, what: () => string): Promise<void> {
  const end = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(what());
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** A shell in a real pseudo-terminal, in which lines are completed by Tab. */
async function startShell(name: keyof typeof SHELLS, folder: string) {
  const screen = new xterm.Terminal({ cols: 120, rows: 30, allowProposedApi: true });
  const child = pty.spawn(name, [...SHELLS[name].args], {
    cols: 120,
    rows: 30,
    cwd: folder,
    env: {
      PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
      HOME: folder,
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
    },
  });
  child.onData((data) => screen.write(data));
  onTestFinished(() => {
    child.kill('SIGKILL');
    screen.dispose();
  });
  const text = (): string => {
    const { active } = screen.buffer;
    return Array.from({ length: 30 }, (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '')
      .join('\n')
      .trimEnd();
  };
  child.write(`${SHELLS[name].load}; clear; echo re''ady\r`);
  await until(() => /^ready\n\$ *$/m.test(text()), text);
  return {
    /** Types a line, and Tab, until the line is what is expected. */
    completes: async (typed: string, expected: string): Promise<void> => {
      child.write(`${typed}\t`);
      await until(
        () => text().includes(`$ ${expected}`),
        () => `${typed} never became ${expected}:\n${text()}`,
      );
      child.write('\u0003');
      child.write(`clear; echo re''ady\r`);
      await until(() => /^ready\n\$ *$/m.test(text()), text);
    },
    /** Runs a line, completed by Tab, and waits for what it prints. */
    prints: async (typed: string, expected: string): Promise<void> => {
      child.write(`${typed}\t`);
      await new Promise((resolve) => setTimeout(resolve, 3000));
      child.write('\r');
      await until(() => text().includes(expected), text);
    },
  };
}

describe.each(installed)('in %s', (name) => {
  it('Tab completes names, fields of queries, values with spaces and files', async () => {
    const { folder } = preparedShell();
    const shell = await startShell(name, folder);
    await shell.completes('papers simi', 'papers similar');
    await shell.completes('papers show cobra', 'papers show cobra-frames');
    await shell.completes('papers ls is:unscr', 'papers ls is:unscreened');
    await shell.completes('papers export --to bib', 'papers export --to bibtex');
    await shell.completes('papers --library . unscr', 'papers --library . unscreen');
    await shell.completes('papers ls --sort=ti', 'papers ls --sort=title');
    await shell.completes('papers help dedu', 'papers help dedupe');
    await shell.completes('papers list show to', 'papers list show to\\ read');
    await shell.completes(
      'papers list add "to read" --query is:unscr',
      'papers list add "to read" --query is:unscreened',
    );
    await shell.completes('papers ls --json=id,tit', 'papers ls --json=id,title');
    await shell.completes('papers ls tag:ic', 'papers ls tag:icl');
    await shell.completes('papers import page', 'papers import page\\ of\\ papers.txt');
    await shell.prints('papers ls list:', 'TART: A plug-and-play Transformer module');
  });
});
