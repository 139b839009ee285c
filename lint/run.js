// The static checks, side by side; only what fails is heard of.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { config } from './oxlint-config.js';

// Beside the folders that its patterns name, since oxlint takes them from where its configuration lies.
const configFile = `.oxlint-${process.pid}.json`;
writeFileSync(configFile, JSON.stringify(config));

const bin = (name) => new URL(`../node_modules/.bin/${name}`, import.meta.url).pathname;
const TREES = [
  'src',
  'test',
  'bench',
  'bin',
  'lint',
  'packaging',
  'build.js',
  'build-api.js',
  'vitest.config.ts',
].filter((tree) => existsSync(tree));

const CHECKS = {
  types: [bin('tsc'), '--noEmit', '-p', '.'],
  lint: [bin('oxlint'), '-c', configFile, '--type-aware', '--deny-warnings', ...TREES],
  format: [bin('oxfmt'), '--check', ...TREES],
  'dead code': [bin('knip')],
};

function check([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: process.cwd(), env: { ...process.env, NO_COLOR: '1' } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ status: 1, output: String(error) }));
    child.on('close', (status) => resolve({ status, output }));
  });
}

// An address of some registry in the lock file would make it useless to everyone else.
function lockFileProblem() {
  return readFileSync('package-lock.json', 'utf8').includes('"resolved"')
    ? 'package-lock.json names a registry'
    : undefined;
}

const only = process.argv.slice(2);
const chosen = Object.entries(CHECKS).filter(([name]) => only.length === 0 || only.includes(name));
try {
  const results = await Promise.all(chosen.map(async ([name, command]) => ({ name, ...(await check(command)) })));
  for (const { name, status, output } of results)
    if (status !== 0) {
      process.stderr.write(`--- ${name} ---\n${output}\n`);
      process.exitCode = 1;
    }
  const problem = lockFileProblem();
  if (problem !== undefined) {
    process.stderr.write(`--- lock file ---\n${problem}\n`);
    process.exitCode = 1;
  }
  if (process.exitCode === undefined) process.stdout.write(`${chosen.map(([name]) => name).join(', ')}: all good\n`);
} finally {
  rmSync(configFile, { force: true });
}
