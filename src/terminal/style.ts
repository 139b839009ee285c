import { Chalk, type ChalkInstance } from 'chalk';
import type { ColourLevel } from './colour-level.ts';

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
export function createStyle(level: ColourLevel): Style {
  const chalk = new Chalk({ level });
  return (role, text) => ROLES[role](chalk)(text);
}
