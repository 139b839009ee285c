import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Whereabouts {
  readonly cwd: string;
  /** What `--library` says. */
  readonly explicit: string | undefined;
  readonly env: Environment;
}

function isLibrary(folder: string): boolean {
  const has = (name: string): boolean => existsSync(join(folder, name));
  // One whose settings were lost is not to be passed over in silence for another.
  return has('library.yaml') || (has('corpus.jsonl') && has('journal.jsonl'));
}

/** The user's own library, by the XDG base directory specification and its like on Windows. It need not exist yet. */
export function userLibrary(env: Environment): string {
  const data = env['XDG_DATA_HOME'] ?? env['LOCALAPPDATA'] ?? join(homedir(), '.local', 'share');
  return join(data, 'papers');
}

function upward(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const candidate = join(folder, '.papers');
    if (isLibrary(candidate)) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}

/**
 * The library that a user means: the one named, else `$PAPERS_LIBRARY`, else the nearest `.papers` upward, else the
 * user's own. A folder that holds a `.papers` may be named instead of it. Undefined when there is no such library.
 */
export function findLibrary({ cwd, explicit, env }: Whereabouts): string | undefined {
  const named = explicit ?? (env['PAPERS_LIBRARY'] === '' ? undefined : env['PAPERS_LIBRARY']);
  if (named !== undefined) return [resolve(cwd, named), resolve(cwd, named, '.papers')].find(isLibrary);
  return upward(cwd) ?? [userLibrary(env)].find(isLibrary);
}
