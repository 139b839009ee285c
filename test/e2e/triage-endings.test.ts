import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shellWithSeed } from '../support/papers.ts';
import { type Robot, startRobot } from '../support/robot.ts';

const MOUSE_OFF = '\u001B[?1006l\u001B[?1000l';
const PASTE_OFF = '\u001B[?2004l';
const WRAP_ON = '\u001B[?7h';

/** The process of the program, which a shell runs in the terminal. */
function processOf({ child }: Robot): number {
  return Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim());
}

/** That the terminal has got back all that a full screen takes from it. */
async function isRestored(robot: Robot): Promise<number> {
  const { status, ...restored } = await robot.ended();
  expect(restored).toEqual({ readsLines: true, onMainScreen: true });
  for (const sequence of [MOUSE_OFF, PASTE_OFF, WRAP_ON]) expect(robot.output).toContain(sequence);
  expect(robot.output.lastIndexOf('\u001B[?25h')).toBeGreaterThan(robot.output.lastIndexOf('\u001B[?25l'));
  return status;
}

describe('however the terminal UI ends', { timeout: 120_000 }, () => {
  it('leaves at once on Ctrl-C, with all that was decided', async () => {
    const { folder, papers } = shellWithSeed();
    const robot = await startRobot({ folder });
    // In one chunk: the decisions are on their way to disk when the program is told to leave.
    robot.press('include', 'exclude', 'leave');
    expect(await isRestored(robot)).toBe(0);
    expect(papers('ls', 'is:included', '--json=id').json()).toHaveLength(1);
    expect(papers('ls', 'is:excluded', '--json=id').json()).toHaveLength(1);
  });

  it('takes Ctrl-C where something is written as a way back', async () => {
    const { folder } = shellWithSeed();
    const robot = await startRobot({ folder });
    await robot.press('tag').sees('tags (+a -b):');
    await robot.press('leave').sees('? help');
    await robot.press('include').sees('1/75 screened');
    robot.press('leave');
    expect(await isRestored(robot)).toBe(0);
  });

  it('stops when told to from outside, gives the terminal back meanwhile, and goes on where it was', async () => {
    const { folder, papers } = shellWithSeed();
    const robot = await startRobot({ folder, script: 'set -m; "$@"; stty -a | grep -o -- "[-]*icanon"; read -r; fg' });
    await robot.press('down', 'mark').sees('1 marked');
    process.kill(processOf(robot), 'SIGTSTP');
    await robot.sees(/Stopped[^]*icanon/);
    expect(robot.screen()).not.toContain('-icanon');
    for (const sequence of [MOUSE_OFF, PASTE_OFF, WRAP_ON]) expect(robot.output).toContain(sequence);
    // "fg" sends SIGCONT.
    await robot.type('\r').sees('1 marked');
    expect(robot.status()).toContain('3/75');
    await robot.press('include').sees('1/75 screened');
    robot.press('back');
    expect(await isRestored(robot)).toBe(0);
    expect(papers('ls', 'is:included', '--json=id').json()).toEqual([{ id: 'reagent' }]);
  });

  it('ends with a terminal that is gone, though nobody told it, with all that was decided', async () => {
    const { folder, papers } = shellWithSeed();
    const robot = await startRobot({ folder, script: 'trap "" HUP; "$@"' });
    await robot.press('include').sees('1/75 screened');
    const pid = processOf(robot);
    robot.child.kill('SIGKILL');
    await robot.until(() => !existsSync(`/proc/${pid}/fd/0`), 'the end of the program');
    expect(papers('ls', 'is:included', '--json=id').json()).toHaveLength(1);
  });

  it.each(['view', 'elsewhere'])('gives the terminal back before it tells of a crash (%s)', async (place) => {
    const { folder, papers } = shellWithSeed();
    const crash = join(folder, 'crash.cjs');
    const thrown = "throw new Error('broken on purpose');";
    const inView = `Int32Array.prototype.subarray = () => { ${thrown} };`;
    // Something that no one foresaw, when a signal comes: a part of the language that views use, or a throw out of nowhere.
    writeFileSync(crash, `process.on('SIGUSR2', () => { ${place === 'view' ? inView : thrown} });`);
    const robot = await startRobot({ folder, env: { NODE_OPTIONS: `--require=${crash}` } });
    await robot.press('include').sees('1/75 screened');
    process.kill(processOf(robot), 'SIGUSR2');
    await new Promise((resolve) => setTimeout(resolve, 300));
    robot.press('exclude');
    expect(await isRestored(robot)).toBeGreaterThan(0);
    expect(robot.screen()).toContain('broken on purpose');
    expect(papers('ls', 'is:included', '--json=id').json()).toHaveLength(1);
  });

  it('says that the library is gone, keeps what is on the screen, and leaves', async () => {
    const { folder, papers } = shellWithSeed();
    const robot = await startRobot({ folder });
    await robot.press('include').sees('1/75 screened');
    renameSync(join(folder, '.papers'), join(folder, 'elsewhere'));
    await robot.sees('the library is gone');
    expect(robot.status()).toContain('1/75 screened');
    robot.press('exclude');
    await robot.sees('the library is gone');
    renameSync(join(folder, 'elsewhere'), join(folder, '.papers'));
    await robot.press('exclude').sees(/[23]\/75 screened/);
    robot.press('back');
    expect(await isRestored(robot)).toBe(0);
    expect(papers('ls', 'is:included', '--json=id').json()).toHaveLength(1);
  });

  it('says once that library.yaml is broken, and again when that has another reason', async () => {
    const { folder } = shellWithSeed();
    const robot = await startRobot({ folder });
    const file = join(folder, '.papers/library.yaml');
    writeFileSync(file, '{{{: [\n');
    await robot.sees('library.yaml');
    robot.press('down');
    // Others are looked for each second.
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(robot.screen()).not.toContain('library.yaml');
    writeFileSync(file, 'schema: 1\nblind: perhaps\n');
    await robot.sees('library.yaml');
    robot.press('back');
    expect(await isRestored(robot)).toBe(0);
  });

  it('goes on with the settings it has when library.yaml breaks, and writes none', async () => {
    const { folder, papers } = shellWithSeed();
    const robot = await startRobot({ folder });
    const file = join(folder, '.papers/library.yaml');
    const [before, broken] = [readFileSync(file, 'utf8'), '{{{: [\n'];
    writeFileSync(file, broken);
    await robot.press('include').sees('1/75 screened');
    robot.press('search').type('mixture\r');
    await robot.sees('papers mixture');
    await robot.press('save-view').type('mine\r').sees('library.yaml');
    expect(readFileSync(file, 'utf8')).toBe(broken);
    writeFileSync(file, before);
    robot.press('back');
    expect(await isRestored(robot)).toBe(0);
    expect(papers('ls', 'is:included', '--json=id').json()).toHaveLength(1);
  });
});
