import { describe, expect, it } from 'vitest';
import { type FileSystem, realFiles } from '../../src/library/file-system.ts';
import type { Library } from '../../src/library/library.ts';
import { importInto, libraryOf3, reopen } from '../support/library.ts';
import { temporaryFolder } from '../support/papers.ts';

const WRITING = [
  'openSync',
  'writeSync',
  'fsyncSync',
  'fsync',
  'renameSync',
  'mkdirSync',
  'ftruncateSync',
  'closeSync',
] as const;

/** The real file system until the n-th call of one of its writing functions, which fails. */
function failingAt(call: (typeof WRITING)[number], count: number, code: string): FileSystem {
  let calls = 0;
  const fail = (): void => {
    calls += 1;
    if (calls === count) throw Object.assign(new Error(code), { code });
  };
  const real: Record<string, (...args: never[]) => unknown> = { ...realFiles };
  const original = real[call];
  return {
    ...realFiles,
    [call]: (...args: never[]) => {
      if (call === 'writeSync' && calls + 1 === count) {
        // A full disk takes a part before it says no.
        const [handle, bytes, offset] = args as unknown as [number, Uint8Array, number];
        realFiles.writeSync(handle, bytes.subarray(offset, offset + Math.ceil((bytes.length - offset) / 2)));
      }
      fail();
      return original?.(...args);
    },
  };
}

const CHANGES: readonly ((library: Library) => Promise<unknown>)[] = [
  (library) => library.commit({ op: 'decide', papers: ['a'], decision: { kind: 'include' } }),
  (library) => importInto(library, 'd', 'e'),
  (library) => library.undo(1),
  (library) => library.set('reviewer', 'Bo'),
];

describe('when writing fails', () => {
  it.each(WRITING)(
    'nothing acknowledged is lost and the next command works, whichever call of %s fails',
    async (call) => {
      for (const code of ['ENOSPC', 'EIO', 'EACCES', 'EROFS'])
        for (const change of CHANGES)
          for (let count = 1; count <= 4; count += 1) {
            const directory = temporaryFolder();
            const first = await libraryOf3(directory);
            await first.commit({ op: 'tag', papers: ['b'], add: ['kept'], remove: [] });
            const library = await reopen(directory, failingAt(call, count, code));
            const failure: unknown = await change(library).then(
              () => undefined,
              (error: unknown) => error,
            );
            if (failure !== undefined) expect(failure).toMatchObject({ name: 'PapersError' });
            const after = await reopen(directory);
            expect(after.diagnostics).toEqual([]);
            const withdrawn = after.events.filter(({ op }) => op === 'undo').length;
            expect(after.state.papers.get('b')?.tags ?? []).toEqual(withdrawn === 0 ? ['kept'] : []);
            expect(after.papers.length === 3 || after.papers.length === 5).toBe(true);
            await after.commit({ op: 'note', paper: 'c', text: 'works' });
            expect((await reopen(directory)).state.papers.get('c')?.note).toBe('works');
          }
    },
  );

  it('says what is wrong and what to do', async () => {
    const directory = temporaryFolder();
    await libraryOf3(directory);
    const library = await reopen(directory, failingAt('writeSync', 2, 'ENOSPC'));
    await expect(library.commit({ op: 'note', paper: 'a', text: 'x' })).rejects.toMatchObject({
      code: 'library-file',
      reason: 'no space is left on the disk',
      remedy: expect.stringContaining('still there') as string,
    });
  });
});
