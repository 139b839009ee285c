import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import type { AskedLibrary } from './cli/completion/answer.ts';
import { fileAccess } from './cli/file-access.ts';
import { runCaptured } from './cli/run-captured.ts';
import { run, type World } from './cli/run.ts';
import { PapersError } from './domain/errors.ts';
import { findLibrary, ownLibrary } from './library/find.ts';
import { openLibrary } from './library/open.ts';
import type { Library, LibraryPorts } from './library/library.ts';
import { colourLevel } from './terminal/colour-level.ts';
import { isTerminal } from './terminal/is-terminal.ts';
import { processTerminal } from './terminal/process-terminal.ts';
import type { Outlook, OutlookRequest } from './verbs/triage/outlook.ts';
import type { SeekRequest, Sought } from './verbs/triage/seek.ts';

/** Who decides, unless the library's settings say otherwise. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env['USER'] ?? 'unknown';
  }
}

function ports(onWait?: LibraryPorts['onWait'], onIndexing?: LibraryPorts['onIndexing']): LibraryPorts {
  const signAs = process.env['PAPERS_REVIEWER']?.trim() ?? '';
  return {
    clock: () => new Date(),
    random: Math.random,
    reviewer: userName(),
    ...(signAs !== '' && { signAs }),
    ...(onWait !== undefined && { onWait }),
    ...(onIndexing !== undefined && { onIndexing }),
  };
}

async function open(
  folder: string | undefined,
  mayCreate: boolean,
  onWait: (holder: string) => void,
  onIndexing?: (done: number, total: number) => void,
) {
  const found = findLibrary({ cwd: process.cwd(), explicit: folder, env: process.env });
  if (found !== undefined) return openLibrary(found, ports(onWait, onIndexing));
  if (!mayCreate) throw noLibrary();
  const named = folder ?? process.env['PAPERS_LIBRARY'];
  return createIn(
    named === undefined || named === '' ? ownLibrary(process.env) : resolve(named),
    ports(onWait, onIndexing),
  );
}

function noLibrary(): PapersError {
  return new PapersError('no-library', 'there is no library here', {
    remedy: 'Make one with "papers init", read papers into one with "papers import FILE", or name one with --library.',
  });
}

/** Loaded when a library is made, which is once. */
async function createIn(directory: string, of: LibraryPorts): Promise<Library> {
  const { createLibrary } = await import('./library/create.ts');
  return createLibrary(directory, of);
}

function create(folder: string | undefined, library: string | undefined): Promise<Library> {
  return createIn(library === undefined ? join(resolve(folder ?? '.'), '.papers') : resolve(library), ports());
}

declare const PAPERS_VERSION: string;

async function checkHealth(folder: string | undefined, fix: boolean, onWait: (holder: string) => void) {
  const found = findLibrary({ cwd: process.cwd(), explicit: folder, env: process.env });
  if (found === undefined) throw noLibrary();
  const doctor = await import('./verbs/doctor.ts');
  return doctor.checkHealth(found, ports(onWait), fix);
}

/** True for a terminal that text can be placed on. */
function canFillScreen(): boolean {
  const { TERM } = process.env;
  const placesText = process.platform === 'win32' || (TERM !== undefined && TERM !== '' && TERM !== 'dumb');
  return placesText && isTerminal(0) && isTerminal(1);
}

function isThereALibrary(explicit: string | undefined): boolean {
  try {
    return findLibrary({ cwd: process.cwd(), explicit, env: process.env }) !== undefined;
  } catch {
    return false;
  }
}

/** What is made when it is first asked for. */
function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => (made ??= make());
}

/** The terminal UI over a library. Loaded here, since nothing else needs it. */
function triage(world: World, colour: boolean): ReturnType<World['triage']> {
  if (!canFillScreen()) return undefined;
  const { stdin, stdout, env } = process;
  return async (library, { query, order }) => {
    const { startTriage } = await import('./tui/start.ts');
    const { createTriageSession } = await import('./verbs/triage/session.ts');
    const { threadFor } = await import('./tui/thread.ts');
    const { commandProcess } = await import('./tui/command-process.ts');
    const { pipeTo } = await import('./terminal/pipe-to.ts');
    const terminal = await world.terminal(colour, false);
    const { directory } = library;
    const thread = <Question, Answer>(task: ThreadTask, purpose: string) =>
      threadFor<Question, Answer>({
        script: scriptOf('inThread'),
        workerData: { task, directory },
        mostMegabytes: THREAD_MEGABYTES,
        purpose,
      });
    const looking = thread<OutlookRequest, Outlook>('look', 'to rank and to sort so many papers');
    const seeking = thread<SeekRequest, Sought>('seek', 'to search so many papers beside the keys');
    try {
      await startTriage({
        session: createTriageSession(library, world.clock, {
          lookout: looking.ask,
          seek: seeking.ask,
          upgrade: async () => {
            // Where it fails, the change that waits for it tries again, and says why.
            await commandProcess(scriptOf('upgradeInProcess'), { words: [], columns: 0, directory }).ended;
          },
        }),
        keys: library.settings.keys ?? [],
        settingsFile: join(library.directory, 'library.yaml'),
        matching: once(async () => {
          const { createMatching } = await import('./verbs/triage/matches.ts');
          return createMatching(library, await network(library, { offline: true, refresh: false }));
        }),
        edit: (text) => terminal.edit(text),
        browse: (link) => terminal.browse(link),
        writeFile: (file, text, overwrite) => world.files.write(file, text, overwrite),
        runCommand: (words, columns) => commandProcess(scriptOf('commandInProcess'), { words, columns, directory }),
        pipe: pipeTo,
        parts: { stdin, stdout },
        query,
        order,
        colour: colourLevel(true, env, colour) > 0,
        spoken: env['INK_SCREEN_READER'] === 'true',
      });
    } finally {
      await Promise.all([looking.end(), seeking.end()]);
    }
  };
}

