import { render } from 'ink';
import type { OrderName } from '../verbs/triage/orders.ts';
import { type FullScreen, openFullScreen, type ScreenParts } from '../terminal/full-screen.ts';
import { writableNames } from '../verbs/formats.ts';
import { bottomLine } from './components/bottom-line.ts';
import { CanvasContext } from './components/pane.tsx';
import { Effects } from './effects.ts';
import { FrameStream, SpokenStream } from './frame.ts';
import { createKeymap } from './keymap.ts';
import { decode, flush, isCutSequence } from './keys/decode.ts';
import type { TriagePorts } from './ports.ts';
import { type Event, reduce } from './reduce.ts';
import { unscreenedFrom } from './reduce/changes.ts';
import { settle } from './reduce/settle.ts';
import { Spoken } from './screens/spoken.tsx';
import { Triage } from './screens/triage.tsx';
import { initialState, type State } from './state.ts';
import { createDress } from './text/looks.ts';

export interface TriageOptions extends TriagePorts {
  readonly parts: Omit<ScreenParts, 'visual'>;
  readonly query: string;
  readonly colour: boolean;
  /** True to write lines to be read aloud instead of drawing a screen. */
  readonly spoken: boolean;
}

const ORDER: OrderName = 'relevance';
/** How long an escape may wait for what belongs to it: alone it is most likely the key, cut in two it is not. */
const ESCAPE_MS = 60;
const CUT_SEQUENCE_MS = 1000;
const REFRESH_MS = 1000;

type Draw = (state: State) => void;

/** Draws states through Ink: as a screen, or as lines to be read aloud. */
function createDraw(
  { parts, colour, spoken }: TriageOptions,
  write: (text: string) => void,
  first: State,
  onCrash: (error: Error) => void,
): { readonly draw: Draw; readonly forget: () => void; readonly end: () => void } {
  const dress = createDress(colour);
  const frame = new FrameStream(first.size, write);
  const stdout = spoken ? new SpokenStream(first.size.columns, write) : frame;
  const view = (state: State) =>
    spoken ? (
      <Spoken state={state} />
    ) : (
      <CanvasContext value={frame}>
        <Triage state={state} dress={dress} />
      </CanvasContext>
    );
  const prepare = (state: State): void => {
    const { cursor } = bottomLine(state);
    frame.begin(state.size, cursor === undefined ? undefined : { column: cursor, row: state.size.rows - 1 });
  };
  prepare(first);
  const ink = render(view(first), {
    stdout: stdout as unknown as NodeJS.WriteStream,
    stdin: parts.stdin,
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
    isScreenReaderEnabled: spoken,
  });
  // An error in a view ends Ink, and with it the program.
  ink.waitUntilExit().catch(onCrash);
  return {
    draw: (state) => {
      prepare(state);
      ink.rerender(view(state));
    },
    forget: () => frame.forget(),
    end: () => ink.unmount(),
  };
}

/** Turns what the terminal sends into events, a chunk at a time. */
function createKeyReader(onEvents: (events: readonly Event[]) => void): (text: string) => void {
  let pending = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const emit = (inputs: ReturnType<typeof flush>) => onEvents(inputs.map((input): Event => ({ kind: 'input', input })));
  return (text) => {
    clearTimeout(timer);
    const decoded = decode(pending, text);
    ({ pending } = decoded);
    if (decoded.events.length > 0) emit(decoded.events);
    if (pending !== '')
      timer = setTimeout(
        () => {
          const rest = flush(pending);
          pending = '';
          emit(rest);
        },
        isCutSequence(pending) ? CUT_SEQUENCE_MS : ESCAPE_MS,
      );
  };
}

/** Runs the terminal UI until the user leaves it. Throws `bad-keys` before it takes the screen. */
export async function startTriage(options: TriageOptions): Promise<void> {
  const { session, query, parts, spoken } = options;
  const keymap = createKeymap(options.keys, options.settingsFile);
  const found = await session.find({ query, order: ORDER, live: false }, new AbortController().signal);
  if (found === undefined) return;
  const snapshot = session.snapshot();

  await new Promise<void>((resolve, reject) => {
    let state: State;
    let drawing: ReturnType<typeof createDraw> | undefined;
    let screen: FullScreen | undefined;
    let effects: Effects | undefined;
    let away = false;

    const draw = (): void => {
      if (!away) drawing?.draw(state);
    };
    /** All events of a chunk, then one frame, then what they asked for: the screen answers before the disk does. */
    const dispatch = (events: readonly Event[]): void => {
      try {
        const wanted = events.flatMap((event) => {
          const next = reduce(state, event);
          state = next.state;
          return next.effects;
        });
        draw();
        for (const effect of wanted) effects?.run(effect);
      } catch (error) {
        end(() => reject(error as Error));
      }
    };
    const readKeys = createKeyReader(dispatch);
    const follow = setInterval(() => {
      if (effects?.busy !== false || away) return;
      const arrival = session.refresh();
      if (arrival !== undefined) dispatch([{ kind: 'others', arrival }]);
    }, REFRESH_MS);
    const end = (settled: () => void): void => {
      clearInterval(follow);
      away = true;
      screen?.close();
      drawing?.end();
      settled();
    };

    const opened = openFullScreen(
      { ...parts, visual: !spoken },
      {
        onText: readKeys,
        onResize: () => dispatch([{ kind: 'resized', size: opened.size() }]),
        onBack: () => {
          drawing?.forget();
          dispatch([{ kind: 'resized', size: opened.size() }]);
        },
      },
    );
    screen = opened;
    const start = initialState({
      size: opened.size(),
      keymap,
      formats: writableNames,
      snapshot,
      query,
      order: ORDER,
      found,
    });
    // One goes on where one stopped.
    const resumed = { ...start, cursor: unscreenedFrom({ ...start, cursor: -1 }, 1) ?? 0 };
    state = settle(resumed);
    effects = new Effects(options, opened, {
      dispatch: (event) => dispatch([event]),
      onLeave: () => end(resolve),
      onRedraw: () => {
        drawing?.forget();
        draw();
      },
    });
    drawing = createDraw(
      options,
      (text) => opened.write(text),
      state,
      (error) => end(() => reject(error)),
    );
  });
}
