import { PapersError } from '../../domain/errors.ts';
import { sanitiseLine } from '../../terminal/sanitise.ts';
import {
  decideMatches,
  type Doubtful,
  enrich,
  type Enriched,
  type EnrichReport,
  type EnrichRequest,
  type NamedMatch,
} from '../../verbs/enrich.ts';
import { servicesNamed } from '../../verbs/lookup/services.ts';
import type { Library } from '../../verbs/library.ts';
import { papersCounted } from '../../verbs/papers-counted.ts';
import { readQuery, select } from '../../verbs/select.ts';
import { namedPapers } from '../choose-papers.ts';
import type { Command, Invocation } from '../command.ts';
import { doubtfulBlock } from '../doubtful-block.ts';
import { printDocument } from '../output.ts';
import { EXIT, reportDiagnostics } from '../problems.ts';
import { createQuestions } from '../questions.ts';

type Enrich = Invocation<'enrich'>;

/** Progress is a share of the work; a bar wants whole numbers. */
const STEPS = 1000;

/** Reads `PAPER=MATCH`. Throws `bad-option`. */
async function namedMatches(
  invocation: Enrich,
  library: Library,
  given: readonly string[] = [],
): Promise<NamedMatch[]> {
  const matches: NamedMatch[] = [];
  for (const text of given) {
    const at = text.indexOf('=');
    if (at < 1 || at === text.length - 1)
      throw new PapersError('bad-option', `"${text}" does not name a paper and a match`, {
        kind: 'usage',
        remedy:
          'Write PAPER=MATCH as "papers enrich --doubtful" lists them: cobra-frames=doi:10.18653/v1/2023.findings-acl.392.',
      });
    const [entry] = await namedPapers(library, [text.slice(0, at)], invocation);
    if (entry !== undefined) matches.push({ entry, match: text.slice(at + 1) });
  }
  return matches;
}

function checkOptions({ words, options, mode, terminal }: Enrich): void {
  const decides = options.accept !== undefined || options.refuse !== undefined;
  const problem =
    decides && words.length > 0
      ? '--accept and --refuse name their papers: give no query with them'
      : options.offline === true && options.refresh === true
        ? '--offline and --refresh exclude each other'
        : [decides, options.review === true, options.doubtful === true].filter(Boolean).length > 1
          ? '--review, --doubtful and --accept or --refuse exclude each other'
          : options.review === true && options.dryRun === true
            ? '--review and --dry-run exclude each other'
            : undefined;
  if (problem !== undefined) throw new PapersError('bad-option', problem, { kind: 'usage' });
  if (options.review === true && !(mode.kind === 'person' && terminal.stdin.isTerminal))
    throw new PapersError('no-terminal', '--review needs a terminal to ask on', {
      kind: 'usage',
      remedy: 'In a script use --doubtful --json, then --accept or --refuse.',
    });
}

function enrichedLine({ id, from }: Enriched): string {
  const gained = from.map(({ service, fields }) => `${fields.join(', ')} (${service})`).join('; ');
  return `${sanitiseLine(id)}  ${sanitiseLine(gained)}\n`;
}

const DECIDE = ': papers enrich --review, --accept PAPER=MATCH or --refuse PAPER=MATCH';

function doubtfulCounted(count: number): string {
  return count === 1 ? '1 doubtful match' : `${count} doubtful matches`;
}

function summary({ lookedUp, enriched, doubtful, interrupted, dryRun }: Shown): string {
  const undo = dryRun ? ' (dry run: nothing changed)' : enriched.length > 0 ? ' ("papers undo" takes it back)' : '';
  const did = `${interrupted ? 'Interrupted. ' : ''}${dryRun ? 'Would enrich' : 'Enriched'}`;
  const unsure = doubtful.length === 0 ? '' : `; ${doubtfulCounted(doubtful.length)}`;
  return `${did} ${enriched.length} of ${papersCounted(lookedUp)} that lack something${undo}${unsure}`;
}

type Shown = Omit<EnrichReport, 'messages'>;

