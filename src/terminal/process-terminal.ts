import { isatty } from 'node:tty';
import { colourLevel, createStyle, type Environment } from './colour.ts';
import { ClosedPipe, type OutputStream, type Terminal } from './terminal.ts';

/** What of the process a terminal is made from. */
export interface ProcessParts {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: Environment;
}

const DEFAULT_COLUMNS = 80;

function outputStream(stream: NodeJS.WriteStream, descriptor: 1 | 2, env: Environment, colour: boolean): OutputStream {
  const isTerminal = isatty(descriptor);
  let closed = false;
  stream.on('error', () => {
    closed = true;
  });
  return {
    isTerminal,
    get columns() {
      return isTerminal && stream.columns > 0 ? stream.columns : DEFAULT_COLUMNS;
    },
    style: createStyle(colourLevel(isTerminal, env, colour)),
    write: (text) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new ClosedPipe());
        stream.write(text, (error) => (error ? reject(new ClosedPipe('', { cause: error })) : resolve()));
      }),
  };
}

/** The terminal of a real process, each of whose streams is opened when it is first used, since that takes time; `colour` is false for `--no-color`. */
export function processTerminal(parts: ProcessParts, colour: boolean, jsonProblems: boolean): Terminal {
  const { env } = parts;
  let stdout: OutputStream | undefined;
  let stderr: OutputStream | undefined;
  return {
    jsonProblems,
    get stdout() {
      return (stdout ??= outputStream(parts.stdout, 1, env, colour));
    },
    get stderr() {
      return (stderr ??= outputStream(parts.stderr, 2, env, colour));
    },
    stdin: {
      isTerminal: isatty(0),
      chunks: () => parts.stdin,
    },
    drawsUnicode: async () => (await import('./unicode.ts')).drawsUnicode(env),
    // Loaded when it is used, since starting programs takes a part of Node that few commands need.
    edit: async (text) => (await import('./editor.ts')).editText(text, env),
    browse: async (link) => (await import('./browser.ts')).openInBrowser(link, env),
  };
}
