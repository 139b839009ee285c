import { Box, Text } from 'ink';
import { createContext, useContext } from 'react';

/** Lines that are measured and dressed already, and where they go. */
export interface HeldPane {
  readonly lines: readonly string[];
  /** From 0. */
  readonly column: number;
  readonly width: number;
}

/**
 * Takes lines past Ink, which would take each of them apart into characters, and put a screen together from these, at
 * every frame: most of a frame's time. In the frame that Ink makes a pane is one character, and the row of that is where
 * the pane begins.
 */
export interface Canvas {
  /** Takes a pane, and gives the character that stands for it. */
  hold(pane: HeldPane): string;
}

/** Where there is none, as in tests of a view alone, Ink gets the lines as they are. */
export const CanvasContext = createContext<Canvas | undefined>(undefined);

interface PaneProps {
  /** Each exactly as wide as the pane. */
  readonly lines: readonly string[];
  /** Where it begins, from 0; the first column when left out. */
  readonly column?: number;
  readonly width: number;
  readonly height: number;
}

/** A rectangle of lines. */
export function Pane({ lines, column = 0, width, height }: PaneProps) {
  const canvas = useContext(CanvasContext);
  const shown = lines.slice(0, height);
  const text = canvas === undefined ? shown.join('\n') : canvas.hold({ lines: shown, column, width });
  return (
    <Box width={canvas === undefined ? width : 1} height={height} flexShrink={0}>
      <Text wrap="truncate">{text}</Text>
    </Box>
  );
}