async function print({ mode, terminal, options }: Enrich, report: Shown): Promise<void> {
  const { stdout, stderr } = terminal;
  const { lookedUp, enriched, doubtful, interrupted, dryRun } = report;
  if (mode.kind !== 'person')
    return printDocument(terminal, mode, { lookedUp, enriched, doubtful, interrupted, dryRun });
  await stdout.write(enriched.map(enrichedLine).join(''));
  for (const match of doubtful) await stdout.write(doubtfulBlock(stdout, match));
  const said = options.doubtful === true ? doubtfulCounted(doubtful.length) : summary(report);
  await stderr.write(`${said}${doubtful.length > 0 ? stderr.style('faint', DECIDE) : ''}\n`);
}

type Answer = 'yes' | 'never' | 'skip' | 'quit';
const ANSWERS: Readonly<Record<string, Answer>> = { y: 'yes', n: 'never', s: 'skip', q: 'quit' };
const QUESTION = 'Is it? y take it, n never ask again, s skip, q quit: ';

/** Asks about each doubtful match. Each answer is on disk before the next question. */
async function review(
  invocation: Enrich,
  library: Library,
  doubtful: readonly Doubtful[],
  request: EnrichRequest,
): Promise<void> {
  const { terminal } = invocation;
  const questions = createQuestions(terminal);
  const done = new Set<string>();
  let [taken, refused] = [0, 0];
  for (const [index, item] of doubtful.entries()) {
    if (done.has(item.id)) continue;
    await terminal.stdout.write(`${index + 1} of ${doubtful.length}  ${doubtfulBlock(terminal.stdout, item)}`);
    const answer = await questions.ask(QUESTION, ANSWERS, 'quit');
    if (answer === 'quit') break;
    if (answer === 'skip') continue;
    const [entry] = await namedPapers(library, [item.id], invocation);
    const named = entry === undefined ? [] : [{ entry, match: item.match }];
    await decideMatches(
      library,
      answer === 'yes' ? { accepted: named, refused: [] } : { accepted: [], refused: named },
      request,
    );
    if (answer === 'yes') done.add(item.id);
    taken += Number(answer === 'yes');
    refused += Number(answer === 'never');
  }
  await questions.close();
  await terminal.stderr.write(`${taken} taken, ${refused} refused ("papers undo" takes the last back)\n`);
}

export const enrichCommand: Command<'enrich'> = async (invocation) => {
  const { words, options, terminal, clock, openLibrary, network, interruptible } = invocation;
  const services = servicesNamed(options.service ?? []);
  if (services === undefined)
    throw new PapersError('bad-option', `no service is called "${(options.service ?? []).join('", "')}"`, {
      kind: 'usage',
      remedy: 'The services are arxiv, crossref, openalex, semantic-scholar and dblp.',
    });
  checkOptions(invocation);
  const library = await openLibrary();
  const onlyListed = options.doubtful === true;
  const offline = options.offline === true || onlyListed;
  const lookUps = await network(library, { offline, refresh: options.refresh === true });
  const request = { lookUps, services, dryRun: options.dryRun === true || onlyListed };
  if (options.accept !== undefined || options.refuse !== undefined) {
    const accepted = await namedMatches(invocation, library, options.accept);
    const refused = await namedMatches(invocation, library, options.refuse);
    const enriched = await decideMatches(library, { accepted, refused }, request);
    const { dryRun } = request;
    await print(invocation, { lookedUp: accepted.length, enriched, doubtful: [], interrupted: false, dryRun });
    return EXIT.done;
  }
  if (!offline && !lookUps.hasContact)
    await terminal.stderr.write(
      `${terminal.stderr.style('hint', 'Tell the services how to reach you, and they answer sooner: papers config contact you@example.org')}\n`,
    );
  const query = words.join(' ');
  const entries = select(library, readQuery(query, true).node, clock());
  const bar = terminal.activity.bar('Looking up');
  const report = await interruptible((signal) =>
    enrich(library, entries, {
      ...request,
      signal,
      onProgress: (share) => bar.update(Math.round(share * STEPS), STEPS),
    }),
  );
  bar.clear();
  const asks = options.review === true && !report.interrupted;
  await print(invocation, onlyListed ? { ...report, enriched: [] } : asks ? { ...report, doubtful: [] } : report);
  const messages = onlyListed ? [] : report.messages;
  const status = await reportDiagnostics(terminal, messages);
  if (asks) await review(invocation, library, report.doubtful, request);
  return report.interrupted ? EXIT.interrupted : status;
};
