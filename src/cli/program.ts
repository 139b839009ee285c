import { Command, CommanderError, Option } from 'commander';
import { PapersError } from '../domain/errors.ts';
import type { Terminal } from '../terminal/terminal.ts';
import {
  GLOBAL_OPTIONS,
  type OptionDescription,
  type VerbDescription,
  type VerbName,
  VERBS,
} from '../verbs/catalogue.ts';
import { markOperands, unmarkOperand } from './argv.ts';

/** What the user asked for, read off the command line. */
export interface Call {
  readonly verb: VerbName;
  /** Positional arguments in order. */
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** What the command line came to: a call, or only help, which has been printed already. */
export type Reading = Call | 'help';

function addOption(command: Command, { flags, summary, choices }: OptionDescription): void {
  const repeatable = flags.includes('...');
  const option = new Option(flags.replace('...', ''), summary);
  if (choices !== undefined) option.choices(choices);
  if (repeatable) option.argParser((value: string, given: readonly string[] | undefined) => [...(given ?? []), value]);
  command.addOption(option);
}

function describe(
  command: Command,
  { summary, examples, notes, ...verb }: VerbDescription & { readonly notes?: string },
): Command {
  command.description(summary).helpOption('-h, --help', 'show this help').allowExcessArguments(false);
  for (const { name, summary: meaning } of verb.arguments) command.argument(name, meaning);
  for (const option of Object.values(verb.options)) addOption(command, option);
  for (const option of Object.values(GLOBAL_OPTIONS)) addOption(command, option);
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, does]) => `  $ papers ${line.padEnd(Math.min(width, 60))}  ${does}`);
  command.addHelpText('after', `\nExamples:\n${lines.join('\n')}${notes === undefined ? '' : `\n\n${notes}`}`);
  return command;
}

/** The verb whose words begin the command line, known before commander reads it. */
function verbOf(argv: readonly string[]): VerbName | undefined {
  const [first = '', second = ''] = argv.filter((word) => !word.startsWith('-'));
  return [first, `${first} ${second}`].find((name): name is VerbName => Object.hasOwn(VERBS, name));
}

const FAMILIES: Readonly<Record<string, string>> = { list: 'Reading lists', view: 'Saved views' };

/** What gathers the commands of two words that begin alike. */
function createFamily(name: string): Command {
  const members = Object.keys(VERBS).flatMap((verb) =>
    verb.startsWith(`${name} `) ? verb.slice(name.length + 1) : [],
  );
  return new Command(name)
    .description(`${FAMILIES[name]}: ${members.join(', ')}`)
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false);
}

/** The program as commander has it, with the commands of some verbs; `called` is told which was asked for. */
function createProgram(
  verbs: readonly VerbName[],
  terminal: Terminal,
  version: string,
  called: (call: Call) => void,
): Command {
  const help = { helpWidth: Math.min(terminal.stdout.columns, 100) };
  const program = new Command('papers')
    .description('Literature triage in the terminal: parse, search, screen and export piles of abstracts.')
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help; "papers COMMAND --help" shows that of a command')
    .helpCommand(false)
    .configureHelp(help);
  const families = new Map<string, Command>();
  for (const name of verbs) {
    const verb: VerbDescription = VERBS[name];
    const [first = '', second] = name.split(' ');
    if (second === undefined || !families.has(first)) program.commandsGroup(`${verb.group}:`);
    const command = describe(new Command(second ?? first), verb).configureHelp(help);
    command.action(() => called({ verb: name, words: command.args.map(unmarkOperand), options: command.opts() }));
    if (second === undefined) program.addCommand(command);
    else {
      const family = families.get(first) ?? createFamily(first).configureHelp(help);
      if (!families.has(first)) program.addCommand(family);
      families.set(first, family);
      family.addCommand(command);
    }
  }
  program.addHelpText(
    'after',
    '\nStart with "papers import FILE", then "papers search WORDS".\nEvery command has --help with examples, --json and --library.',
  );
  return program;
}

function redirectOutput(
  command: Command,
  terminal: Terminal,
  pending: Promise<void>[],
  complaint: (text: string) => void,
): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => pending.push(terminal.stdout.write(text)),
    writeErr: complaint,
    getOutHelpWidth: () => terminal.stdout.columns,
    getErrHelpWidth: () => terminal.stderr.columns,
    // Thrown as an error of ours instead.
    outputError: () => undefined,
  });
  for (const child of command.commands) redirectOutput(child, terminal, pending, complaint);
}

/** What commander has against a command line: `unknown-option`, `missing-argument` and the like. */
function usageError({ code, message }: CommanderError, help: string): PapersError {
  // The name of a family, such as "papers list", which is answered with help.
  if (code === 'commander.help')
    return new PapersError('missing-command', 'which command?', { kind: 'usage', remedy: help.trim() });
  const [what = '', ...advice] = message
    .replaceAll('\0', '')
    .replace(/^error: /, '')
    .split('\n');
  const kebab = code.replace(/^commander\./, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const remedy = advice.join(' ').trim();
  return new PapersError(kebab, what, { kind: 'usage', ...(remedy !== '' && { remedy }) });
}

/** Reads a command line (without node and script). Help is printed here. Throws usage errors. */
export async function readCommandLine(argv: readonly string[], terminal: Terminal, version: string): Promise<Reading> {
  let call: Call | undefined;
  const pending: Promise<void>[] = [];
  // Called with nothing, the program shows what it can do.
  const words = argv.length === 0 ? ['--help'] : argv;
  const named = verbOf(words);
  // A program of one command is made in a tenth of the time that all take.
  const verbs = named === undefined ? (Object.keys(VERBS) as VerbName[]) : [named];
  const program = createProgram(verbs, terminal, version, (found) => {
    call = found;
  });
  let help = '';
  redirectOutput(program, terminal, pending, (text) => {
    help += text;
  });
  try {
    program.parse(markOperands(words, named === undefined ? {} : VERBS[named].options), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    await Promise.all(pending);
    if (error.exitCode !== 0) throw usageError(error, help);
    return 'help';
  }
  return call ?? 'help';
}
