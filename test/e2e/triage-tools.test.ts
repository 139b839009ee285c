import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { shell, shellWithSeed, temporaryFolder } from '../support/papers.ts';
import { startRobot } from '../support/robot.ts';

describe('the tools of the terminal UI', { timeout: 120_000 }, () => {
  it('runs every command of papers on the `:` line, on the paper under the cursor', async () => {
    const { folder, papers } = shellWithSeed();
    const robot = await startRobot({ folder });
    await robot
      .press('command')
      .type('tag +ic')
      .sees(/^:tag \+ic/m);
    await robot.type('l\r').sees('Tagged: 1 paper');
    await robot.press('command').type('exclude --reason "off topic"\r').sees('1/75 screened');
    await robot.press('command').type('stats\r').sees('75 papers, 75 with an abstract');
    await robot.press('output-close').press('command').type('stats --bogus\r').sees('unknown option');
    await robot
      .press('command')
      .type('next-unscreened\r')
      .sees(/^> · ReAGent/m);
    await robot.press('command').type('q\r').ended();
    expect(papers('ls', 'tag:icl', '--json=id,status').json()).toEqual([{ id: 'cobra-frames', status: 'excluded' }]);
  });

  it('writes the note of the paper under the cursor on `:note`, and starts nothing that wants the terminal', async () => {
    const { folder, papers } = shellWithSeed();
    const robot = await startRobot({ folder, env: { EDITOR: 'sh -c \'echo noted > "$0"\'' } });
    await robot.press('command').type('note\r').sees('Noted; u undoes');
    await robot.press('command').type('mcp\r').sees('An assistant starts');
    await robot.press('include').sees('1/75 screened');
    robot.press('back');
    await robot.ended();
    expect(papers('ls', 'has:note is:included', '--json=note').json()).toEqual([{ note: 'noted' }]);
  });

  it('shows what was imported on the `:` line, also into an empty library', async () => {
    const made = shell();
    made.papers('init');
    writeFileSync(join(made.folder, 'one.json'), '[{"title":"The first of all"}]');
    const robot = await startRobot({ folder: made.folder });
    await robot.sees('The library is empty');
    await robot
      .press('command')
      .type('import one.json\r')
      .sees(/^> · The first of all/m);
  });

  it('goes on while a command runs, and Ctrl-C stops it, whatever it is doing', async () => {
    const { folder, papers } = shellWithSeed();
    const words = 'sleep apnea night trial of rest and more'.split(' ');
    const abstract = (record: number): string =>
      Array.from({ length: 200 }, (_, at) => `${words[(record * (at + 3)) % words.length]}${(record * at) % 97}`).join(
        ' ',
      );
    const records = Array.from(
      { length: 3000 },
      (_, record) => `Title ${record},${abstract(record)},${record % 40 === 0 ? 1 : 0}`,
    );
    writeFileSync(join(folder, 'set.csv'), `title,abstract,included\n${records.join('\n')}\n`);
    const robot = await startRobot({ folder, columns: 120 });
    await robot
      .press('command')
      .type('simulate set.csv --seeds 9\r')
      .sees(': simulate set.csv --seeds 9 …  Ctrl-C stops it');
    await robot.press('include').sees('1/75 screened');
    await robot.press('down', 'exclude').sees('2/75 screened');
    await robot.press('command').type('stats\r').sees('simulate set.csv --seeds 9 is still running');
    await robot.press('back').sees('then you can leave');
    await robot.press('leave').sees('Stopped.');
    await robot.press('pipe').type('sleep 300 | cat\r').sees('| sleep 300 | cat …');
    await robot.press('undo').sees('1/75 screened');
    await robot.press('leave').sees('was stopped');
    await robot.press('command').type('tag +after\r').sees('Tagged: 1 paper');
    robot.press('leave');
    await robot.ended();
    expect(papers('ls', 'is:included', '--json=id').json()).toHaveLength(1);
    expect(papers('ls', 'tag:after', '--json=id').json()).toHaveLength(1);
  });

  it('keeps what a command said until nothing is written any more', async () => {
    const { folder } = shellWithSeed();
    const robot = await startRobot({ folder });
    await robot.press('pipe').type('sleep 1.5; seq 5\r').sees('seq 5 …');
    await robot.press('search').type('agent').sees('/agent');
    await robot.until(() => !robot.screen().includes('seq 5 …'), 'the end of the command');
    expect(robot.screen()).toContain('/agent');
    await robot.type('\r').sees('| sleep 1.5; seq 5');
    expect(robot.screen()).toMatch(/^ 5$/m);
  });

  it('brings a library of an older version up to date by its first change, beside the keys', async () => {
    const place = shell();
    cpSync(
      fileURLToPath(new URL('../../fixtures/libraries/schema-1', import.meta.url)),
      join(place.folder, '.papers'),
      {
        recursive: true,
      },
    );
    const robot = await startRobot({ folder: place.folder });
    const before = place.papers('ls', '--json=id,title').json();
    const included = () => place.papers('ls', 'is:included', '--json=id').json() as object[];
    const count = included().length;
    await robot.press('next-unscreened', 'include').sees('Included 1 paper; u undoes');
    expect(readFileSync(join(place.folder, '.papers/library.yaml'), 'utf8')).toContain('schema: 2\n');
    expect(existsSync(join(place.folder, '.papers/backup-schema-1/corpus.jsonl'))).toBe(true);
    expect(included()).toHaveLength(count + 1);
    await robot.press('undo').sees('Undone: include');
    robot.press('leave');
    await robot.ended();
    expect(place.papers('ls', '--json=id,title').json()).toEqual(before);
    expect(place.papers('doctor').status).toBe(0);
  });

  it('asks before undo takes back an import, and says which', async () => {
    const { folder, papers } = shellWithSeed();
    const robot = await startRobot({ folder });
    await robot.press('include').sees('1/75 screened');
    await robot.press('undo').sees('Undone: include cobra-frames');
    await robot.press('undo').sees(/Undo: import .*hf-papers\.txt \(75 added, 0 merged\)\? +y yes +n no/);
    await robot.press('no').sees('Nothing changed.');
    await robot
      .press('undo')
      .sees('75 added')
      .then(() => robot.press('yes').sees('Undone: import'));
    await robot.press('redo').sees('Done again: import');
    robot.press('leave');
    await robot.ended();
    expect(papers('ls', '--json=id').json()).toHaveLength(75);
  });

  it('knows the views and settings that a command wrote', async () => {
    const { folder } = shellWithSeed();
    const robot = await startRobot({ folder });
    await robot.press('command').type('view save icl "in-context"\r').sees('icl');
    await robot.until(() => !robot.status().includes('Ctrl-C stops it'), 'the end of the command');
    await robot.press('view-1').sees('papers in-context');
  });

  it('completes commands as they are typed', async () => {
    const { folder } = shellWithSeed();
    const robot = await startRobot({ folder });
    await robot.press('command').type('exp').sees('Write papers as a reading list');
    await robot.press('complete').sees(':export');
    await robot.type(' --to').sees(/--to +markdown, .*bibtex/);
  });

  it('pipes the marked papers to a command, and shows what it says', async () => {
    const { folder } = shellWithSeed();
    const robot = await startRobot({ folder });
    await robot.press('mark', 'mark', 'pipe').type('grep -o \'"id":"[a-z-]*"\'\r').sees('"id":"cobra-frames"');
    expect(robot.screen()).toContain('"id":"reagent"');
    expect(robot.screen()).not.toContain('"id":"tart"');
  });

  it('copies by OSC 52', async () => {
    const { folder } = shellWithSeed();
    const robot = await startRobot({ folder });
    await robot.press('copy-id').sees('Copied cobra-frames.');
    expect(robot.output).toContain(`\u001B]52;c;${Buffer.from('cobra-frames').toString('base64')}\u0007`);
  });

  it('opens the page of a paper, never by a shell', async () => {
    const made = shell();
    made.papers('init');
    const page = 'https://example.org/a?b=1&c=$(touch hacked)';
    made.pipe(JSON.stringify([{ title: 'With a page', url: page.replace(' ', '%20') }]), 'import', '-');
    const seen = join(made.folder, 'seen');
    const browser = join(made.folder, 'browser.sh');
    writeFileSync(browser, `#!/bin/sh\nprintf %s "$1" > ${seen}\n`, { mode: 0o755 });
    const robot = await startRobot({ folder: made.folder, env: { BROWSER: browser } });
    await robot.press('open').sees('Opened https://example.org');
    await robot.until(() => existsSync(seen) && readFileSync(seen, 'utf8') !== '', 'the browser called');
    expect(readFileSync(seen, 'utf8')).toBe(page.replace(' ', '%20'));
    expect(existsSync(join(made.folder, 'hacked'))).toBe(false);
  });

  it('warns before an export overwrites a file', async () => {
    const { folder } = shellWithSeed();
    writeFileSync(join(folder, 'papers.bib'), 'mine');
    const robot = await startRobot({ folder });
    await robot.press('export').sees('Preview');
    await robot.press('export-write').sees('Overwrite papers.bib?');
    await robot.press('no').sees('Nothing changed.');
    expect(readFileSync(join(folder, 'papers.bib'), 'utf8')).toBe('mine');
    await robot.press('export').sees('Preview');
    await robot.press('export-write').sees('Overwrite papers.bib?');
    await robot.press('yes').sees('Wrote 75 papers');
  });

  it('saves views and goes back to them by number', async () => {
    const { folder, papers } = shellWithSeed();
    const robot = await startRobot({ folder });
    await robot
      .press('search')
      .type('title:"in-context learning"\r')
      .sees(/papers title:"in-context learning" +\d+ ·/);
    await robot.press('save-view').type('icl\r').sees('Saved the view "icl"');
    await robot.press('all').sees('papers all papers');
    await robot.press('view-1').sees('papers title:"in-context learning"');
    expect(papers('view', 'ls', '--json').json()).toEqual([{ name: 'icl', query: 'title:"in-context learning"' }]);
    expect(papers('ls', 'view:icl', '--json=id').json()).toEqual(
      papers('ls', 'title:"in-context learning"', '--json=id').json(),
    );
  });

  it('takes the mouse: a click chooses, the wheel scrolls', async () => {
    const { folder } = shellWithSeed();
    const robot = await startRobot({ folder });
    await robot.type('\u001B[<0;5;4M').sees(/^> · TART/m);
    await robot.type('\u001B[<65;5;4M').sees('6/75');
  });

  it('says what is wrong with the keys of library.yaml, with its line, before it takes the screen', async () => {
    const { folder } = shellWithSeed();
    writeFileSync(join(folder, '.papers/library.yaml'), 'schema: 1\nkeys:\n  include: x\n');
    const { Robot } = await import('../support/robot.ts');
    const robot = new Robot({ folder });
    expect((await robot.ended()).status).toBe(1);
    expect(robot.screen().replace(/\n/g, '')).toContain('library.yaml:3: the key "x" is for both include and exclude');
  });

  it('can be read aloud', async () => {
    const { folder } = shellWithSeed();
    const robot = await startRobot({ folder, env: { INK_SCREEN_READER: 'true' } });
    await robot.sees('1 of 75, unscreened: COBRA Frames');
    await robot.press('include').sees('2 of 75, unscreened: ReAGent');
    expect(robot.output).not.toContain('\u001B[?1049h');
    robot.press('back');
    expect((await robot.ended()).readsLines).toBe(true);
  });
});

