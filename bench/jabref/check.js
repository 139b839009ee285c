import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CHECK = fileURLToPath(new URL('Check.java', import.meta.url));
const papers = fileURLToPath(new URL('../../bin/papers.js', import.meta.url));
const JARS = '/usr/share/java';

/** What JabRef wishes of style, and what no file of ours can grant: keys of its own pattern, braces round every capital, and ASCII alone. */
const WISHES = /key deviates from generated key|capital letters are not masked|Non-ASCII encoded character/;

/** The records of a .bib file, but for where they were read. */
function recordsOf(file) {
  const lines = execFileSync(process.execPath, [papers, 'parse', file, '--jsonl'], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const { sources, id, ...record } = JSON.parse(line);
      return JSON.stringify(record);
    });
}

/**
 * What JabRef says of a .bib file, a line each: warnings of its parser, findings of its check of integrity, and entries that are not
 * the same records once it has written the file anew. Undefined where it, or the compiler of Java, is not installed.
 */
export function jabrefSays(file, dialect, entries, folder) {
  const jar = join(JARS, 'jabref.jar');
  if (!existsSync(jar)) return undefined;
  const written = join(folder, `jabref-${dialect}.bib`);
  const classes = `${jar}:${JARS}/*`;
  const { status, stdout, stderr, error } = spawnSync(
    'java',
    ['-Djava.awt.headless=true', '-cp', classes, CHECK, file, dialect, written],
    { encoding: 'utf8', maxBuffer: 1e9 },
  );
  if (error?.code === 'ENOENT' || /compiler|jdk\.compiler/i.test(status === 0 ? '' : stderr)) return undefined;
  if (status !== 0) return [stderr.trim().split('\n').slice(-5).join('\n')];
  const said = stdout.trim().split('\n');
  const counted = said.pop();
  const [ours, again] = [recordsOf(file), recordsOf(written)];
  return [
    ...said.filter((line) => !WISHES.test(line)),
    ...(counted === `${entries} entries` ? [] : [`${counted} of ${entries}`]),
    ...ours.filter((record) => !again.includes(record)).map((record) => `comes back changed: ${record.slice(0, 120)}`),
  ];
}
