import { Box, Text } from 'ink';
import { sanitiseBlock, sanitiseLine } from '../../terminal/sanitise.ts';
import { bottomLine } from '../components/bottom-line.ts';
import { statusLine, titleLine } from '../components/frame-lines.ts';
import { overlayLines } from '../components/overlay-lines.ts';
import { isMarked } from '../marks.ts';
import { currentPaper, type State } from '../state.ts';
import type { Piece } from '../lines/looks.ts';

const SPOKEN_WIDTH = 10_000;

function plain(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text }) => text)
    .join('')
    .trim();
}

function paperLines(state: State): string[] {
  const ordinal = currentPaper(state);
  const entry = ordinal === undefined ? undefined : state.snapshot.entry(ordinal);
  if (ordinal === undefined || entry === undefined) return ['No paper is shown.'];
  const { title, status, tags, lists, abstract, note } = entry;
  const marked = isMarked(state.marks, ordinal) ? ', marked' : '';
  const labels = [...tags.map((tag) => `tag ${tag}`), ...lists.map((list) => `on list ${list}`)];
  const head = `${state.cursor + 1} of ${state.shown.rows.length}, ${status}${marked}: ${sanitiseLine(title)}`;
  const whole =
    state.focus === 'abstract' ? [sanitiseBlock(abstract ?? 'No abstract.'), sanitiseBlock(note ?? '')] : [];
  return [head, sanitiseLine(labels.join(', ')), ...whole];
}

/** The screen as lines to be read aloud: what there is to say, where one is, and only what changes. */
export function Spoken({ state: shown }: { readonly state: State }) {
  const state: State = { ...shown, size: { columns: SPOKEN_WIDTH, rows: SPOKEN_WIDTH } };
  const { overlay } = state;
  const over = overlayLines(state, { column: 0, row: 0, width: SPOKEN_WIDTH, height: SPOKEN_WIDTH });
  const choices = overlay?.kind === 'line' || overlay?.kind === 'pick' ? overlay.choices : undefined;
  const chosen = choices?.candidates[choices.chosen];
  const lines = [
    ...(overlay === undefined ? [plain(titleLine(state)), ...paperLines(state), plain(statusLine(state))] : []),
    ...(over ?? []).map(plain),
    ...(chosen === undefined ? [] : [`choice: ${sanitiseLine(chosen.text)}, ${sanitiseLine(chosen.summary)}`]),
    ...(overlay === undefined && state.message === undefined ? [] : [plain(bottomLine(state).pieces)]),
  ];
  return (
    <Box flexDirection="column">
      {lines.map((line, place) => (
        <Text key={place}>{line}</Text>
      ))}
    </Box>
  );
}
