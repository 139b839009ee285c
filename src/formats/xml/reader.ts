import type { Source } from '../../domain/paper.ts';
import type { FormatName, LabelledRecord, StreamReader } from '../format.ts';
import { Batch } from '../stream-reader.ts';
import { ElementReader, type XmlElement } from './elements.ts';

/** A format of which each record is an element of one name, or of one of several. */
export interface XmlFormat {
  readonly name: FormatName;
  readonly elements: readonly string[];
  /** Undefined when it has no title. */
  readonly recordOf: (element: XmlElement, source: Source) => LabelledRecord | undefined;
}

/** Reads the records of an XML document as it comes. */
export function xmlReader({ name, elements: wanted, recordOf }: XmlFormat, file: string): StreamReader {
  const batch = new Batch();
  // Lines that nothing has accounted for yet begin here.
  let next = 1;
  let lines = 1;
  let endsInLine = false;
  let held = false;

  const lastLine = (): number => (endsInLine ? lines : lines - 1);
  const upTo = (line: number): void => {
    for (; next < line; next += 1) batch.line(next, 'furniture');
  };
  const reader = new ElementReader(wanted, (element) => {
    const { line } = element;
    // One that is open at the end of a text that ends a line goes no further than that line.
    const endLine = Math.min(element.endLine, lastLine());
    upTo(line);
    const found = recordOf(element, { file, format: name, line, endLine });
    const record = found === undefined ? undefined : batch.record(found);
    if (record === undefined)
      batch.message({
        reason: 'a record that says nothing',
        file,
        line,
        ruleId: 'empty-record',
        fatal: true,
        note: 'The record was left out; the others were read.',
      });
    for (; next <= endLine; next += 1)
      if (record === undefined) batch.line(next, 'furniture', undefined, 'no paper');
      else batch.line(next, next === line ? 'title' : 'metadata', record);
  });

  const feed = (text: string): void => {
    if (text === '') return;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
    endsInLine = !text.endsWith('\n');
    reader.push(text);
  };

  return {
    push: (text) => {
      const whole = held ? `\r${text}` : text;
      held = whole.endsWith('\r');
      feed((held ? whole.slice(0, -1) : whole).replace(/\r\n?/g, '\n'));
      return batch.take();
    },
    end: () => {
      if (held) feed('\n');
      reader.end();
      if (reader.gaveUpAt !== undefined)
        batch.message({
          reason: 'elements stand in one another without end',
          file,
          line: reader.gaveUpAt,
          ruleId: 'too-deep',
          fatal: true,
          note: 'What was before it was read; the rest was left out.',
        });
      upTo(lastLine() + 1);
      return batch.take();
    },
  };
}
