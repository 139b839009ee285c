import { Box, Text } from 'ink';
import { createContext, useContext } from 'react';

/**
 * Lines that are measured and dressed already, on their way past Ink, which would take each of them apart into
 * characters at every frame: half of a frame's time. In the frame that Ink makes a line is one private character, the
 * place of which says where it goes.
 */
export interface Canvas {
  /** Takes a line, as wide as said, and gives the character that stands for it. */
  hold(line: string, width: number): string;
}

/** Where there is none, as in tests of a view alone, Ink gets the lines as they are. */
export const CanvasContext = createContext<Canvas | undefined>(undefined);

interface PaneProps {
  /** Each exactly as wide as the pane. */
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** A rectangle of lines. */
export function Pane({ lines, width, height }: PaneProps) {
  const canvas = useContext(CanvasContext);
  const held = canvas === undefined ? lines : lines.map((line) => canvas.hold(line, width));
  return (
    <Box width={width} height={height} flexShrink={0}>
      <Text wrap="truncate">{held.slice(0, height).join('\n')}</Text>
    </Box>
  );
}
