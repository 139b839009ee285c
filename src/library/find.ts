import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, posix, resolve, win32 } from 'node:path';

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

/** What of a system decides where a user's files go. */
export interface System {
  readonly env: Environment;
  readonly platform: string;
  /** The user's home folder. */
  readonly home: string;
}

/**
 * The user's own library; it need not exist yet. `$XDG_DATA_HOME` counts on every system, when it is an absolute path,
 * as its specification asks; else it is where the system keeps what programs keep.
 */
export function userLibrary({ env, platform, home }: System): string {
  const path = platform === 'win32' ? win32 : posix;
  const [xdg = '', local = ''] = [env['XDG_DATA_HOME'], env['LOCALAPPDATA']];
  const own =
    platform === 'darwin'
      ? path.join(home, 'Library', 'Application Support')
      : platform !== 'win32'
        ? path.join(home, '.local', 'share')
        : local === ''
          ? path.join(home, 'AppData', 'Local')
          : local;
  return path.join(path.isAbsolute(xdg) ? xdg : own, 'papers');
}

/** The same on the system that we are on. */
export function ownLibrary(env: Environment): string {
  return userLibrary({ env, platform: process.platform, home: homedir() });
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
  return upward(cwd) ?? [ownLibrary(env)].find(isLibrary);
}