/** Ten times what a thread takes at 100,000 papers. */
const THREAD_MEGABYTES = 2048;

/** What the terminal UI has done in threads: working out an outlook, and finding what is typed. */
type ThreadTask = 'look' | 'seek';

/** What a thread or a process runs: this program again, from another entrance. Where there is no loader, it is in one file. */
function scriptOf(entrance: 'inThread' | 'commandInProcess' | 'upgradeInProcess'): string {
  const loader = resolve(__dirname, '../bin/load.js');
  return `require(${JSON.stringify(existsSync(loader) ? loader : __filename)}).load('./main.cjs').exports.${entrance}()`;
}

/** Runs in a thread: does one of its tasks, over a library that it opens by itself. */
export async function inThread(): Promise<void> {
  const { workerData } = await import('node:worker_threads');
  const { answerQuestions } = await import('./tui/thread.ts');
  const { task, directory } = workerData as { readonly task: ThreadTask; readonly directory: string };
  const library = await openLibrary(directory, ports());
  if (task === 'look') {
    const { createLookout } = await import('./verbs/triage/outlook.ts');
    answerQuestions(createLookout(library));
  } else {
    const { createSeek } = await import('./verbs/triage/seek.ts');
    answerQuestions(createSeek(library, () => new Date()));
  }
}

/** Runs in a process: does one command of the terminal UI, over a library that it opens by itself. */
export async function commandInProcess(): Promise<void> {
  const { answerCommand } = await import('./tui/command-process.ts');
  answerCommand(async ({ words, columns, directory }) =>
    runCaptured(words, theWorld(), { library: await openLibrary(directory, ports()), columns }),
  );
}

/** Runs in a process: brings a library up to date, its index too. */
export async function upgradeInProcess(): Promise<void> {
  const { answerCommand } = await import('./tui/command-process.ts');
  answerCommand(async ({ directory }) => {
    const library = await openLibrary(directory, ports());
    await library.upgrade();
    return { status: 0, text: '' };
  });
}

/** The network, loaded when it is used: few commands do. */
const network: World['network'] = async ({ directory, settings: { contact } }, wishes) => {
  const [{ createNetwork }, { answerFiles }] = await Promise.all([
    import('./enrich/network.ts'),
    import('./library/answer-files.ts'),
  ]);
  return createNetwork({
    env: process.env,
    version: PAPERS_VERSION,
    contact,
    files: answerFiles(directory),
    ...wishes,
  });
};

/**
 * Lets Ctrl-C end some work in order; a second one ends the process. Elsewhere nobody listens for it, since a listener
 * waits for as long as the program computes.
 */
async function interruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  process.once('SIGINT', abort);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', abort);
  }
}

/** All that commands touch of the process and what is outside of it. */
function theWorld(): World {
  const world: World = {
    version: PAPERS_VERSION,
    clock: () => new Date(),
    files: fileAccess(() => process.stdin),
    terminal: (colour, json) => processTerminal(process, colour, json),
    openLibrary: open,
    createLibrary: create,
    checkHealth,
    network,
    interruptible,
    canTriage: (library) => canFillScreen() && isThereALibrary(library),
    triage: (colour) => triage(world, colour),
  };
  return world;
}

/** Opens a library that a shell asks names of. */
async function openForShell(folder: string | undefined): Promise<AskedLibrary> {
  const found = findLibrary({ cwd: process.cwd(), explicit: folder, env: process.env });
  if (found === undefined) throw noLibrary();
  const { keepNames, namesStamp } = await import('./library/kept-names.ts');
  const stamp = namesStamp(found, new Date());
  return {
    library: await openLibrary(found, ports()),
    keepNames: async (rows) => {
      if (stamp !== undefined) await keepNames(found, stamp, rows);
    },
  };
}

/** Runs the command line of this process and sets its exit status. The one place that reads the process. */
export async function main(): Promise<void> {
  const words = process.argv.slice(2);
  if (words[0] === '__complete') {
    const { answerShell } = await import('./cli/completion/answer.ts');
    const { stdout } = await processTerminal(process, false, false);
    const answer = await answerShell(words.slice(1), openForShell);
    // A shell that no longer listens needs to be told nothing.
    await stdout.write(answer).catch(() => undefined);
    return;
  }
  process.exitCode = await run(words, theWorld());
}