describe('views on the command line', () => {
  it('are saved, named, used in queries and forgotten', () => {
    const { papers } = shellWithSeed();
    expect(papers('view', 'save', 'to do', 'is:unscreened', '-tag:later').status).toBe(0);
    papers('tag', '+later', '--', 'tart');
    expect(papers('ls', 'view:"to do"', '--json=id').json()).toHaveLength(74);
    expect(papers('search', 'view:"to do" transformer', '--json=id').status).toBe(0);
    expect(papers('ls', '-view:"to do"', '--json=id').json()).toEqual([{ id: 'tart' }]);
    expect(papers('view', 'delete', 'to do').status).toBe(0);
    expect(papers('ls', 'view:"to do"', '--json=id').json()).toEqual([]);
    expect(papers('view', 'delete', 'to do').stderr).toContain('no view is called "to do"');
  });

  it('may lead back to themselves without end', () => {
    const { papers } = shellWithSeed();
    papers('view', 'save', 'a', 'view:b');
    papers('view', 'save', 'b', 'view:a');
    expect(papers('ls', 'view:a', '--json=id').json()).toEqual([]);
  });

  it('keep the comments of library.yaml, and refuse a later language by name', () => {
    const { folder, papers } = shellWithSeed();
    const file = join(folder, '.papers/library.yaml');
    writeFileSync(file, 'schema: 1 # mine\nviews:\n  new: { query: x, language: 2 }\n');
    expect(papers('ls', 'view:new').stderr).toContain('the view "new" is in version 2');
    papers('view', 'save', 'new', 'tag:x');
    expect(readFileSync(file, 'utf8')).toContain('# mine');
    expect(papers('ls', 'view:new').status).toBe(0);
  });
});

describe('papers open', () => {
  it('opens pages in $BROWSER, and says so when there is none to open', () => {
    const folder = temporaryFolder();
    const browser = join(folder, 'browser.sh');
    writeFileSync(browser, `#!/bin/sh\nprintf %s "$1" > ${folder}/seen\n`, { mode: 0o755 });
    const { papers, pipe } = shell({ BROWSER: browser });
    papers('init');
    pipe('[{"title":"One","arxiv":"2306.01985"},{"title":"Two"}]', 'import', '-');
    expect(papers('open', 'one', '--json').json()).toEqual([{ id: 'one', url: 'https://arxiv.org/abs/2306.01985' }]);
    expect(papers('open', 'two').stderr).toContain('nothing is known of where two is');
  });
});
