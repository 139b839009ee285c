import { colourLevel, type Environment } from './colour-level.ts';
import { isTerminal } from './is-terminal.ts';
import { outputStream } from './output-stream.ts';
import type { Style } from './style.ts';
import type { OutputStream, Terminal } from './terminal.ts';

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

/** The terminal of a real process, each of whose streams is opened when it is first used, since that takes time; `colour` is false for `--no-color`. */
export async function processTerminal(parts: ProcessParts, colour: boolean, jsonProblems: boolean): Promise<Terminal> {
  const { env } = parts;
  return {
    jsonProblems,
    stdout: await output(1, () => parts.stdout, env, colour),
    stderr: await output(2, () => parts.stderr, env, colour),
    stdin: {
      get isTerminal() {
        return isTerminal(0);
      },
      chunks: () => parts.stdin,
    },
    drawsUnicode: async () => (await import('./unicode.ts')).drawsUnicode(env),
    // Loaded when it is used, since starting programs takes a part of Node that few commands need.
    edit: async (text) => (await import('./editor.ts')).editText(text, env),
    browse: async (link) => (await import('./browser.ts')).openInBrowser(link, env),
  };
}
