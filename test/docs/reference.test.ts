import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../../src/library/settings.ts';
import { VERBS } from '../../src/verbs/catalogue.ts';
import { commandsPage } from '../../src/verbs/reference/commands-page.ts';
import { ENVIRONMENT } from '../../src/verbs/reference/environment.ts';
import { manPages } from '../../src/verbs/reference/man-page.ts';
import { temporaryFolder } from '../support/papers.ts';
import { settingsPage } from '../../src/verbs/reference/settings-page.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the reference, which "npm run docs" writes anew', () => {
  it('of commands is what docs/commands.md says', async () => {
    await expect(commandsPage()).toMatchFileSnapshot('../../docs/commands.md');
    for (const name of Object.keys(VERBS)) expect(commandsPage()).toContain(`### papers ${name}\n`);
  });

  it('of settings and the environment is what docs/settings.md says', async () => {
    await expect(settingsPage()).toMatchFileSnapshot('../../docs/settings.md');
    for (const name of Object.keys(SETTINGS)) expect(settingsPage()).toContain(`| \`${name}\` |`);
  });

  it('names every variable of the environment that the program looks at', () => {
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(join(root, 'src', file), 'utf8'))
      .join('\n');
    const single = Array.from(sources.matchAll(/env\['([A-Z_]+)'\]/g), ([, name]) => name);
    const several = Array.from(
      sources.matchAll(/\{ ([A-Z_, ]+) \} = (?:process\.)?env(?:ironment)?\b/g),
      ([, names = '']) => names.split(', '),
    );
    const read = new Set([...single, ...several.flat()]);
    expect(read).toEqual(new Set(Object.keys(ENVIRONMENT)));
  });
});

describe('the manual pages', () => {
  it('are those in man/, one for each command', async () => {
    const pages = manPages();
    for (const [file, text] of pages) await expect(text).toMatchFileSnapshot(`../../man/${file}`);
    // Pages that are missing are written; one whose command has gone has to be taken away by hand.
    expect(readdirSync(join(root, 'man')).filter((file) => !pages.has(file))).toEqual([]);
  });

  it('are valid: the formatter has nothing to say, and they read as written', () => {
    const folder = temporaryFolder();
    for (const [file, text] of manPages()) writeFileSync(join(folder, file), text);
    const groff = (...args: readonly string[]) =>
      spawnSync('groff', ['-man', '-ww', ...args], { cwd: folder, encoding: 'utf8' });
    const formatted = groff('-Tascii', '-P-c', '-rLL=100n', 'papers-ls.1');
    // A system without groff has no reader of manual pages either; the escapes are looked at below.
    if (formatted.error === undefined) {
      expect(formatted.stderr).toBe('');
      expect(formatted.stdout.replace(/.\u0008/g, '')).toContain(
        'papers ls tag:icl,long-context has:code --sort title',
      );
      expect(groff('-z', ...manPages().keys()).stderr).toBe('');
    }
    for (const text of manPages().values()) {
      expect(text).toMatch(/^\.TH /);
      // Every line is a known request or text, which begins with no control character.
      for (const line of text.split('\n')) expect(line).toMatch(/^(?:\.(?:TH|SH|TP|B|BR)\b|[^.'])|^$/);
    }
  });
});
