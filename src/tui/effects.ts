import { PapersError } from '../domain/errors.ts';
import type { FullScreen } from '../terminal/full-screen.ts';
import { writableFormat } from '../verbs/formats.ts';
import { pageOf } from '../verbs/page-of.ts';
import { papersCounted } from '../verbs/papers-counted.ts';
import type { Arrival, Outcome, TriageSession } from '../verbs/triage/session.ts';
import type { Effect, PaperChange } from './effect.ts';
import { Commands } from './effects/commands.ts';
import { Looks } from './effects/looks.ts';
import { MatchSearch } from './effects/match-search.ts';
import { errorInWords } from './error-words.ts';
import type { TriagePorts } from './ports.ts';
import type { Event } from './reduce.ts';

type Dispatch = (event: Event) => void;

/** Most that terminals take into the clipboard. */
const MOST_COPIED = 100_000;

function commit(session: TriageSession, change: PaperChange, papers: readonly number[]): Promise<Outcome> {
  switch (change.kind) {
    case 'decide':
      return session.decide(papers, change.decision);
    case 'clear':
      return session.decide(papers, undefined);
    case 'tag':
      return session.tag(papers, change.edit);
    case 'list':
      return session.addToList(papers, change.list);
    case 'move':
      return session.moveInList(papers, change.list, change.position);
  }
}

type QueuedEffect = Exclude<Effect, { kind: 'find' | 'look' | 'match' | 'stop' }>;

/** The effect on the same papers, wherever they are now; those that are gone are left out. */
function movedEffect(effect: QueuedEffect, moved: (ordinal: number) => number | undefined): QueuedEffect {
  if ('papers' in effect) return { ...effect, papers: effect.papers.flatMap((paper) => moved(paper) ?? []) };
  return 'paper' in effect ? { ...effect, paper: moved(effect.paper) ?? -1 } : effect;
}

/**
 * Does what the reducer asks for, one thing after the other in the order asked, so that no change overtakes another.
 * A search is in no one's way: it waits for the changes before it, and the next one calls it off.
 */
export class Effects {
  readonly #ports: TriagePorts;
  readonly #screen: FullScreen;
  readonly #dispatch: Dispatch;
  readonly #onLeave: () => void;
  readonly #onRedraw: () => void;
  #queue: Promise<void> = Promise.resolve();
  /** What is being done, and what is to be done after it. */
  readonly #waiting = new Set<{ effect: QueuedEffect }>();
  #search = new AbortController();
  readonly #looks: Looks;
  readonly #matches: MatchSearch;
  readonly #commands: Commands;

  constructor(
    ports: TriagePorts,
    screen: FullScreen,
    handlers: { readonly dispatch: Dispatch; readonly onLeave: () => void; readonly onRedraw: () => void },
  ) {
    this.#ports = ports;
    this.#screen = screen;
    this.#dispatch = handlers.dispatch;
    this.#onLeave = handlers.onLeave;
    this.#onRedraw = handlers.onRedraw;
    const beside = { ports, dispatch: handlers.dispatch, settled: () => this.#queue };
    this.#looks = new Looks(beside);
    this.#matches = new MatchSearch(beside);
    this.#commands = new Commands({
      ...beside,
      columns: () => screen.size().columns - 2,
      inTurn: (work) => void (this.#queue = this.#queue.then(work)),
      takeIn: () => this.#takeIn(),
    });
  }

  /** Ends what is still running. */
  end(): void {
    this.#commands.stop();
  }

  /** True while something that was asked for is not done. */
  get busy(): boolean {
    return this.#waiting.size > 0;
  }

  run(effect: Effect): void {
    switch (effect.kind) {
      case 'find':
        this.#search.abort();
        this.#search = new AbortController();
        return void this.#find(effect, this.#search.signal);
      case 'look':
        return this.#looks.run(effect);
      case 'match':
        return this.#matches.run(effect);
      case 'stop':
        return this.#commands.stop();
      default:
        return this.#enqueue(effect);
    }
  }

  #enqueue(effect: QueuedEffect): void {
    const task = { effect };
    this.#waiting.add(task);
    this.#queue = this.#queue
      .then(() => this.#do(task.effect))
      .catch((error: unknown) => this.#failed(task.effect, error))
      .finally(() => this.#waiting.delete(task));
  }

  /** What waits is about papers that may be in other places now, when an import was taken back. */
  #arrived<Arrived extends Arrival>(arrival: Arrived): Arrived {
    const { moved } = arrival;
    if (moved !== undefined) for (const task of this.#waiting) task.effect = movedEffect(task.effect, moved);
    return arrival;
  }

  /** Takes in what a command wrote; what is wrong with it now is said. */
  async #takeIn(): Promise<void> {
    try {
      const { session } = this.#ports;
      await session.followSettings();
      const arrival = session.refresh();
      if (arrival !== undefined) this.#dispatch({ kind: 'arrived', arrival: this.#arrived(arrival), text: '' });
    } catch (error) {
      this.#say(errorInWords(error), 'error');
    }
  }

  #say(text: string, kind: 'info' | 'error' = 'info'): void {
    this.#dispatch({ kind: 'said', message: { kind, text } });
  }

