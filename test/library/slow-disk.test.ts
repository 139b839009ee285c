import { describe, expect, it } from 'vitest';
import { type FileSystem, realFiles } from '../../src/library/file-system.ts';
import type { Library } from '../../src/library/library.ts';
import { libraryOf3, reopen } from '../support/library.ts';
import { temporaryFolder } from '../support/papers.ts';

const INCLUDE = { op: 'decide', papers: ['a'], decision: { kind: 'include' } } as const;

/** A disk that takes until it is told to. */
function slowDisk() {
  const waiting: (() => void)[] = [];
  const fsync = (handle: number, done: (error: NodeJS.ErrnoException | null) => void): void => {
    waiting.push(() => realFiles.fsync(handle, done));
  };
  const files: FileSystem = {
    ...realFiles,
    fsync: Object.assign(fsync, { __promisify__: realFiles.fsync.__promisify__ }),
  };
  const reached = async (): Promise<void> => {
    while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  return { files, reached, go: () => waiting.shift()?.() };
}

async function slowLibrary(): Promise<{ library: Library; disk: ReturnType<typeof slowDisk> }> {
  const directory = temporaryFolder();
  await libraryOf3(directory);
  const disk = slowDisk();
  return { library: await reopen(directory, disk.files), disk };
}

describe('while the disk takes its time', () => {
  it('a change is not acknowledged, and everything else goes on', async () => {
    const { library, disk } = await slowLibrary();
    let acknowledged = false;
    const change = library.commit(INCLUDE).then(() => (acknowledged = true));
    await disk.reached();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(acknowledged).toBe(false);
    expect(library.state.papers.get('a')).toBeUndefined();
    expect(library.ask((view) => view.entry(1)).id).toBe('b');
    disk.go();
    await change;
    expect(library.state.papers.get('a')?.decision?.kind).toBe('include');
  });

  it('a change that someone looks at meanwhile counts once', async () => {
    const { library, disk } = await slowLibrary();
    const change = library.commit(INCLUDE);
    await disk.reached();
    library.refresh();
    disk.go();
    await change;
    expect(library.events.filter(({ op }) => op === 'decide')).toHaveLength(1);
    expect((await reopen(library.directory)).events).toEqual(library.events);
  });

  it('changes are written one after the other, in the order in which they were asked for', async () => {
    const { library, disk } = await slowLibrary();
    const changes = [library.commit(INCLUDE), library.commit({ ...INCLUDE, decision: { kind: 'maybe' } })];
    await disk.reached();
    disk.go();
    await disk.reached();
    disk.go();
    await Promise.all(changes);
    const kinds = library.events.flatMap((event) => (event.op === 'decide' ? [event.decision.kind] : []));
    expect(kinds).toEqual(['include', 'maybe']);
  });
});
