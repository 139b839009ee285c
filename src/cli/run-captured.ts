import { noActivity } from '../terminal/activity.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Library } from '../verbs/library.ts';
import { run, type World } from './run.ts';

async function* nothing(): AsyncIterable<Uint8Array> {
  // There is no standard input where a full screen has the terminal.
}

/** Runs a command line on a library that is open already, and gives back what it would have written to a terminal. */
export async function runCaptured(
  words: readonly string[],
  world: World,
  { library, columns }: { readonly library: Library; readonly columns: number },
): Promise<{ readonly status: number; readonly text: string }> {
  let text = '';
  const stream = {
    isTerminal: true,
    columns,
    style: (_: string, plain: string) => plain,
    write: (written: string) => {
      text += written;
      return Promise.resolve();
    },
  };
  const outer = await world.terminal(false, false);
  const terminal: Terminal = {
    stdout: stream,
    jsonProblems: false,
    activity: noActivity,
    stderr: { ...stream, isTerminal: false },
    stdin: { isTerminal: false, chunks: nothing },
    drawsUnicode: outer.drawsUnicode,
    edit: () => Promise.resolve(undefined),
    browse: (link) => outer.browse(link),
  };
  const status = await run(words, {
    ...world,
    terminal: () => Promise.resolve(terminal),
    openLibrary: () => Promise.resolve(library),
    canTriage: () => false,
    triage: () => undefined,
  });
  return { status, text };
}
