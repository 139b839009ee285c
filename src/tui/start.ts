import { type FullScreen, openFullScreen, type ScreenParts } from '../terminal/full-screen.ts';
import { writableNames } from '../verbs/formats.ts';
import type { OrderName } from '../verbs/triage/orders.ts';
import { createDrawing, type Drawing } from './drawing.tsx';
import { Effects } from './effects.ts';
import { errorInWords } from './error-words.ts';
import { createKeymap } from './keymap.ts';
import { createKeyReader } from './keys/reader.ts';
import type { TriagePorts } from './ports.ts';
import { type Event, reduce } from './reduce.ts';
import { problemMessage, unscreenedFrom } from './reduce/changes.ts';
import { sortBy } from './reduce/find.ts';
import { lookFirst } from './reduce/look.ts';
import { settle } from './reduce/settle.ts';
import { initialState, only, type State } from './state.ts';

export interface TriageOptions extends TriagePorts {
  readonly parts: Omit<ScreenParts, 'visual'>;
  readonly query: string;
  /** The order to begin with. */
  readonly order: OrderName;
  readonly colour: boolean;
  /** True to write lines to be read aloud instead of drawing a screen. */
  readonly spoken: boolean;
}

const ORDER: OrderName = 'relevance';
const REFRESH_MS = 1000;

/** The state to begin with. One goes on where one stopped: at the first paper that nobody has decided on. */
async function firstState({ session, query, keys, settingsFile }: TriageOptions): Promise<State> {
  const keymap = createKeymap(keys, settingsFile);
  const found = await session.find({ query, order: ORDER, live: false }, new AbortController().signal);
  const snapshot = session.snapshot();
  const size = { columns: 80, rows: 24 };
  const start = initialState({ size, keymap, formats: writableNames, snapshot, query, order: ORDER, ...found });
  const [problem] = session.problems();
  const message = problem === undefined ? undefined : problemMessage(problem);
  return { ...start, cursor: unscreenedFrom({ ...start, cursor: -1 }, 1) ?? 0, message };
}

/** The running terminal UI: a state, the screen that shows it, and what is under way. */
class Program {
  #state: State;
  readonly #options: TriageOptions;
  readonly #screen: FullScreen;
  readonly #drawing: Drawing;
  readonly #effects: Effects;
  readonly #follow: ReturnType<typeof setInterval>;
  readonly #onEnd: (error?: unknown) => void;
  #ended = false;
  /** Why what others wrote could not be taken in last time, which is said once. */
  #unfollowed: string | undefined;

  constructor(options: TriageOptions, first: State, onEnd: (error?: unknown) => void) {
    this.#options = options;
    this.#onEnd = onEnd;
    this.#screen = openFullScreen(
      { ...options.parts, visual: !options.spoken },
      {
        onText: createKeyReader((keys) => this.#dispatch(keys.map((input) => ({ kind: 'input', input })))),
        onResize: () => this.#resized(),
        onBack: () => {
          this.#drawing.forget();
          this.#resized();
        },
        onCrash: (error) => this.#end(error),
      },
    );
    const { order } = options;
    const sized = settle({ ...first, size: this.#screen.size() });
    const { state, effects } = order === ORDER ? only(sized) : sortBy(sized, order);
    this.#state = state;
    this.#drawing = createDrawing(this.#state, {
      write: (text) => this.#screen.write(text),
      stdin: options.parts.stdin,
      colour: options.colour,
      spoken: options.spoken,
      onCrash: (error) => this.#end(error),
    });
    this.#effects = new Effects(options, this.#screen, {
      dispatch: (event) => this.#dispatch([event]),
      onLeave: () => this.#end(),
      onRedraw: () => {
        this.#drawing.forget();
        this.#drawing.draw(this.#state);
      },
    });
    // What the first screen does not wait for.
    for (const effect of [...effects, ...lookFirst(state)]) this.#effects.run(effect);
    this.#follow = setInterval(() => void this.#followOthers(), REFRESH_MS);
  }

  /** All events of a chunk, then one frame, then what they asked for: the screen answers before the disk does. */
  #dispatch(events: readonly Event[]): void {
    if (this.#ended) return;
    try {
      const wanted = events.flatMap((event) => {
        const { state, effects } = reduce(this.#state, event);
        this.#state = state;
        return effects;
      });
      this.#drawing.draw(this.#state);
      for (const effect of wanted) this.#effects.run(effect);
    } catch (error) {
      this.#end(error);
    }
  }

  #resized(): void {
    this.#dispatch([{ kind: 'resized', size: this.#screen.size() }]);
  }

  async #followOthers(): Promise<void> {
    if (this.#effects.busy) return;
    const { session } = this.#options;
    try {
      await session.followSettings();
      // A key may have begun a change meanwhile, which takes in the rest, or ended all.
      if (this.#effects.busy || this.#ended) return;
      const arrival = session.refresh();
      this.#unfollowed = undefined;
      if (arrival !== undefined) this.#dispatch([{ kind: 'others', arrival }]);
    } catch (error) {
      const text = errorInWords(error);
      if (text === this.#unfollowed) return;
      this.#unfollowed = text;
      this.#dispatch([{ kind: 'said', message: { kind: 'error', text } }]);
    }
  }

  #end(error?: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    clearInterval(this.#follow);
    this.#effects.end();
    this.#screen.close();
    this.#drawing.end();
    this.#onEnd(error);
  }
}

/** Runs the terminal UI until the user leaves it. Throws `bad-keys` before it takes the screen. */
export async function startTriage(options: TriageOptions): Promise<void> {
  const first = await firstState(options);
  await new Promise<void>((resolve, reject) => {
    const program = new Program(options, first, (error) => (error === undefined ? resolve() : reject(error)));
    return program;
  });
}
