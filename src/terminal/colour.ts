import { Chalk, type ChalkInstance } from 'chalk';

/** The environment variables that say something about colour. */
export type Environment = Readonly<Record<string, string | undefined>>;

type Level = 0 | 1 | 2 | 3;

/**
 * How many colours to use: 0 none, 1 sixteen, 2 two hundred and fifty-six, 3 all. `--no-color` and NO_COLOR
 * (https://no-color.org) come before FORCE_COLOR (https://force-color.org), which comes before the terminal's abilities.
 */
export function colourLevel(isTerminal: boolean, environment: Environment, wanted: boolean): Level {
  const { NO_COLOR, FORCE_COLOR, TERM, COLORTERM } = environment;
  if (!wanted || (NO_COLOR !== undefined && NO_COLOR !== '')) return 0;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') {
    if (FORCE_COLOR === '0' || FORCE_COLOR === 'false') return 0;
    return FORCE_COLOR === '2' ? 2 : FORCE_COLOR === '3' ? 3 : 1;
  }
  if (!isTerminal || TERM === 'dumb') return 0;
  if (COLORTERM === 'truecolor' || COLORTERM === '24bit') return 3;
  return TERM?.includes('256') === true ? 2 : 1;
}

const ROLES = {
  id: (chalk) => chalk.cyan,
  title: (chalk) => chalk.bold,
  label: (chalk) => chalk.dim,
  faint: (chalk) => chalk.dim,
  match: (chalk) => chalk.bold.yellow,
  tag: (chalk) => chalk.magenta,
  link: (chalk) => chalk.blue.underline,
  included: (chalk) => chalk.green,
  maybe: (chalk) => chalk.yellow,
  excluded: (chalk) => chalk.red,
  unscreened: (chalk) => chalk.dim,
  error: (chalk) => chalk.red.bold,
  warning: (chalk) => chalk.yellow,
  hint: (chalk) => chalk.cyan,
} as const satisfies Record<string, (chalk: ChalkInstance) => ChalkInstance>;

/** What a piece of output is; its colour follows from it. Only the sixteen colours that every theme sets are used. */
export type Role = keyof typeof ROLES;

/** Dresses a text for its role, or leaves it as it is where there is no colour. */
export type Style = (role: Role, text: string) => string;

/** A style for the number of colours given. */
export function createStyle(level: Level): Style {
  const chalk = new Chalk({ level });
  return (role, text) => ROLES[role](chalk)(text);
}