  #failed(effect: Effect, error: unknown): void {
    if (effect.kind === 'change') this.#dispatch({ kind: 'refused', papers: effect.papers, text: errorInWords(error) });
    else if (effect.kind === 'answer') this.#dispatch({ kind: 'unanswered', text: errorInWords(error) });
    else if (effect.kind === 'export' && error instanceof PapersError && error.code === 'file-exists') {
      const { file, format, papers } = effect;
      this.#dispatch({ kind: 'exists', file, format, papers });
    } else this.#say(errorInWords(error), 'error');
  }

  async #find(effect: Extract<Effect, { kind: 'find' }>, signal: AbortSignal): Promise<void> {
    const { asked, request } = effect;
    await this.#queue;
    if (signal.aborted) return;
    try {
      const found = await this.#ports.session.find(request, signal);
      if (found !== undefined && !signal.aborted) this.#dispatch({ kind: 'found', asked, found });
    } catch (error) {
      if (!signal.aborted) this.#dispatch({ kind: 'not-found', asked, text: errorInWords(error) });
    }
  }

  async #do(effect: QueuedEffect): Promise<void> {
    const { session } = this.#ports;
    switch (effect.kind) {
      case 'change': {
        const { change, papers } = effect;
        const outcome = this.#arrived(await commit(session, change, papers));
        this.#dispatch({ kind: 'changed', change, papers, outcome });
        break;
      }
      case 'step': {
        const { step, isSure } = effect;
        const doubtful = step === 'undo' && !isSure ? session.undoesImport() : undefined;
        if (doubtful !== undefined) this.#dispatch({ kind: 'undoes-import', event: doubtful });
        else this.#dispatch({ kind: 'stepped', step, done: this.#arrived(await session[step]()) });
        break;
      }
      case 'annotate':
        await this.#annotate(effect.paper);
        break;
      case 'save-view': {
        const arrival = this.#arrived(await session.saveView(effect.name, effect.query));
        this.#dispatch({ kind: 'arrived', arrival, text: `Saved the view "${effect.name}": f picks it.` });
        break;
      }
      case 'preview': {
        const text = await session.exportText(effect.papers, writableFormat(effect.format));
        this.#dispatch({ kind: 'previewed', text });
        break;
      }
      case 'export':
        await this.#export(effect);
        break;
      case 'answer': {
        const { answer } = effect;
        const fields = await (await this.#ports.matching()).answer(answer);
        const arrival = session.refresh();
        if (arrival !== undefined) this.#arrived(arrival);
        this.#dispatch({ kind: 'answered', answer, arrival, fields });
        break;
      }
      case 'copy':
        await this.#copy(effect);
        break;
      case 'open':
        await this.#open(effect.paper);
        break;
      case 'pipe':
      case 'run':
        await this.#commands.run(effect);
        break;
      case 'mouse':
        this.#screen.setMouse(effect.on);
        break;
      case 'redraw':
        this.#onRedraw();
        break;
      case 'suspend':
        await this.#screen.suspend();
        break;
      case 'leave':
        this.#onLeave();
        break;
    }
  }

  async #annotate(paper: number): Promise<void> {
    const { session } = this.#ports;
    const before = session.snapshot().entry(paper)?.note ?? '';
    const text = await this.#screen.away(() => this.#ports.edit(before));
    if (text === undefined)
      return this.#say('The editor could not be run, or gave up; the note stays as it was. $EDITOR names it.', 'error');
    const outcome = this.#arrived(await session.note(paper, text));
    const said = outcome.changed === 0 ? 'The note is as it was.' : 'Noted; u undoes';
    this.#dispatch({ kind: 'arrived', arrival: outcome, text: said });
  }

  async #export({ papers, format, file, overwrite }: Extract<Effect, { kind: 'export' }>): Promise<void> {
    const text = await this.#ports.session.exportText(papers, writableFormat(format));
    await this.#ports.writeFile(file, text, overwrite);
    this.#dispatch({ kind: 'exported', text: `Wrote ${papersCounted(papers.length)} to ${file}.` });
  }

  async #copy({ what, papers }: Extract<Effect, { kind: 'copy' }>): Promise<void> {
    const { session } = this.#ports;
    const ids = papers.flatMap((paper) => session.snapshot().entry(paper)?.id ?? []);
    const text = what === 'ids' ? ids.join('\n') : await session.exportText(papers, writableFormat('bibtex'));
    if (text.length > MOST_COPIED)
      return this.#say('That is more than terminals copy: e exports it to a file.', 'error');
    this.#screen.write(`\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`);
    const copied = papers.length === 1 ? (ids[0] ?? '') : papersCounted(papers.length);
    this.#say(`Copied ${copied}${what === 'bibtex' ? ' as BibTeX' : ''}.`);
  }

  async #open(paper: number): Promise<void> {
    const entry = this.#ports.session.snapshot().entry(paper);
    const page = entry === undefined ? undefined : pageOf(entry);
    if (page === undefined) return this.#say('It has no link, DOI or arXiv id.', 'error');
    const opened = await this.#ports.browse(page);
    this.#say(
      opened ? `Opened ${page}` : `No browser could be started for ${page}; $BROWSER names it.`,
      opened ? 'info' : 'error',
    );
  }
}
