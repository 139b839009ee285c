import { Box } from 'ink';
import { bottomLine } from '../components/bottom-line.ts';
import { detailLines } from '../components/detail-lines.ts';
import { statusLine, titleLine } from '../components/frame-lines.ts';
import { listRows } from '../components/list-lines.ts';
import { aboveLines, overlayLines } from '../components/overlay-lines.ts';
import { Pane } from '../components/pane.tsx';
import { type Area, layoutOf } from '../layout.ts';
import type { State } from '../state.ts';
import { type Dress, type Piece } from '../lines/looks.ts';

interface Props {
  readonly state: State;
  readonly dress: Dress;
}

function List({ state, dress, area }: Props & { readonly area: Area }) {
  const [start = '', end = ''] = dress([{ text: '\0', look: 'current' }]).split('\0');
  const lines = listRows(state, area).map(({ pieces, current }) => {
    const line = dress(pieces);
    return current && state.focus === 'papers' ? start + line + end : line;
  });
  return <Pane lines={lines} column={area.column} width={area.width} height={area.height} />;
}

function Divider({
  state,
  dress,
  kind,
  column,
  height,
}: Props & { readonly kind: 'column' | 'line'; readonly column: number; readonly height: number }) {
  const strong = state.focus === 'abstract' ? 'strong' : 'faint';
  if (kind === 'line')
    return (
      <Pane
        lines={[dress([{ text: '─'.repeat(state.size.columns), look: strong }])]}
        width={state.size.columns}
        height={1}
      />
    );
  const line = dress([{ text: '│', look: strong }]);
  return <Pane lines={Array.from({ length: height }, () => line)} column={column} width={1} height={height} />;
}

function Body({ state, dress }: Props) {
  const { list, detail, divider, body } = layoutOf(state);
  const over = overlayLines(state, body);
  if (over !== undefined) return <Pane lines={over.map(dress)} width={body.width} height={body.height} />;
  return (
    <Box flexDirection={divider === 'column' ? 'row' : 'column'} height={body.height}>
      {list !== undefined && <List state={state} dress={dress} area={list} />}
      {divider !== undefined && (
        <Divider state={state} dress={dress} kind={divider} column={list?.width ?? 0} height={body.height} />
      )}
      {detail !== undefined && <Pane lines={detailLines(state, detail).map(dress)} {...detail} />}
    </Box>
  );
}

/** The whole screen: title, papers and abstract or what covers them, choices, status, and the last line. */
export function Triage({ state, dress }: Props) {
  const { columns } = state.size;
  const { above } = layoutOf(state);
  const line = (pieces: readonly Piece[]) => <Pane lines={[dress(pieces)]} width={columns} height={1} />;
  const status = dress([{ text: dress(statusLine(state)), look: 'bar' }]);
  return (
    <Box flexDirection="column" height={state.size.rows}>
      {line(titleLine(state))}
      <Body state={state} dress={dress} />
      {above > 0 && <Pane lines={aboveLines(state, above).map(dress)} width={columns} height={above} />}
      <Pane lines={[status]} width={columns} height={1} />
      {line(bottomLine(state).pieces)}
    </Box>
  );
}
