import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SEED, shell, shellWithSeed } from '../support/papers.ts';
import { startRobot } from '../support/robot.ts';

describe('triage in a terminal', { timeout: 120_000 }, () => {
  it('goes from an import to an exported bibliography', async () => {
    const made = shell();
    made.papers('init');
    made.papers('import', SEED);
    const robot = await startRobot({ folder: made.folder });
    expect(robot.current()).toContain('COBRA Frames');

    await robot.press('include').sees('1/75 screened');
    // What is put aside is not screened yet.
    await robot.press('maybe').sees(/1\/75 screened 1% .* \? 1/);
    await robot.press('exclude-because').sees('exclude because:');
    await robot.type('no human study\r').sees('Excluded 1 paper: no human study');
    await robot.press('tag').type('+clip to-read\r').sees('Tagged 1 paper +clip +to-read');
    await robot.press('add-to-list').type('week 19\r').sees('Put 1 paper on "week 19"');
    await robot.press('search').type('"long context" -survey').sees('/"long context" -survey');
    await robot.press('accept').sees(/papers "long context" -survey/);
    await robot.press('mark-shown', 'include').sees(/Include all \d+ papers shown\?/);
    await robot.press('yes').sees(/Included \d+ papers/);
    await robot.press('all').sees('papers all papers');
    await robot.press('export').sees('Preview');
    await robot.press('export-next', 'export-next').type('').sees('> file');
    robot.press('delete-to-start').type('shown.bib\r');
    await robot.sees('Wrote 75 papers to shown.bib');
    robot.press('back');

    expect(await robot.ended()).toEqual({ status: 0, readsLines: true, onMainScreen: true });
    expect(readFileSync(join(made.folder, 'shown.bib'), 'utf8').match(/^@/gm)).toHaveLength(75);
    expect(made.papers('ls', 'is:excluded', '--json=id,decision').json()).toMatchObject([
      { id: 'tart', decision: { reason: 'no human study' } },
    ]);
    const included = made.papers('ls', 'is:included', '--json=id').json() as unknown[];
    expect(included.length).toBeGreaterThan(3);
    expect(made.papers('ls', 'list:"week 19" tag:clip,to-read', '--json=id').json()).toHaveLength(1);
  });

  it('looks as README shows it', async () => {
    const { folder, papers } = shellWithSeed();
    papers('tag', '+icl', '--query', 'title:"in-context learning"');
    const robot = await startRobot({ folder, args: ['triage', 'in-context', 'learning'], columns: 100, rows: 13 });
    await robot.press('include').sees('1/75 screened');
    await robot.press('exclude').sees('2/75 screened');
    await robot.press('maybe').sees('Put aside 1 paper');
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const [, shown] = /```\n( papers in-context[^]*?)```/.exec(readme) ?? [];
    await robot
      .sees('recall ~')
      .then(() => robot.until(() => `${robot.screen()}\n` === shown, `what README shows:\n${shown}`));
  });

  it('counts every key once, however they come', async () => {
    const { folder, papers } = shellWithSeed();
    const robot = await startRobot({ folder });
    // Forty keys in one chunk, then an arrow in two.
    await robot.type('ix'.repeat(20)).sees('40/75 screened');
    const before = robot.current();
    robot.type('\u001B');
    await new Promise((resolve) => setTimeout(resolve, 15));
    robot.type('[B');
    await robot.until(() => robot.current() !== before, 'the next paper');
    expect(robot.status()).toContain('42/75');
    expect(papers('ls', 'is:included', '--json=id').json()).toHaveLength(20);
    expect(papers('ls', 'is:excluded', '--json=id').json()).toHaveLength(20);
  });

  it('takes back whatever was done, also after it was started anew', async () => {
    const { folder, papers } = shellWithSeed();
    const first = await startRobot({ folder });
    await first.press('include', 'exclude', 'maybe').sees(/2\/75 screened 2% .* \? 1/);
    first.press('back');
    await first.ended();
    const second = await startRobot({ folder });
    await second.press('undo', 'undo').sees('1/75 screened');
    expect(second.current()).toContain('ReAGent');
    await second.press('undo').sees('0/75 screened');
    await second.press('redo').sees('1/75 screened');
    expect(papers('ls', 'is:included', '--json=id').json()).toEqual([{ id: 'cobra-frames' }]);
  });

  it('follows the terminal as it is resized, down to 60 by 15', async () => {
    const { folder } = shellWithSeed();
    const robot = await startRobot({ folder, columns: 120, rows: 40 });
    await robot.sees(/COBRA Frames.*│ COBRA Frames/);
    robot.resize(60, 15);
    await robot.until(
      () => !robot.screen().includes('│') && robot.screen().includes('─'.repeat(60)),
      'the narrow layout',
    );
    expect(robot.lines().every((line) => line.length <= 60)).toBe(true);
    expect(robot.status()).toContain('0/75 screened');
    await robot.press('include').sees('1/75 screened');
    robot.resize(250, 80);
    await robot.sees(/XL3M/);
  });

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'])(
    'gives the terminal back on %s, with all that was decided',
    async (signal) => {
      const { folder, papers } = shellWithSeed();
      const robot = await startRobot({ folder, env: { BASH_ENV: '' } });
      await robot.press('include').sees('1/75 screened');
      const pid = readFileSync(`/proc/${robot.child.pid}/task/${robot.child.pid}/children`, 'utf8').trim();
      process.kill(Number(pid), signal);
      const end = await robot.ended();
      expect(end.readsLines && end.onMainScreen).toBe(true);
      expect(end.status).toBe({ SIGTERM: 143, SIGHUP: 129, SIGINT: 130 }[signal]);
      expect(robot.output).toContain('\u001B[?1006l');
      expect(robot.output.lastIndexOf('\u001B[?25h')).toBeGreaterThan(robot.output.lastIndexOf('\u001B[?25l'));
      expect(papers('ls', 'is:included', '--json=id').json()).toHaveLength(1);
    },
  );

  it('stops on Ctrl-Z and comes back', async () => {
    const { folder } = shellWithSeed();
    const robot = await startRobot({ folder, script: 'set -m; "$@"; stty -a | grep -o -- "[-]*icanon"; read -r; fg' });
    await robot.press('suspend').sees(/Stopped[^]*icanon/);
    expect(robot.screen()).not.toContain('-icanon');
    await robot.type('\r').sees('0/75 screened');
    await robot.press('include').sees('1/75 screened');
    robot.press('back');
    expect(await robot.ended()).toMatchObject({ status: 0, onMainScreen: true });
  });

  it('writes notes in the editor of the user', async () => {
    const { folder, papers } = shellWithSeed();
    const editor = join(folder, 'editor.sh');
    writeFileSync(editor, '#!/bin/sh\nprintf "compare with 2021" > "$1"\n', { mode: 0o755 });
    const robot = await startRobot({ folder, env: { EDITOR: editor } });
    await robot.press('annotate').sees('Noted; u undoes');
    expect(robot.screen()).toContain('compare with 2021');
    expect(papers('show', 'cobra-frames', '--json=note').json()).toEqual([{ note: 'compare with 2021' }]);
  });

  it('follows what another process does to the library', async () => {
    const { folder, papers, pipe } = shellWithSeed();
    const robot = await startRobot({ folder });
    papers('include', 'tart');
    await robot.sees('1/75 screened');
    pipe('A Paper That Came Later\n\nIts abstract is about something else entirely.\n', 'import', '-');
    await robot.sees('/76 screened');
    await robot.press('include').sees('2/76 screened');
  });

  it('refuses a terminal that cannot place text, and names what to use instead', async () => {
    const { papers } = shellWithSeed();
    const { status, stderr } = papers('triage');
    expect(status).toBe(2);
    expect(stderr).toContain('papers ls is:unscreened');
    const { folder } = shellWithSeed();
    const { Robot } = await import('../support/robot.ts');
    const robot = new Robot({ folder, args: ['triage'], env: { TERM: 'dumb' } });
    expect((await robot.ended()).status).toBe(2);
  });
});
