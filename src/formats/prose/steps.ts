import type { Block, TableRow } from './block.ts';
import type { Draft } from './draft.ts';
import { listEntry } from './list-entry.ts';
import { isAbstractLike } from './shape.ts';
import { type Unit, unitsOf } from './units.ts';

/** What a page comes down to, in order: things it says, points of lists that are papers, tables, and the rest. */
export type Step =
  | { readonly kind: 'unit'; readonly unit: Unit }
  | { readonly kind: 'entry'; readonly draft: Draft; readonly children: readonly Step[] }
  | { readonly kind: 'table'; readonly head: TableRow; readonly body: readonly TableRow[] }
  | { readonly kind: 'furniture'; readonly start: number; readonly end: number; readonly what: string };

function unitSteps(block: Extract<Block, { rows: readonly unknown[] }>): Step[] {
  return unitsOf(block).map((unit) => ({ kind: 'unit', unit }));
}

/**
 * A point of a list is a paper, or facts of the paper before it (`- Tags: icl`, `- 3 authors`), or an abstract; any other
 * is furniture, with what is nested in it.
 */
function itemSteps(block: Extract<Block, { kind: 'item' }>): Step[] {
  const units = unitsOf({ ...block, kind: 'paragraph' });
  const children = block.children.flatMap(blockSteps);
  const [first, ...more] = units;
  const saysFacts = units.some(({ kind }) => kind === 'fact' || kind === 'authors');
  // Its first lines may name a paper, and further ones say more of it.
  const own = first?.kind === 'text' ? block.rows.filter(({ line }) => line <= first.end) : [];
  const draft = own.length > 0 ? listEntry({ ...block, rows: own, children: [] }) : undefined;
  if (draft !== undefined)
    return [{ kind: 'entry', draft, children: [...more.map((unit): Step => ({ kind: 'unit', unit })), ...children] }];
  const saysAbstract = units.every((unit) => unit.kind === 'text' && isAbstractLike(unit.text));
  if (saysFacts || saysAbstract) return [...units.map((unit): Step => ({ kind: 'unit', unit })), ...children];
  const rest = units.map(({ start, end }): Step => ({ kind: 'furniture', start, end, what: 'point of a list' }));
  return [...rest, ...children];
}

function blockSteps(block: Block): Step[] {
  switch (block.kind) {
    case 'furniture':
    case 'table':
      return [block];
    case 'item':
      return itemSteps(block);
    default:
      return unitSteps(block);
  }
}

/** The steps of a page. */
export function stepsOf(blocks: readonly Block[]): Step[] {
  return blocks.flatMap(blockSteps);
}
