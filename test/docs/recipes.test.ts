import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LAUNCHER, type Shell, shellWithSeed } from '../support/papers.ts';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));

/** The blocks of a page in a language, by the heading that they stand under. */
function blocks(page: string, language: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(docs, page), 'utf8');
  const found = new Map<string, string>();
  for (const [section = '', heading = ''] of text.matchAll(/^## (.+)\n[\s\S]*?(?=^## |(?![\s\S]))/gm)) {
    const [, code] = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(section) ?? [];
    if (code !== undefined) found.set(heading, code);
  }
  return found;
}

/** Puts a program on the path of recipes. */
function program(folder: string, name: string, script: string): void {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'bin', name), 0o755);
}

const NEEDED = ['jq', 'fzf', 'pandoc'];
const absent = NEEDED.filter((name) => spawnSync(name, ['--version']).error !== undefined);
if (absent.length > 0)
  process.stderr.write(`Recipes ran with a stand-in for ${absent.join(', ')}: not installed here.\n`);

function kitchen(): Shell {
  const made = shellWithSeed();
  program(made.folder, 'papers', `exec "${process.execPath}" "${LAUNCHER}" "$@"`);
  // Where a program is not installed, what papers does before it and after it is run all the same.
  for (const name of absent) program(made.folder, name, 'cat > /dev/null; echo tart');
  return made;
}

function cook({ folder }: Shell, script: string, env: Readonly<Record<string, string>> = {}): SpawnSyncReturns<string> {
  const path = `${join(folder, 'bin')}:${process.env['PATH']}`;
  // Without pipefail, since head may end before what it reads from has written all.
  return spawnSync('bash', ['-eu', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: path, HOME: folder, ...env },
  });
}

describe('the recipes of docs/recipes.md', () => {
  it('all run, and do what they say', () => {
    const shell = kitchen();
    const done = new Map<string, string>();
    for (const [heading, script] of blocks('recipes.md', 'sh')) {
      const { status, stdout, stderr } = cook(shell, script);
      expect(status, `${heading}: ${stderr}`).toBe(0);
      done.set(heading, stdout);
    }
    expect([...done.keys()]).toHaveLength(7);
    const { papers, folder } = shell;
    const ids = (query: string) => (papers('ls', query, '--json=id').json() as { id: string }[]).map(({ id }) => id);
    expect(done.get('Do something only when there is something')?.trim().split('\n')).toHaveLength(5);
    if (!absent.includes('jq')) {
      expect(done.get('Count what was done, with jq')).toMatch(/1 import/);
      const figures = (papers('ls', '--json=id,abstract').json() as { id: string; abstract?: string }[])
        .filter(({ abstract = '' }) => /\d%/.test(abstract))
        .map(({ id }) => id);
      expect(figures.length).toBeGreaterThan(0);
      expect(ids('tag:figures')).toEqual(figures);
      expect(readFileSync(join(folder, 'code.csv'), 'utf8').trim().split('\n')).toHaveLength(ids('has:code').length);
      expect(done.get('Say what went wrong, with jq')).toBe('unknown-paper\n');
    }
    if (!absent.includes('fzf')) expect(ids('tag:icl')).toHaveLength(5);
    if (!absent.includes('pandoc'))
      expect(readFileSync(join(folder, 'figures.html'), 'utf8')).toContain('class="references');
    expect(existsSync(join(folder, 'figures.bib'))).toBe(true);
  }, 300_000);

  it('the line for cron is one that cron reads, and runs as cron runs it', () => {
    const shell = kitchen();
    const { folder, papers } = shell;
    const line = [...blocks('recipes.md', 'cron').values()][0] ?? '';
    const [, command = ''] = /^(?:[\d*,/-]+ ){5}(.+)\n$/.exec(line) ?? [];
    // To cron a percent sign is the end of the line.
    expect(command).toMatch(/^[^%]+$/);
    mkdirSync(join(folder, 'review', 'inbox'), { recursive: true });
    writeFileSync(join(folder, 'review', 'inbox', 'new.bib'), '@article{a, title = {A New Paper This Morning}}');
    const env = { HOME: folder, PATH: `${join(folder, 'bin')}:/usr/bin:/bin`, SHELL: '/bin/sh' };
    expect(spawnSync('/bin/sh', ['-c', command], { cwd: folder, env }).status).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'review', 'import.log'), 'utf8'))).toMatchObject({ added: [{}] });
    expect(papers('ls', 'tag:new', '--json=title').json()).toEqual([{ title: 'A New Paper This Morning' }]);
  });
});

describe('docs/engines.md', () => {
  it('has an engine make the index and take every paper', async () => {
    const shell = kitchen();
    const taken: { method: string; url: string; type: string; body: string }[] = [];
    const engine = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        taken.push({ method, url, type: headers['content-type'] ?? '', body });
        response.end('{"errors":false}');
      });
    });
    await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void engine.close());
    const { port } = engine.address() as AddressInfo;
    const text = readFileSync(join(docs, 'engines.md'), 'utf8');
    const scripts = Array.from(text.matchAll(/^```sh\n([\s\S]*?)^```/gm), ([, code = '']) => code);
    const env = {
      PATH: `${join(shell.folder, 'bin')}:${process.env['PATH']}`,
      HOME: shell.folder,
      ENGINE: `http://127.0.0.1:${port}`,
      no_proxy: '*',
    };
    for (const script of scripts) {
      const child = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd: shell.folder, env });
      expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    }
    expect(taken.map(({ method, url, type }) => [method, url, type])).toEqual([
      ['PUT', '/papers', 'application/json'],
      ['POST', '/_bulk', 'application/x-ndjson'],
      ['POST', '/_bulk', 'application/x-ndjson'],
    ]);
    expect(JSON.parse(taken[0]?.body ?? '')).toMatchObject({ mappings: { dynamic: false } });
    expect(taken[1]?.body.trimEnd().split('\n')).toHaveLength(150);
    expect(taken[2]?.body).toBe(taken[1]?.body);
  });
});
