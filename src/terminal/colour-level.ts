/** The environment variables that say something about colour. */
export type Environment = Readonly<Record<string, string | undefined>>;

export type ColourLevel = 0 | 1 | 2 | 3;

/**
 * How many colours to use: 0 none, 1 sixteen, 2 two hundred and fifty-six, 3 all. `--no-color` and NO_COLOR
 * (https://no-color.org) come before FORCE_COLOR (https://force-color.org), which comes before the terminal's abilities.
 */
export function colourLevel(isTerminal: boolean, environment: Environment, wanted: boolean): ColourLevel {
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
