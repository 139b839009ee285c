import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LAUNCHER, SEED, shell, shellWithSeed } from '../support/papers.ts';

/** Everything that was saved before is still there. */
function expectSeedWhole({ papers }: ReturnType<typeof shell>): void {
  expect(papers('ls').stdout.trim().split('\n')).toHaveLength(75);
}

describe('a file that cannot be read as it should', () => {
  it.each([
    ['empty.txt', '', /empty\.txt: error: the file is empty/],
    ['blank.txt', ' \n\n\t\n', /blank\.txt: error: the file is empty/],
    ['page.pdf', '%PDF-1.7\u0000', /page\.pdf: error: this is a PDF/],
    ['data.bin', '\u0000\u0001\u0002\u0003'.repeat(100), /data\.bin: error: this is binary data/],
    ['words.txt', 'hello there\n', /words\.txt:1: error: no paper was found.*Looked for titles with abstracts/],
    ['line.txt', 'x'.repeat(100_000), /line\.txt:1: error: no paper was found/],
  ])('says what is wrong with %s, and takes in the file beside it', (name, content, said) => {
    const place = shell();
    writeFileSync(join(place.folder, name), content);
    place.papers('init');
    const { status, stdout, stderr } = place.papers('import', name, SEED);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^75 added.* skipped\n$/);
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/\n\s+at /);
    expectSeedWhole(place);
  });

  it('names a missing file and goes on with the others', () => {
    const place = shell();
    place.papers('init');
    const { status, stderr } = place.papers('import', 'nothere.txt', SEED);
    expect(status).toBe(1);
    expect(stderr).toContain('nothere.txt: error: there is no such file or folder');
    expectSeedWhole(place);
  });

  it('refuses 200 MB of prose in a clear message, and reads JSON Lines of any size', () => {
    const place = shellWithSeed();
    writeFileSync(join(place.folder, 'big.txt'), Buffer.alloc(200 * 1024 * 1024, 'A title and words. \n'));
    const big = place.papers('import', 'big.txt');
    expect(big.status).toBe(1);
    expect(big.stderr).toContain('too large to be read as a whole');
    const line = (number: number) =>
      `${JSON.stringify({ title: `A Paper Numbered ${number} of Many`, abstract: 'x'.repeat(2000) })}\n`;
    writeFileSync(join(place.folder, 'many.jsonl'), Array.from({ length: 2000 }, (_, number) => line(number)).join(''));
    expect(place.papers('import', 'many.jsonl').stdout).toContain('2000 added');
  });

  it('takes the good half of a file, names each bad record with its line, and with --strict takes nothing', () => {
    const place = shell();
    place.papers('init');
    writeFileSync(join(place.folder, 'half.jsonl'), '{"title":"Good One"}\n{bad\n{"title":5}\n{"title":"Good Two"}\n');
    const strict = place.papers('import', 'half.jsonl', '--strict');
    expect(strict.stdout).toMatch(/^0 added/);
    const half = place.papers('import', 'half.jsonl');
    expect(half.status).toBe(1);
    expect(half.stdout).toMatch(/^2 added, 0 merged, 0 unchanged, 2 skipped/);
    expect(half.stderr).toMatch(/half\.jsonl:2: error: not JSON/);
    expect(half.stderr).toMatch(/half\.jsonl:3: error: "title" has to be/);
  });
});

describe('text that would do something to a terminal', () => {
  const evil = 'Evil \u001B[31mRed\u001B[0m \u001B]0;owned\u0007 Title \u202Etxt.exe With Words';
  const abstract = `This abstract hides \u009B31m and \u001B[2J in a text that is long enough to be one. ${'More words follow here. '.repeat(6)}`;

  it.each([
    ['ls'],
    ['show', 'evil'],
    ['search', 'evil'],
    ['export', '--to', 'markdown'],
    ['export', '--to', 'bibtex'],
    ['export', '--to', 'csv'],
    ['log'],
    ['stats'],
  ])('comes out of %s %s without a control character', (...args) => {
    const place = shell();
    place.papers('init');
    expect(place.pipe(`${evil}\n\n${abstract}\n`, 'import', '-').stdout).toMatch(/^1 added/);
    place.papers('tag', '+a', '--', 'evil');
    const { stdout, stderr, status } = place.papers(...args.filter((arg) => arg !== undefined));
    expect(status).toBe(0);
    // oxlint-disable-next-line no-control-regex
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202E]/);
  });

  it('shows titles in Chinese, Arabic and emoji as they are', () => {
    const place = shell();
    place.papers('init');
    const titles = [
      '基于大语言模型的文献筛选方法研究',
      'نموذج لغوي كبير لفحص الأدبيات العلمية',
      '🎉 Emoji in Titles of Papers 👩‍👩‍👧',
    ];
    place.pipe(titles.map((title) => JSON.stringify({ title })).join('\n'), 'import', '-', '--from', 'jsonl');
    const { stdout } = place.papers('ls');
    for (const title of titles) expect(stdout).toContain(title);
    expect(place.papers('search', '文献').stdout).toContain(titles[0]);
  });
});

