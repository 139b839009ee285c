import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Shell, shell } from '../support/papers.ts';

const RECORDS = ['One Paper Here', 'Another Paper Here', 'A Third One'].map((title) => JSON.stringify({ title }));

function git({ folder }: Shell, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'init.defaultBranch=main'];
  const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stdout}${stderr}`);
}

function commit(place: Shell): void {
  git(place, 'add', '-A');
  git(place, 'commit', '-qm', 'x');
}

/** What can be seen of a library, without the order in which reviewers' words are kept. */
function seen({ papers }: Shell) {
  return {
    papers: papers('ls', '--json=id,title,tags,lists,note,decision').json(),
    conflicts: papers('conflicts', '--json').json(),
    log: papers('log', '--json').json(),
  };
}

describe('two copies of a library, edited apart and merged by git', () => {
  it('have the changes of both sides, the same whoever merged, and nothing for doctor to say', () => {
    const ada = shell({ PAPERS_REVIEWER: 'Ada' });
    ada.papers('init');
    ada.pipe(RECORDS.join('\n'), 'import', '-', '--from', 'jsonl');
    git(ada, 'init', '-q');
    commit(ada);
    const bo = shell({ PAPERS_REVIEWER: 'Bo' });
    cpSync(ada.folder, bo.folder, { recursive: true });

    ada.papers('include', '--query', 'here');
    ada.papers('tag', '+icl', '--query', 'third');
    ada.pipe(JSON.stringify({ title: 'Found by Ada' }), 'import', '-', '--from', 'jsonl');
    ada.papers('undo');
    ada.papers('redo');
    commit(ada);
    bo.papers('exclude', '--query', 'another', '--reason', 'off topic');
    bo.papers('list', 'add', 'to read', '--query', 'third');
    bo.pipe(JSON.stringify({ title: 'Found by Bo' }), 'import', '-', '--from', 'jsonl');
    commit(bo);

    const third = shell({ PAPERS_REVIEWER: 'Ada' });
    cpSync(ada.folder, third.folder, { recursive: true });
    git(ada, 'pull', '-q', '--no-rebase', bo.folder, 'main');
    git(bo, 'pull', '-q', '--no-rebase', third.folder, 'main');

    const merged = seen(ada);
    expect(seen(bo)).toEqual(merged);
    expect(merged.papers).toHaveLength(5);
    expect(merged.conflicts).toHaveLength(1);
    expect(merged.papers).toContainEqual(
      expect.objectContaining({ title: 'A Third One', tags: ['icl'], lists: ['to read'] }),
    );
    for (const { papers } of [ada, bo]) {
      const { status, stdout } = papers('doctor');
      expect(stdout).toContain('is in good order');
      expect(status).toBe(0);
    }
    // Merging once more, and the union of lines that both have, changes nothing.
    expect(ada.papers('merge', join(bo.folder, '.papers')).stdout).toContain('Took in 0 papers');
    expect(seen(ada)).toEqual(merged);
  });
});
