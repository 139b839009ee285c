import { PapersError } from '../../domain/errors.ts';
import { mapFormat, mapPapers, mapText } from '../../verbs/map.ts';
import { papersCounted } from '../../verbs/papers-counted.ts';
import { readQuery, select } from '../../verbs/select.ts';
import type { Command } from '../command.ts';
import { countOption } from '../count-option.ts';
import { mapDrawing } from '../map-drawing.ts';
import { printDocument } from '../output.ts';
import { EXIT } from '../problems.ts';
import { reportHints, reportNearMisses } from '../query-report.ts';

/** As many as there are letters to call them by. */
const MOST_CLUSTERS = 26;

function clustersOption(text: string | undefined): number | undefined {
  const clusters = countOption('--clusters', text);
  if (clusters === undefined || clusters <= MOST_CLUSTERS) return clusters;
  throw new PapersError('bad-option', `--clusters wants at most ${MOST_CLUSTERS}`, { kind: 'usage' });
}

export const map: Command<'map'> = async ({ words, options, mode, terminal, clock, files, version, openLibrary }) => {
  const { output, to } = options;
  const clusters = clustersOption(options.clusters);
  const format = mapFormat(to, output);
  const query = words.join(' ');
  const reading = readQuery(query, false);
  await reportHints(terminal, reading);
  const library = await openLibrary();
  const entries = select(library, reading.node, clock());
  if (entries.length === 0) await reportNearMisses(terminal, library, reading);
  const bar = terminal.activity.bar('Mapping');
  const made = mapPapers(entries, {
    ...(clusters !== undefined && { clusters }),
    progress: (done) => bar.update(done, 1),
  });
  bar.clear();
  const drawn = async (): Promise<string> => {
    if (format !== 'text') {
      const title = query === '' ? 'Map of the papers' : `Map of the papers: ${query}`;
      return mapText(made, entries, format, { title, version });
    }
    if (entries.length === 0) return '';
    return `${mapDrawing(made, terminal.stdout, terminal.drawsUnicode).join('\n')}\n`;
  };
  if (output !== undefined && output !== '-') {
    await files.write(output, await drawn(), options.force === true);
    await terminal.stderr.write(`Wrote a map of ${papersCounted(entries.length)} to ${output}.\n`);
  } else if (mode.kind === 'person') await terminal.stdout.write(await drawn());
  else await printDocument(terminal, mode, made);
  return EXIT.done;
};
