import { writableFormat } from '../../verbs/formats.ts';
import { papersCounted } from '../../verbs/papers-counted.ts';
import { withPapers } from '../../verbs/triage/command-line.ts';
import type { Effect } from '../effect.ts';
import { errorInWords } from '../error-words.ts';
import type { RunningCommand } from '../../terminal/running-command.ts';
import type { Beside } from './beside.ts';

type Command = Extract<Effect, { kind: 'run' | 'pipe' }>;

/** Changes asked for after a command wait for it so long, so that what is quickly done keeps its place in their order. */
const QUICK_MS = 1000;

/** What a command came to: all that it said, and what there is to say where that is nothing. */
interface Said {
  readonly text: string;
  readonly nothing: string;
}

function titleOf(command: Command): string {
  return command.kind === 'pipe' ? `| ${command.command}` : `: ${command.words.join(' ')}`;
}

/** What commands have at hand. */
interface Around extends Beside {
  /** Of the screen, for what commands draw. */
  readonly columns: () => number;
  /** Does something when it is the turn of a change asked for now. */
  readonly inTurn: (work: () => Promise<void>) => void;
  /** Takes in what was written by others. Never rejects. */
  readonly takeIn: () => Promise<void>;
}

/** Runs commands and pipes in processes of their own, one at a time, while keys go on. */
export class Commands {
  readonly #around: Around;
  #running: RunningCommand | undefined;

  constructor(around: Around) {
    this.#around = around;
  }

  /** Starts a command when it is its turn; resolves when it has ended, or takes longer than changes wait for it. */
  async run(command: Command): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const isSlow = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), QUICK_MS)));
    const saying = this.#saidBy(command);
    const said = await Promise.race([saying, isSlow]);
    clearTimeout(timer);
    if (said !== undefined) await this.#end(command, said);
    // Not in the midst of a change that is under way by then.
    else void saying.then((late) => this.#around.inTurn(() => this.#end(command, late)));
  }

  /** Asks the command that is running to end; asked again, it does not take its time. */
  stop(): void {
    this.#running?.stop();
  }

  async #end(command: Command, said: Said): Promise<void> {
    this.#running = undefined;
    await this.#around.takeIn();
    this.#around.dispatch({ kind: 'ran', title: titleOf(command), ...said });
  }

  async #saidBy(command: Command): Promise<Said> {
    try {
      return await (command.kind === 'pipe' ? this.#pipe(command) : this.#run(command));
    } catch (error) {
      return { text: errorInWords(error), nothing: '' };
    }
  }

  async #run({ words, papers }: Extract<Command, { kind: 'run' }>): Promise<Said> {
    const { ports, columns } = this.#around;
    const ids = papers.flatMap((paper) => ports.session.snapshot().entry(paper)?.id ?? []);
    this.#running = ports.runCommand(withPapers(words, ids), columns());
    const { text, isStopped } = await this.#running.ended;
    return { text: isStopped ? `${text}Stopped.` : text, nothing: 'Done.' };
  }

  async #pipe({ command, papers }: Extract<Command, { kind: 'pipe' }>): Promise<Said> {
    const { ports } = this.#around;
    this.#running = ports.pipe(command, await ports.session.exportText(papers, writableFormat('jsonl')));
    const { status, text, isStopped } = await this.#running.ended;
    const ended = isStopped ? ', which was stopped' : status === 0 ? '' : `, which ended with status ${status}`;
    return { text, nothing: `Piped ${papersCounted(papers.length)} to "${command}"${ended}.` };
  }
}
