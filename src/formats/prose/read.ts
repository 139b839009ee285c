import { VFile } from 'vfile';
import type { FormatName, ParseInput, ParseResult } from '../format.ts';
import { Assembler } from './assemble.ts';
import type { Block } from './block.ts';
import { finishDraft } from './draft.ts';
import { Ledger } from './ledger.ts';
import { linesOf } from './lines.ts';
import { stepsOf } from './steps.ts';

/** Reads a page of prose: its blocks, as its format has them, become records, and every line is accounted for. */
export function readProse(
  { text, file }: ParseInput,
  format: FormatName,
  blocksOf: (page: VFile, lines: readonly string[]) => readonly Block[],
): ParseResult {
  const lines = linesOf(text);
  // One kind of line end, since a parser may count a lone carriage return differently from us.
  const page = new VFile({ path: file, value: lines.join('\n') });
  const ledger = new Ledger(lines);
  const assembler = new Assembler(stepsOf(blocksOf(page, lines)), ledger, page);
  assembler.run();
  return {
    records: assembler.drafts.map((draft) => finishDraft(draft, { file, format })),
    messages: page.messages,
    lines: ledger.accounts(),
  };
}
