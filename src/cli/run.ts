import { PapersError } from '../domain/errors.ts';
import type { Clock } from '../domain/ports.ts';
import type { ProgressBar } from '../terminal/activity.ts';
import { sanitiseLine } from '../terminal/sanitise.ts';
import { ClosedPipe, LostOutput, type Terminal } from '../terminal/terminal.ts';
import type { HealthReport } from '../verbs/doctor.ts';
import type { LookUps } from '../verbs/lookup/services.ts';
import type { Library } from '../verbs/library.ts';
import type { VerbName } from '../verbs/catalogue.ts';
import { COMMANDS } from './commands.ts';
import type { Command, Invocation, NetworkWishes } from './command.ts';
import { DOING } from './doing.ts';
import type { FileAccess } from './file-access.ts';
import { outputMode } from './output.ts';
import { EXIT, reportDiagnostics, reportError } from './problems.ts';
import type { Call } from './program.ts';
import { readQuickly } from './quick-command-line.ts';

/** The world as main hands it to the command line. */
export interface World {
  readonly version: string;
  readonly clock: Clock;
  readonly files: FileAccess;
  /** The terminal, once it is known whether the user wants colour, and problems as JSON. */
  terminal(colour: boolean, jsonProblems: boolean): Promise<Terminal>;
  /**
   * Opens the library that `--library` or the place we are in means. `onWait` is told for whom a change has to wait,
   * `onIndexing` how far the index has come while it is made, and that it is done.
   */
  openLibrary(
    folder: string | undefined,
    mayCreate: boolean,
    onWait: (holder: string) => void,
    onIndexing: (done: number, total: number) => void,
  ): Promise<Library>;
  /** Checks, and with `fix` repairs, the library that `--library` or the place we are in means. */
  checkHealth(folder: string | undefined, fix: boolean, onWait: (holder: string) => void): Promise<HealthReport>;
  /** Makes a library in `folder`; in the one that `--library` names, when that is given. */
  createLibrary(folder: string | undefined, library: string | undefined): Promise<Library>;
  /** The services that papers are looked up with, as a library's settings say; see {@link NetworkWishes}. */
  readonly network: (library: Library, wishes: NetworkWishes) => Promise<LookUps>;
  /** Does work that an interruption (Ctrl-C) calls off instead of ending the process; a second one ends it. */
  readonly interruptible: <Result>(work: (signal: AbortSignal) => Promise<Result>) => Promise<Result>;
  /** True when the terminal UI can run here, and there is a library for it. */
  canTriage(library: string | undefined): boolean;
  /** The terminal UI; undefined where there is no terminal for it. */
  triage(colour: boolean): Invocation<VerbName>['triage'];
}

/** The global options as commander gives them. */
type GlobalOptions = {
  readonly library?: string;
  readonly json?: string;
  readonly jsonl?: string;
  readonly debug?: boolean;
};

/** In smaller libraries nothing takes long enough to be spoken of. */
const LARGE = 1000;

async function runCall(call: Call, world: World, terminal: Terminal, colour: boolean): Promise<number> {
  const options: GlobalOptions = call.options;
  let status: number = EXIT.done;
  const { activity } = terminal;
  const doing = DOING[call.verb];
  const begin = (): void => {
    if (doing !== undefined) activity.begin(doing);
  };
  const opened = async (opening: Promise<Library>, isLong: boolean): Promise<Library> => {
    const library = await opening;
    if (doing !== undefined && (isLong || library.ask(({ index }) => index.paperCount) > LARGE)) begin();
    status = Math.max(status, await reportDiagnostics(terminal, library.diagnostics));
    return library;
  };
  // The terminal UI has the screen for itself.
  const onWait = (holder: string): void => {
    if (call.verb !== 'triage' && !terminal.jsonProblems)
      void terminal.stderr.write(`Waiting for ${sanitiseLine(holder)} to finish writing …\n`);
  };
  let indexing: ProgressBar | undefined;
  const onIndexing = (done: number, total: number): void => {
    indexing ??= activity.bar('Indexing');
    if (done < total) return indexing.update(done, total);
    indexing.clear();
    indexing = undefined;
  };
  const invocation = {
    terminal,
    clock: world.clock,
    version: world.version,
    files: world.files,
    words: call.words,
    options: call.options,
    mode: outputMode(options),
    openLibrary: () => opened(world.openLibrary(options.library, false, onWait, onIndexing), false),
    openOrCreateLibrary: () =>
      opened(world.openLibrary(options.library, true, onWait, onIndexing), call.verb === 'import'),
    createLibrary: (folder: string | undefined) => world.createLibrary(folder, options.library),
    checkHealth: (fix: boolean) => {
      begin();
      return world.checkHealth(options.library, fix, onWait);
    },
    // To find out whether there is a terminal for it takes time.
    get triage() {
      return world.triage(colour);
    },
    network: world.network,
    interruptible: world.interruptible,
  };
  // The catalogue made both the options and their types, so a verb's command gets the options of that very verb.
  const command = (await COMMANDS[call.verb]()) as Command<VerbName>;
  return Math.max(status, await command(invocation));
}

function lostOutput(error: LostOutput): PapersError {
  return new PapersError('lost-output', `the output cannot be written: ${error.message}`, {
    cause: error,
    remedy: 'Make room, or send it somewhere else, and run the command again.',
  });
}

/** Called with no command, it goes to work where there is work, and else shows what it can do. */
async function withCommand(argv: readonly string[], world: World): Promise<readonly string[]> {
  if (argv.some((word) => !word.startsWith('--')) && argv[0] !== '--library') return argv;
  const { withoutCommand } = await import('./verb-first.ts');
  const asked = withoutCommand(argv);
  if (asked === undefined) return argv;
  return world.canTriage(asked.library) ? ['triage', ...argv] : ['--help'];
}

/** Runs a command line (without node and script) and gives the exit status. Prints every error; throws none. */
export async function run(argv: readonly string[], world: World): Promise<number> {
  const colour = !argv.includes('--no-color');
  // Known before the command line is read, since reading it may fail.
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const json = argv.slice(0, end).some((word) => /^--jsonl?(?:=|$)/.test(word));
  const terminal = await world.terminal(colour, json);
  let debug = argv.includes('--debug');
  try {
    const given = await withCommand(argv, world);
    const isPlain = given[0]?.startsWith('--') !== true && given[0] !== 'help';
    const words = isPlain ? given : (await import('./verb-first.ts')).verbFirst(given);
    const reading =
      readQuickly(words) ?? (await (await import('./program.ts')).readCommandLine(words, terminal, world.version));
    if (reading === 'help') return EXIT.done;
    debug = reading.options['debug'] === true;
    return await runCall(reading, world, terminal, colour);
  } catch (error) {
    if (error instanceof ClosedPipe) return EXIT.done;
    return await reportError(terminal, error instanceof LostOutput ? lostOutput(error) : error, debug).catch(
      () => EXIT.failed,
    );
  } finally {
    terminal.activity.end();
  }
}
