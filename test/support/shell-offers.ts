import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { temporaryFolder } from './papers.ts';

/** Where shells that complete lines run, and what they take `papers` for. */
export interface ShellPlace {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A body of a shell function; else `papers` is what the path has. */
  readonly papers?: string;
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function runIn(shell: string, lines: readonly string[], { cwd, env = {} }: ShellPlace): string {
  const file = join(temporaryFolder(), 'script');
  writeFileSync(file, lines.join('\n'));
  const flags = { bash: ['--norc'], zsh: ['-f'], fish: ['--no-config'] }[shell] ?? [];
  const { stdout, stderr } = spawnSync(shell, [...flags, file], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...env },
  });
  expect(stderr).toBe('');
  return stdout;
}

function answersIn(output: string): string[][] {
  return output
    .split('-- end --\n')
    .slice(0, -1)
    .map((one) => one.split('\n').slice(0, -1));
}

/**
 * What a shell offers for each of many lines (the words behind `papers`, the last of them begun), by a script. Words are
 * as bash has to write them, or as they are; in fish with what it shows beside them, after a tab.
 */
type Offered = (script: string, lines: readonly (readonly string[])[], place: ShellPlace) => string[][];

const SHELLS: Readonly<Record<string, Offered>> = {
  bash: (script, lines, place) =>
    answersIn(
      runIn(
        'bash',
        [
          script,
          place.papers === undefined ? '' : `papers() { ${place.papers}; }`,
          `COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'`,
          `try() { COMP_LINE=$1 COMP_POINT=\${#1} COMPREPLY=(); _papers papers "$2"; [ \${#COMPREPLY[@]} -eq 0 ] || printf '%s\\n' "\${COMPREPLY[@]}"; echo '-- end --'; }`,
          ...lines.map(
            (words) => `try ${quoted(`papers ${words.join(' ')}`)} ${quoted(words.at(-1) ?? '')} 2>/dev/null`,
          ),
        ],
        place,
      ),
    ),
  zsh: (script, lines, place) =>
    answersIn(
      runIn(
        'zsh',
        [
          'compdef() {}',
          'compset() {}',
          `_files() { if [[ $1 == -/ ]]; then print -l folder; else print -l file folder; fi }`,
          `compadd() { while [[ $1 != -- ]]; do shift; done; shift; print -rl -- "$@" }`,
          place.papers === undefined ? '' : `papers() { ${place.papers} }`,
          script,
          `try() { words=(papers "$@"); CURRENT=$(( $# + 1 )); PREFIX=\${@[-1]}; words[-1]=; _papers; echo '-- end --' }`,
          ...lines.map((words) => `try ${words.map(quoted).join(' ')}`),
        ],
        place,
      ),
    ),
  fish: (script, lines, place) =>
    answersIn(
      runIn(
        'fish',
        [
          script,
          place.papers === undefined ? '' : `function papers; ${place.papers}; end`,
          ...lines.map((words) => `complete -C ${quoted(`papers ${words.join(' ')}`)}; echo '-- end --'`),
        ],
        place,
      ),
    ),
};

const isInstalled = (name: string): boolean => spawnSync(name, ['--version']).status === 0;

/** The shells that there are on this machine. */
export const INSTALLED_SHELLS = Object.entries(SHELLS).filter(([name]) => isInstalled(name));
