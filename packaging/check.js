// Looks at the package as it would be published: "npm run pack:check". What is in it, then what publint and
// are-the-types-wrong say of the tarball; both come from the registry for the check alone.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { problemsOf } from './contents.js';

const PUBLINT = 'publint@0.3.25';
const ATTW = '@arethetypeswrong/cli@0.18.5';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'papers-pack-'));
const onWindows = process.platform === 'win32';

/** Runs a program of npm's; Windows has them as scripts of its shell. */
function run(command, ...args) {
  return spawnSync(command, args, { cwd: root, encoding: 'utf8', shell: onWindows });
}

try {
  const packed = run('npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder);
  if (packed.status !== 0) throw new Error(packed.stderr);
  const [{ filename, size, unpackedSize, files }] = JSON.parse(packed.stdout);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const problems = problemsOf({ files, version, changelog: readFileSync(join(root, 'CHANGELOG.md'), 'utf8') });
  for (const [name, ...flags] of [
    [PUBLINT, '--strict'],
    // ES modules alone: every Node that papers runs on can require them.
    [ATTW, '--profile', 'esm-only'],
  ]) {
    const { status, stdout, stderr } = run('npx', '--yes', name, join(folder, filename), ...flags);
    if (status !== 0) problems.push(`${name}:\n${stdout}${stderr}`);
  }
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.stdout.write(
    `${filename}: ${files.length} files, ${Math.round(size / 1024)} KB packed, ${Math.round(unpackedSize / 1024)} KB unpacked\n`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
