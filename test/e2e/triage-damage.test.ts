import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Shell, shellWithSeed } from '../support/papers.ts';
import { type Robot, startRobot } from '../support/robot.ts';

function file({ folder }: Shell, name: string): string {
  return join(folder, '.papers', name);
}

/** All text of the screen as one line, since messages are broken where the screen ends. */
function said(robot: Robot): string {
  return robot.screen().replace(/\s+/g, ' ');
}

describe('a library that is damaged while the terminal UI shows it', { timeout: 120_000 }, () => {
  it.each([
    [80, 24],
    [40, 12],
  ])('is named with file, line and remedy, and the screen stays (%i x %i)', async (columns, rows) => {
    const shell = shellWithSeed();
    const robot = await startRobot({ folder: shell.folder, columns, rows });
    await robot.press('include').sees('1/75 screened');
    const [corpus, journal] = ['corpus.jsonl', 'journal.jsonl'].map((name) => file(shell, name)) as [string, string];
    const [papers, events, current] = [readFileSync(corpus), readFileSync(journal), robot.current()];
    writeFileSync(corpus, 'rubbish \u001B[31m\n'.repeat(3));
    await robot.until(() => said(robot).includes('corpus.jsonl:1: not JSON'), 'what is wrong');
    expect(said(robot)).toContain('papers doctor --fix');
    expect(robot.status()).toContain('1/75 screened');
    expect(robot.current()).toBe(current);

    // Nothing is decided on what is not there, nothing looked for in it, and nothing written.
    await robot.press('exclude').until(() => said(robot).includes('Nothing is written'), 'the refusal');
    await robot
      .press('search')
      .type('transformer\r')
      .until(() => said(robot).includes('Nothing is written'), 'it again');
    expect(robot.screen()).toContain('all papers');
    expect(readFileSync(journal)).toEqual(events);

    writeFileSync(corpus, papers);
    await robot.press('escape').sees('The library was changed from outside.');
    await robot.press('exclude').sees('2/75 screened');
    robot.press('back');
    await robot.ended();
    expect(shell.papers('ls', 'is:excluded', '--json=id').json()).toHaveLength(1);
  });

  it('keeps decisions on the screen when the journal is lost, until it is back', async () => {
    const shell = shellWithSeed();
    const robot = await startRobot({ folder: shell.folder });
    await robot.press('include', 'exclude').sees('2/75 screened');
    const journal = file(shell, 'journal.jsonl');
    const events = readFileSync(journal);
    writeFileSync(journal, '{"what": "ever"}\n');
    await robot.until(() => said(robot).includes('journal.jsonl:1: '), 'what is wrong');
    expect(robot.status()).toContain('2/75 screened');
    await robot.press('undo').until(() => said(robot).includes('Nothing is written'), 'the refusal');
    expect(readFileSync(journal, 'utf8')).toBe('{"what": "ever"}\n');
    writeFileSync(journal, events);
    await robot.sees('The library was changed from outside.');
    await robot.press('undo').sees('1/75 screened');
    robot.press('back');
    await robot.ended();
  });

  it('goes on where a line more makes no sense, and says which', async () => {
    const shell = shellWithSeed();
    const robot = await startRobot({ folder: shell.folder });
    appendFileSync(file(shell, 'journal.jsonl'), 'rubbish\n');
    await robot.until(() => said(robot).includes('journal.jsonl:2: not JSON'), 'what is wrong');
    await robot.press('include').sees('1/75 screened');
    robot.press('back');
    await robot.ended();
    expect(shell.papers('ls', 'is:included', '--json=id').json()).toHaveLength(1);
  });

  it('says what is wrong already when it begins', async () => {
    const shell = shellWithSeed();
    appendFileSync(file(shell, 'corpus.jsonl'), 'rubbish\n');
    const robot = await startRobot({ folder: shell.folder });
    expect(said(robot)).toContain('corpus.jsonl:76: not JSON');
    await robot.press('include').sees('1/75 screened');
    robot.press('back');
    await robot.ended();
  });
});
