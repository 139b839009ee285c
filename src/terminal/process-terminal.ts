import { type Activity, createActivity, noActivity } from './activity.ts';
import { colourLevel, type Environment } from './colour-level.ts';
import { barSigns } from './filled-bar.ts';
import { isTerminal } from './is-terminal.ts';
import { outputStream } from './output-stream.ts';
import type { Style } from './style.ts';
import type { OutputStream, Terminal } from './terminal.ts';
import { drawsUnicode } from './unicode.ts';

const LINE_FEED = 10;

/** What of the process a terminal is made from. */
export interface ProcessParts {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: Environment;
}

async function output(
  descriptor: 1 | 2,
  open: () => NodeJS.WriteStream,
  env: Environment,
  colour: boolean,
): Promise<OutputStream> {
  const shown = isTerminal(descriptor);
  const level = colourLevel(shown, env, colour);
  const style: Style = level === 0 ? (_, text) => text : (await import('./style.ts')).createStyle(level);
  return outputStream(descriptor, open, { isTerminal: shown, style });
}

/** The line about what is being done, on standard error. */
function activityOn(stderr: OutputStream, { TERM, ...env }: Environment): Activity {
  if (!stderr.isTerminal || TERM === 'dumb') return noActivity;
  return createActivity(() => {
    const [open = '', close = ''] = stderr.style('faint', '\0').split('\0');
    return { columns: stderr.columns, open, close, ...barSigns(drawsUnicode({ TERM, ...env })) };
  });
}

/** A stream for which the line about what is being done makes room. */
function withRoom(stream: OutputStream, activity: Activity): OutputStream {
  return {
    isTerminal: stream.isTerminal,
    get columns() {
      return stream.columns;
    },
    style: stream.style,
    write: (text) => {
      // Whoever reads a pipe, such as a pager, may have the terminal now.
      if (stream.isTerminal) activity.giveWay(![LINE_FEED, '\n'].includes(text.at(-1) ?? '\n'));
      else activity.end();
      return stream.write(text);
    },
  };
}

/** The terminal of a real process, each of whose streams is opened when it is first used, since that takes time; `colour` is false for `--no-color`. */
export async function processTerminal(parts: ProcessParts, colour: boolean, jsonProblems: boolean): Promise<Terminal> {
  const { env } = parts;
  const stdout = await output(1, () => parts.stdout, env, colour);
  const stderr = await output(2, () => parts.stderr, env, colour);
  const activity = activityOn(stderr, env);
  return {
    jsonProblems,
    stdout: withRoom(stdout, activity),
    stderr: withRoom(stderr, activity),
    activity,
    stdin: {
      get isTerminal() {
        return isTerminal(0);
      },
      chunks: () => parts.stdin,
    },
    drawsUnicode: drawsUnicode(env),
    // Loaded when it is used, since starting programs takes a part of Node that few commands need.
    edit: async (text) => {
      activity.giveWay(true);
      return (await import('./editor.ts')).editText(text, env);
    },
    browse: async (link) => (await import('./browser.ts')).openInBrowser(link, env),
  };
}
