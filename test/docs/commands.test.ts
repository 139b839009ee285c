// Runs every command of the documents. Of a document, in its order and in one folder:
// - ```sh blocks with a papers command run as a script, and have to succeed;
// - ```console blocks run each line after "$ " in a terminal of 80 columns, which has to show what follows it; "…" stands
//   for anything, at the end of a line or as a line for any number of lines;
// - a block below a line "*Not run by the tests: why.*" does not run.
// The folder has the seed in seeds/ and, unless the document makes a library itself, a library of it. ../bo is a second
// reviewer's library.
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LAUNCHER, SEED, shell, temporaryFolder } from '../support/papers.ts';
import { screenAfter } from '../support/screen.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The examples of --help, which are of files that a reader has; and what recipes.test.ts runs. */
const ELSEWHERE = ['docs/commands.md', 'docs/recipes.md'];
const DOCUMENTS = ['README.md', ...readdirSync(join(ROOT, 'docs')).map((file) => `docs/${file}`)].filter(
  (file) => file.endsWith('.md') && !ELSEWHERE.includes(file),
);
const NOT_RUN = /^\*Not run by the tests: .+\.\*$/;

interface Block {
  readonly language: string;
  readonly line: number;
  readonly text: string;
  readonly runs: boolean;
}

/** The fenced blocks of a document. */
function blocksOf(document: string): Block[] {
  const lines = readFileSync(join(ROOT, document), 'utf8').split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, fence, language = ''] = /^(`{3,})(\w*)/.exec(lines[at] ?? '') ?? [];
    if (fence === undefined) continue;
    const end = lines.indexOf(fence, at + 1);
    const before = lines.slice(0, at).findLast((line) => line !== '') ?? '';
    blocks.push({ language, line: at + 1, text: lines.slice(at + 1, end).join('\n'), runs: !NOT_RUN.test(before) });
    at = end;
  }
  return blocks;
}

function isScript({ language, text, runs }: Block): boolean {
  return runs && language === 'sh' && /(?:^|[|&;(] *)papers\b/m.test(text);
}

/** A folder as the documents presume it, with "papers" on the path. */
function place(makesLibrary: boolean): { readonly folder: string; readonly env: Record<string, string> } {
  const outer = temporaryFolder();
  const folder = join(outer, 'review');
  mkdirSync(join(folder, 'seeds'), { recursive: true });
  copyFileSync(SEED, join(folder, 'seeds/hf-papers.txt'));
  mkdirSync(join(outer, 'bo'));
  mkdirSync(join(outer, 'bin'));
  writeFileSync(join(outer, 'bin/papers'), `#!/bin/sh\nexec "${process.execPath}" "${LAUNCHER}" "$@"\n`);
  chmodSync(join(outer, 'bin/papers'), 0o755);
  const bo = shell({ PAPERS_REVIEWER: 'Bo' }, join(outer, 'bo'));
  bo.papers('init');
  bo.papers('import', SEED);
  bo.papers('include', 'tart', 'helmet');
  if (!makesLibrary) {
    const own = shell({}, folder);
    own.papers('init');
    own.papers('import', SEED);
  }
  const env = { PATH: `${join(outer, 'bin')}:${process.env['PATH']}`, HOME: outer, XDG_DATA_HOME: outer };
  return { folder, env: { ...env, PAPERS_REVIEWER: 'Ada', NO_COLOR: '1', PAGER: 'cat', LANG: 'C.UTF-8' } };
}

/** The commands of a console block, each with the lines that it is to show. */
function dialogue(text: string): { readonly command: string; readonly shows: string }[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...shows] = part.trimEnd().split('\n');
      return { command, shows: shows.join('\n') };
    });
}

/** A pattern of what a document shows. */
function pattern(shows: string): RegExp {
  const lines = shows.split('\n').map((line) => {
    if (line.trim() === '…') return '(?:.*\\n)*?.*';
    return line
      .split('…')
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('.*');
  });
  return new RegExp(`^${lines.join('\\n')}$`);
}

describe('the commands of', () => {
  it.each(DOCUMENTS)('%s do what it says', async (document) => {
    const blocks = blocksOf(document);
    const run = blocks.filter((block) => isScript(block) || (block.runs && block.language === 'console'));
    if (run.length === 0) return;
    const { folder, env } = place(run.some(({ text }) => /papers init/.test(text)));
    for (const { language, line, text } of run) {
      if (language === 'sh') {
        const script = `set -euo pipefail\n${text}`;
        const { status, stderr } = spawnSync('bash', ['-c', script], { cwd: folder, env, encoding: 'utf8' });
        expect([`${document}:${line}`, status, status === 0 ? '' : stderr]).toEqual([`${document}:${line}`, 0, '']);
        continue;
      }
      for (const { command, shows } of dialogue(text)) {
        const { text: shown, status } = await screenAfter(folder, ['bash', '-c', command], { columns: 80, env });
        expect([`${document}:${line} ${command}`, status]).toEqual([`${document}:${line} ${command}`, 0]);
        expect(shown.replace(/[ \t]+$/gm, ''), `${document}:${line}`).toMatch(pattern(shows));
      }
    }
  });

  it('all documents are run, but for a few that say why not', () => {
    const blocks = DOCUMENTS.flatMap((document) => blocksOf(document).map((block) => ({ document, ...block })));
    const unclear = blocks.filter(
      (block) => block.runs && /^(?:\$ )?papers /m.test(block.text) && !['sh', 'console'].includes(block.language),
    );
    expect(unclear.map(({ document, line }) => `${document}:${line}`)).toEqual([]);
    expect(blocks.filter(({ runs }) => !runs).length).toBeLessThanOrEqual(5);
  });
});
