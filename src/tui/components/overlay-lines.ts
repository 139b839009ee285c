import { sanitiseLine } from '../../terminal/sanitise.ts';
import { papersCounted } from '../../verbs/papers-counted.ts';
import { ACTION_NAMES, type Context, describeAction } from '../actions.ts';
import { keyLabel } from '../keys/names.ts';
import type { Keymap } from '../keymap.ts';
import type { Area } from '../layout.ts';
import { papersToExport } from '../reduce/overlays.ts';
import type { Choices, Overlay, State } from '../state.ts';
import { columnsOf, fit } from '../lines/fit.ts';
import { ARROW_WIDTH, withArrow } from '../lines/arrow.ts';
import { matchLines } from '../lines/matches.ts';
import { longMessage } from '../lines/message.ts';
import type { Piece } from '../lines/looks.ts';
import { outputRows } from '../lines/output.ts';

type Lines = readonly (readonly Piece[])[];

/** A line of help: a heading, or keys with what they do. */
type HelpLine = { readonly heading: string } | { readonly keys: string; readonly does: string; readonly name: string };

/** The keys of a place as the help has them, those that match a filter. */
export function helpOf(keymap: Keymap, about: Context, filter: string): HelpLine[] {
  const wanted = filter.trim().toLowerCase();
  const contexts: readonly Context[] = about === 'abstract' ? ['abstract', 'papers'] : [about];
  const rows = contexts.flatMap((context) =>
    ACTION_NAMES.filter((name) => describeAction(name).context === context).map((name) => ({
      group: describeAction(name).group,
      keys: keymap.keysOf(name).map(keyLabel).join(' '),
      does: describeAction(name).does,
      name,
    })),
  );
  const found = rows.filter(({ keys, does, name }) => `${keys} ${does} ${name}`.toLowerCase().includes(wanted));
  return [...new Set(found.map(({ group }) => group))].flatMap((group): HelpLine[] => [
    { heading: group },
    ...found.filter((row) => row.group === group).map(({ keys, does, name }) => ({ keys, does, name })),
  ]);
}

const KEYS_WIDTH = 14;
const NAME_WIDTH = 20;

function helpLines(
  { keymap }: State,
  { line, scroll, about }: Extract<Overlay, { kind: 'help' }>,
  { width, height }: Area,
): Lines {
  const lines = helpOf(keymap, about, line.text);
  const from = Math.max(0, Math.min(scroll, lines.length - height));
  const room = width - ARROW_WIDTH;
  const drawn = (row: HelpLine): Piece[] => {
    if ('heading' in row) return fit([{ text: ` ${row.heading}`, look: 'strong' }], room);
    const keys = fit([{ text: `  ${row.keys}`, look: 'id' }], KEYS_WIDTH);
    const named = width >= 60 ? fit([{ text: row.name, look: 'faint' }], NAME_WIDTH) : [];
    return fit([...keys, ...named, { text: row.does, look: 'plain' }], room);
  };
  return withArrow(lines.slice(from, from + height).map(drawn), from + height < lines.length);
}

function outputLines({ title, lines, scroll }: Extract<Overlay, { kind: 'output' }>, { width, height }: Area): Lines {
  return [
    fit([{ text: ` ${sanitiseLine(title)}`, look: 'strong' }], width),
    ...outputRows(lines, width - 1)
      .slice(scroll, scroll + height - 1)
      .map((line) => fit([{ text: ` ${line}`, look: 'plain' }], width)),
  ];
}

function exportLines(state: State, overlay: Extract<Overlay, { kind: 'export' }>, { width, height }: Area): Lines {
  const { what, format, file, field, preview } = overlay;
  const papers = papersCounted(papersToExport(state, overlay).length);
  const named =
    typeof what === 'string'
      ? what === 'marked' && state.marks.count === 0 && state.anchor === undefined
        ? 'this paper'
        : what
      : `list "${what.list}"`;
  const row = (name: typeof field, value: string): Piece[] =>
    fit(
      [
        { text: `${field === name ? ' > ' : '   '}${name.padEnd(8)}`, look: field === name ? 'strong' : 'faint' },
        {
          text: name === 'file' ? sanitiseLine(value) : `‹ ${sanitiseLine(value)} ›`,
          look: field === name ? 'current' : 'plain',
        },
      ],
      width,
    );
  const head = [
    fit([{ text: ' Export', look: 'strong' }], width),
    row('what', `${named} (${papers})`),
    row('format', format),
    row('file', file.text),
    fit([{ text: ' Preview', look: 'strong' }], width),
  ];
  const shown = preview ?? ['…'];
  return [
    ...head,
    ...shown
      .slice(0, Math.max(0, height - head.length))
      .map((line) => fit([{ text: `   ${sanitiseLine(line)}`, look: 'faint' }], width)),
  ];
}

/** What takes the place of papers and abstract; undefined when nothing does. */
export function overlayLines(state: State, area: Area): Lines | undefined {
  const { overlay } = state;
  if (overlay?.kind === 'help') return helpLines(state, overlay, area);
  if (overlay?.kind === 'output') return outputLines(overlay, area);
  if (overlay?.kind === 'matches') return matchLines(overlay, area.width, area.height);
  return overlay?.kind === 'export' ? exportLines(state, overlay, area) : undefined;
}

/** The choices above the line that is being written, around the chosen one. */
function choiceLines({ candidates, chosen }: Choices, width: number, height: number): Lines {
  const from = Math.max(0, Math.min(chosen - Math.floor(height / 2), candidates.length - height));
  const shown = candidates.slice(from, from + height);
  const textWidth = Math.min(
    Math.floor(width / 2),
    Math.max(0, ...shown.map(({ text }) => columnsOf(sanitiseLine(text)))) + 4,
  );
  return shown.map(({ text, summary }, line) => {
    const isChosen = from + line === chosen;
    const name = fit(
      [{ text: `${isChosen ? ' > ' : '   '}${sanitiseLine(text)}`, look: isChosen ? 'current' : 'plain' }],
      textWidth + 1,
    );
    return fit([...name, { text: ` ${sanitiseLine(summary)}`, look: 'faint' }], width);
  });
}

/** What stands above the status line: choices, or a message that the last line is too short for. */
export function aboveLines(state: State, height: number): Lines {
  const { overlay, message, size } = state;
  if (overlay?.kind === 'line' || overlay?.kind === 'pick') return choiceLines(overlay.choices, size.columns, height);
  const look = message?.kind === 'error' ? 'error' : 'plain';
  return longMessage(state)
    .slice(0, height)
    .map((text) => fit([{ text: ` ${text}`, look }], size.columns));
}
