import { isatty } from 'node:tty';
import { colourLevel, createStyle, type Environment } from './colour.ts';
import { ClosedPipe, type OutputStream, type Terminal } from './terminal.ts';

/** What of the process a terminal is made from. */
export interface ProcessParts {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: Environment;
  /** False for `--no-color`. */
  readonly colour: boolean;
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

/** The terminal of a real process. */
export function processTerminal({ stdin, stdout, stderr, env, colour }: ProcessParts): Terminal {
  return {
    stdout: outputStream(stdout, 1, env, colour),
    stderr: outputStream(stderr, 2, env, colour),
    stdin: {
      isTerminal: isatty(0),
      chunks: () => stdin,
    },
    // Loaded when it is used, since starting programs takes a part of Node that few commands need.
    edit: async (text) => (await import('./editor.ts')).editText(text, env),
    browse: async (link) => (await import('./browser.ts')).openInBrowser(link, env),
  };
}
