import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shellWithSeed } from '../support/papers.ts';
import { startRobot } from '../support/robot.ts';

describe('what to screen next, in the terminal UI', { timeout: 120_000 }, () => {
  it('comes most promising first, learns from each decision, and says why', async () => {
    const { folder, papers } = shellWithSeed();
    papers('include', 'cobra-frames');
    papers('exclude', 'tart', 'helmet');
    const robot = await startRobot({ folder, args: ['triage', '--by', 'promise'], rows: 40, columns: 120 });
    await robot.sees('75 · most promising');
    // From the first screen on it said what is being worked out.
    expect(robot.output).not.toContain('relevance');
    await robot.sees(/why \+/);
    const [first] = papers('next', '--json=id').json() as { id: string }[];
    expect(robot.screen()).toContain(`unscreened  ${first?.id}`);
    const before = robot.lines().slice(2, 20);
    const decided = robot.current();
    await robot.press('exclude').sees('4/75 screened');
    // What was decided stays where it was; what comes after it is ranked anew.
    expect(robot.lines()[1]).toContain(decided.replace('>', ' ').replace('·', '✗').slice(0, 30));
    await robot.until(() => robot.lines().slice(2, 20).join() !== before.join(), 'another order');
    // Whatever is being worked out, one leaves at once.
    robot.press('maybe', 'back');
    expect(await robot.ended()).toEqual({ status: 0, readsLines: true, onMainScreen: true });
  });

  it('is chosen with s, while all keys work', async () => {
    const { folder } = shellWithSeed();
    const robot = await startRobot({ folder });
    robot.press('sort').type('most\rii');
    await robot.sees('2/75 screened');
    await robot.sees('75 · most promising');
  });

  it('is told beside how much of what is relevant was found, as far as it can be estimated', async () => {
    const { folder, papers } = shellWithSeed();
    const robot = await startRobot({ folder });
    expect(robot.status()).not.toContain('recall');
    await robot.press('exclude', 'include', 'exclude', 'exclude').sees('4/75 screened');
    const recall = () => (papers('progress', '--json').json() as { recall: { estimate: number } }).recall.estimate;
    await robot.sees(`recall ~${Math.floor(recall() * 100)}%`);
    await robot.press('undo', 'undo', 'undo').sees('1/75 screened');
    expect(robot.status()).not.toContain('recall');
  });

  it('may be papers like the one under the cursor', async () => {
    const { folder, papers } = shellWithSeed();
    const robot = await startRobot({ folder, rows: 40 });
    await robot.press('similar').sees('papers like "COBRA Frames');
    const [most] = papers('similar', 'cobra-frames', '--json=id,terms').json() as { id: string; terms: string[] }[];
    robot.press('down');
    await robot.sees(`unscreened  ${most?.id}`);
    await robot.sees(`why +${most?.terms[0]}`);
    await robot.press('escape').sees('papers all papers');
    await robot.press('first', 'command').type('similar -l 3\r').sees(' : similar -l 3');
    await robot.sees(most?.id ?? '');
  });
});

describe('the terminal UI while others write', { timeout: 120_000 }, () => {
  it('stays with the paper and the marks when the corpus is written anew', async () => {
    const { folder, papers } = shellWithSeed();
    const robot = await startRobot({ folder });
    await robot.press('down', 'down', 'mark', 'mark').sees('2 marked');
    const marks = () =>
      robot
        .lines()
        .filter((line) => line.startsWith(' *'))
        .map((line) => line.slice(4, 30))
        .toSorted();
    const [current, marked] = [robot.current().slice(4, 30), marks()];
    // The terminal UI has looked at what papers are called.
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const file = join(folder, '.papers/corpus.jsonl');
    writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd().split('\n').toReversed().join('\n')}\n`);
    papers('tag', '+seen', '--', 'tart');
    await robot.sees('changed from outside');
    expect(robot.current().slice(4, 30)).toBe(current);
    expect(marks()).toEqual(marked);
    await robot.press('include').sees('2/75 screened');
  });
});