describe('a library that cannot be written', () => {
  it('says so when its folder is a file, and when there is none', () => {
    const place = shell();
    writeFileSync(join(place.folder, 'file'), '');
    const { status, stderr } = place.papers('init', '--library', 'file/inside');
    expect(status).toBe(1);
    expect(stderr).toMatch(/papers: .*file\/inside: it is not a folder/);
    expect(place.papers('ls').stderr).toContain('there is no library here');
  });

  it('keeps all that was saved when the disk is full, and says what to do', () => {
    const place = shellWithSeed();
    const before = readFileSync(join(place.folder, '.papers/journal.jsonl'));
    writeFileSync(
      join(place.folder, 'more.jsonl'),
      `${JSON.stringify({ title: 'One More Paper of Ours', abstract: 'y'.repeat(300_000) })}\n`,
    );
    // A limit on the size of files makes the system refuse to write on, as a full disk does.
    const full = spawnSync(
      'bash',
      ['-c', `ulimit -f 200; trap '' XFSZ; exec "${process.execPath}" "${LAUNCHER}" import more.jsonl`],
      {
        cwd: place.folder,
        encoding: 'utf8',
        env: { ...process.env, HOME: place.folder },
      },
    );
    expect(full.status).toBe(1);
    expect(full.stderr).toMatch(/the file may not grow any further[\s\S]*still there/);
    expect(readFileSync(join(place.folder, '.papers/journal.jsonl'))).toEqual(before);
    expectSeedWhole(place);
    expect(place.papers('include', 'tart').status).toBe(0);
  });

  it('says so when the folder is read-only', () => {
    const place = shellWithSeed();
    const library = join(place.folder, '.papers');
    // A folder in the place of the lock refuses every user, root as well, as a read-only folder refuses others.
    mkdirSync(join(library, 'lock'));
    chmodSync(library, 0o555);
    const { status, stderr } = place.papers('include', 'tart');
    chmodSync(library, 0o755);
    expect(status).toBe(1);
    expect(stderr).toMatch(/papers: .*lock: /);
    expectSeedWhole(place);
  });
});

describe('several processes at once', () => {
  it('lose no change of any of them', async () => {
    const place = shellWithSeed();
    const run = (...args: string[]) =>
      new Promise<number | null>((resolve) => {
        spawn(process.execPath, [LAUNCHER, ...args], {
          cwd: place.folder,
          stdio: 'ignore',
          env: { ...process.env, HOME: place.folder },
        }).on('exit', resolve);
      });
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let turn = 0; turn < 5; turn += 1) expect(await run('tag', `+w${writer}-${turn}`, '--', 'tart')).toBe(0);
    });
    await Promise.all(writers);
    const [tart] = place.papers('show', 'tart', '--json').json() as { tags: string[] }[];
    expect(tart?.tags).toHaveLength(20);
  });

  it('find a library that works after any of them was killed', async () => {
    const place = shellWithSeed();
    const acknowledged: string[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      const child = spawn(process.execPath, [LAUNCHER, 'tag', `+k${turn}`, '--', 'tart'], {
        cwd: place.folder,
        env: { ...process.env, HOME: place.folder },
      });
      child.stderr.on('data', (text: Buffer) => {
        if (text.toString().includes('Tagged')) acknowledged.push(`k${turn}`);
      });
      const ended = new Promise((resolve) => child.on('exit', resolve));
      setTimeout(() => child.kill('SIGKILL'), 60 + turn * 8);
      await ended;
    }
    expect(place.papers('tag', '+after', '--', 'tart').status).toBe(0);
    const [tart] = place.papers('show', 'tart', '--json').json() as { tags: string[] }[];
    expect(tart?.tags).toEqual(expect.arrayContaining([...acknowledged, 'after']));
  });
});
