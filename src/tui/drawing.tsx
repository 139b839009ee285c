import { render } from 'ink';
import { bottomLine } from './components/bottom-line.ts';
import { CanvasContext } from './components/pane.tsx';
import { FrameStream, SpokenStream } from './frame.ts';
import { createDress } from './lines/looks.ts';
import { Spoken } from './screens/spoken.tsx';
import { Triage } from './screens/triage.tsx';
import type { State } from './state.ts';

/** Puts states on a screen. */
export interface Drawing {
  draw(state: State): void;
  /** What the screen shows is not known any more: the next state is drawn whole. */
  forget(): void;
  end(): void;
}

export interface DrawingOptions {
  readonly write: (text: string) => void;
  readonly stdin: NodeJS.ReadStream;
  readonly colour: boolean;
  /** True to write lines to be read aloud instead. */
  readonly spoken: boolean;
  /** Told of an error in a view, after which nothing is drawn any more. */
  readonly onCrash: (error: unknown) => void;
}

/** Draws through Ink, beginning with a state. */
export function createDrawing(first: State, { write, stdin, colour, spoken, onCrash }: DrawingOptions): Drawing {
  const dress = createDress(colour);
  const frame = new FrameStream(first.size, write);
  const stdout = spoken ? new SpokenStream(first.size.columns, write) : frame;
  const prepared = (state: State) => {
    const { cursor } = bottomLine(state);
    frame.begin(state.size, cursor === undefined ? undefined : { column: cursor, row: state.size.rows - 1 });
    if (spoken) return <Spoken state={state} />;
    return (
      <CanvasContext value={frame}>
        <Triage state={state} dress={dress} />
      </CanvasContext>
    );
  };
  const ink = render(prepared(first), {
    // Ink writes to it, and asks it for its columns; nothing else.
    stdout: stdout as unknown as NodeJS.WriteStream,
    stdin,
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
    isScreenReaderEnabled: spoken,
  });
  ink.waitUntilExit().catch(onCrash);
  return {
    draw: (state) => ink.rerender(prepared(state)),
    forget: () => frame.forget(),
    end: () => ink.unmount(),
  };
}
