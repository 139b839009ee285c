import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bashReply, readBashLine } from '../../src/cli/completion/bash-line.ts';
import { bashScript } from '../../src/cli/completion/bash-script.ts';
import { fishScript } from '../../src/cli/completion/fish-script.ts';
import { powershellScript } from '../../src/cli/completion/powershell-script.ts';
import { zshScript } from '../../src/cli/completion/zsh-script.ts';
import { GLOBAL_OPTIONS, type OptionDescription, type VerbDescription, VERBS } from '../../src/verbs/catalogue.ts';
import { completeWords } from '../../src/verbs/completion/complete.ts';
import { type Place, placesOf } from '../../src/verbs/completion/places.ts';
import { temporaryFolder } from '../support/papers.ts';
import { INSTALLED_SHELLS } from '../support/shell-offers.ts';

/** What a shell shows where it asked papers, which answers this. */
const ASKED = 'asked-papers';
const BREAKS = ' \t\n"\'><=;|&(:';

/** The scripts, and what each shell runs in the place of papers. */
const SCRIPTS: Readonly<Record<string, { readonly of: typeof bashScript; readonly papers: string }>> = {
  bash: { of: bashScript, papers: `printf '%s\\n' words ${ASKED}` },
  zsh: { of: zshScript, papers: `print -l words ${ASKED}` },
  // fish leaves out what does not begin, or go on, like the word.
  fish: { of: fishScript, papers: `printf '%s\\n' words "$argv[-1]${ASKED}"` },
};

type Offered = (typeof INSTALLED_SHELLS)[number][1];

/** What a shell offers by the script made of some places, in a folder with one file and one folder. */
function offeredBy(
  shell: string,
  offered: Offered,
  places: readonly Place[],
  lines: readonly (readonly string[])[],
): string[][] {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, 'folder'));
  writeFileSync(join(cwd, 'file'), '');
  const { of, papers } = SCRIPTS[shell] ?? { of: bashScript, papers: '' };
  return offered(of(places), lines, { cwd, papers }).map((rows) =>
    rows.map((row) => (row.endsWith(ASKED) ? ASKED : row.replace(/\t.*$/, ''))),
  );
}

/** Lines that come by every command, option, choice and argument of the catalogue. */
function linesOf(): string[][] {
  const lines = [[''], ['exp'], ['list', ''], ['list', 're'], ['--'], ['--lib'], ['--library', 'fo'], ['nosuch', '']];
  lines.push(['help', ''], ['help', 'li'], ['help', 'list', 'a'], ['help', 'ls', '']);
  for (const [name, verb] of Object.entries<VerbDescription>(VERBS)) {
    const begun = name.split(' ');
    for (const words of [[''], ['x', ''], ['x', 'y', ''], ['-'], ['--'], ['--js'], ['--json=t'], ['--jsonl=title,y']])
      lines.push([...begun, ...words]);
    lines.push(['--library', 'folder', ...begun, ''], [...begun, '--no-color', '--', ''], [...begun, '--', '--']);
    const options: OptionDescription[] = Object.values(verb.options);
    if (name === 'ls' || name === 'list add') options.push(...Object.values(GLOBAL_OPTIONS));
    for (const { flags, choices = [] } of options) {
      for (const flag of flags.match(/--?[a-z][\w-]*/g) ?? []) {
        lines.push([...begun, flag.slice(0, 4)], [...begun, flag, ''], [...begun, flag, 'x', '']);
        if (flag.startsWith('--')) lines.push([...begun, `${flag}=`], [...begun, `${flag}=x`, '']);
        if (flag.startsWith('--') && choices[0] !== undefined)
          lines.push([...begun, `${flag}=${choices[0].slice(0, 2)}`]);
      }
    }
  }
  for (const query of [
    't',
    'ta',
    'title',
    'titl',
    'zzz',
    '-t',
    'is:',
    'is:un',
    '-is:un',
    'no:ab',
    'has:zz',
    'tag:',
    'year:2',
    'by:',
    'Ti',
  ])
    lines.push(['ls', query], ['search', 'x', query], ['include', '--query', query], ['include', `--query=${query}`]);
  return lines;
}

/** What papers itself answers, and whether it had to look into the library for it. */
async function answered(
  words: readonly string[],
): Promise<{ readonly offers: string[]; readonly fromLibrary: boolean }> {
  let fromLibrary = false;
  const { kind, candidates } = await completeWords(words, () => {
    fromLibrary = true;
    return Promise.resolve(undefined);
  });
  const files = { words: candidates.map(({ text }) => text), files: ['file', 'folder'], folders: ['folder'] };
  return { offers: files[kind], fromLibrary };
}

const inOrder = (words: readonly string[]): string[] => words.map((word) => word.trim()).toSorted();
const LINES = linesOf();
const PLACES = await placesOf();
const ANSWERED = await Promise.all(LINES.map(answered));

/** The places without an argument of a command, one of its options, and a choice of another: as an older version had them. */
function older(): Place[] {
  const later = ['export', '--sort', 'newest'];
  return PLACES.map(({ names, offer }) => ({
    names: names.filter((name) => !name.startsWith('export') && !/^ls (?:-s|--sort)$/.test(name)),
    offer:
      offer.kind === 'words' ? { ...offer, words: offer.words.filter(({ text }) => !later.includes(text)) } : offer,
  })).filter(({ names }) => names.length > 0);
}

describe.each(INSTALLED_SHELLS)('the script for %s', (shell, offered) => {
  it('answers by itself what is the same in every library, as papers would, and asks papers for all else', () => {
    for (const [index, all] of offeredBy(shell, offered, PLACES, LINES).entries()) {
      const line = LINES[index]?.join(' ') ?? '';
      const found = inOrder(all);
      const { offers, fromLibrary } = ANSWERED[index] ?? { offers: [], fromLibrary: false };
      const isFiles = offers.includes('folder');
      const expected =
        shell === 'bash' && !isFiles
          ? offers.map((text) => bashReply(text, readBashLine(`papers ${line}`), BREAKS))
          : offers;
      if (fromLibrary) expect(found, line).toEqual([ASKED]);
      else if (offers.length === 0) expect([[], [ASKED]], line).toContainEqual(found);
      else if (!isFiles) expect(found, line).toEqual(inOrder(expected));
      else
        expect(
          found.filter((one) => !/^(?:--[\w-]+=)?(?:file|folder)\/?$/.test(one)),
          line,
        ).toEqual([]);
    }
  }, 120_000);

  it('asks papers for commands, options and choices that came after it', () => {
    const lines = [['expor'], ['export', '--to', 'bib'], ['export', ''], ['ls', '--sor'], ['ls', '--sort', 'ti']];
    const found = offeredBy(shell, offered, older(), lines).map((words) => words.map((word) => word.trim()));
    expect(found).toEqual(lines.map(() => [ASKED]));
  });
});

it('the script for PowerShell is ASCII, and names each place once, since its tables know no case', () => {
  const script = powershellScript(PLACES);
  expect(script).not.toMatch(/[^\n -~]/);
  const names = Array.from(script.matchAll(/^ {8}'([^']*)' = /gm), ([, name = '']) => name.toLowerCase());
  expect(names.length).toBeGreaterThan(PLACES.length);
  expect(new Set(names).size).toBe(names.length);
});
