import type { Terminal } from '../terminal/terminal.ts';

/** Lines of standard input, one when it is asked for; undefined at its end. It has to be let go of. */
interface LineSource {
  next(): Promise<string | undefined>;
  close(): Promise<void>;
}

function lineSource(terminal: Terminal): LineSource {
  const chunks = terminal.stdin.chunks()[Symbol.asyncIterator]();
  const decoder = new TextDecoder();
  let waiting = '';
  const next = async (): Promise<string | undefined> => {
    for (;;) {
      const end = waiting.search(/\r\n|\r|\n/);
      if (end !== -1) {
        const line = waiting.slice(0, end);
        waiting = waiting.slice(end).replace(/^(?:\r\n|\r|\n)/, '');
        return line;
      }
      const chunk = await chunks.next();
      if (chunk.done === true) return undefined;
      waiting += decoder.decode(chunk.value, { stream: true });
    }
  };
  return { next, close: async () => void (await chunks.return?.()) };
}

/** Questions to a person, each answered by a letter and Enter. They have to be closed. */
export interface Questions {
  /** Asks until the answer begins with one of the letters; at the end of the input it is `atEnd`. */
  ask<Answer>(question: string, answers: Readonly<Record<string, Answer>>, atEnd: Answer): Promise<Answer>;
  close(): Promise<void>;
}

export function createQuestions(terminal: Terminal): Questions {
  const lines = lineSource(terminal);
  return {
    ask: async (question, answers, atEnd) => {
      for (;;) {
        await terminal.stderr.write(question);
        const line = await lines.next();
        if (line === undefined) return atEnd;
        const answer = answers[line.trim().toLowerCase().charAt(0)];
        if (answer !== undefined) return answer;
      }
    },
    close: () => lines.close(),
  };
}
